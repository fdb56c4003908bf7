/** What an archive may unpack to in all, and how many files it may hold. */
export const MOST_UNPACKED_BYTES = 200_000_000;
export const MOST_ENTRIES = 1000;

/** Text packs to a quarter or a tenth; what was packed this many times over was made to fill a memory. */
export const MOST_RATIO = 100;

/** Less than this is harmless, however thin. */
const RATIO_COUNTS_FROM = 1_000_000;

/** Packed so many times over that nobody wrote it to be read. */
export const isTooThin = (unpacked: number, packed: number): boolean =>
  unpacked > RATIO_COUNTS_FROM && unpacked > MOST_RATIO * packed;

export const TOO_THIN = `packed more than ${MOST_RATIO} times over, as no text is; what came before was read`;

/** Data that cannot be read on; the message is the reason, for whoever reads of it. */
export class Broken extends Error {}
