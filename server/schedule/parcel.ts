import type { AlertEvent, MadeFile } from '../contract/schedule.ts';

/** A file as it was made, where it lies until everybody has it. */
export type PackedFile = MadeFile & { readonly path: string };

/** All that one sending carries, the same for every delivery. */
export type Parcel = {
  /** Slug of the schedule or alert. */
  readonly of: string;
  readonly sending: number;
  readonly cause: string;
  /** The time that it was for, and the instant of the data, in UTC. */
  readonly slot: string;
  readonly instant: string | null;
  readonly title: string;
  readonly subtitle: string;
  readonly snapshot: string;
  /** The page with the same figures. */
  readonly link: string;
  /** What narrowed it, in the one grammar. */
  readonly query: string;
  readonly files: readonly PackedFile[];
  /** What a person reads first. */
  readonly letter: { readonly html: string; readonly text: string };
  /** What an alert tells; empty for a schedule. */
  readonly events: readonly AlertEvent[];
};

/** Brings a parcel somewhere and says where. Bringing the same one twice leaves it there once. Throws an `Error` in words for people. */
export type Deliver = (parcel: Parcel, signal: AbortSignal) => Promise<{ readonly where: string }>;

/** Names a sending for whoever gets it, the same at each attempt. */
export const idOf = ({ of, slot, snapshot }: Parcel): string =>
  `${of}.${slot.replace(/\W/g, '')}.${snapshot}`.replace(/[^\w.-]/g, '-');

export const MANIFEST_ENDING = '.manifest.json';
export const manifestName = ({ of, slot, snapshot }: Parcel): string =>
  `${of}_${slot.slice(0, 10)}_snapshot-${snapshot}${MANIFEST_ENDING}`;

/** What the files of a parcel are of, to lie beside them. It knows no time of writing, so that the same sending has the same manifest. */
export function manifestOf(parcel: Parcel, files: Parcel['files'] = parcel.files): string {
  const told = {
    of: parcel.of,
    title: parcel.title,
    slot: parcel.slot,
    snapshot: parcel.snapshot,
    data_of: parcel.instant,
    query: parcel.query,
    link: parcel.link,
    files: files.map(({ path: _path, ...file }) => file),
    events: parcel.events,
  };
  return `${JSON.stringify(told, null, 2)}\n`;
}
