import { linesOf } from './lines.ts';
import { MOST_MAIL_BYTES, mailFound, mailTooLarge } from './mail.ts';
import { type Found, type Input, unreadable } from './reader.ts';

/** The line before a message: who sent it, and when in the way of C's asctime, or near it. */
const BEGINS = /^From \S.{0,300}\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b.{0,100}\d\d?:\d\d/;
/** Within a message it is written with a mark before it, one more where the text itself had such marks (mboxrd). */
const QUOTED = /^>+From /;

const LF = Buffer.from('\n');

/** Messages one behind the other; each is named by its number ("letters.mbox#3"), and one at a time is held. */
export async function* readMbox({ name, chunks }: Input): AsyncGenerator<Found> {
  let [no, size] = [0, 0];
  let parts: Buffer[] = [];
  const message = async (): Promise<Found> => {
    const input = `${name}#${no}`;
    if (size > MOST_MAIL_BYTES) return unreadable(input, mailTooLarge(size));
    const bytes = Buffer.concat(parts);
    return bytes.toString('latin1').trim() === ''
      ? unreadable(input, 'an empty message')
      : await mailFound(bytes, input);
  };
  let blank = true;
  for await (const { bytes, size: length } of linesOf(chunks)) {
    const head = bytes?.toString('latin1', 0, 420) ?? '';
    if (blank && BEGINS.test(head)) {
      if (no > 0) yield await message();
      no += 1;
      parts = [];
      size = 0;
      blank = false;
      continue;
    }
    blank = bytes !== null && head.trim() === '';
    if (no === 0) {
      // Some exports leave the line out before the first message.
      if (blank) continue;
      no = 1;
    }
    size += length + 1;
    if (bytes === null || size > MOST_MAIL_BYTES) {
      parts = [];
      size = Math.max(size, MOST_MAIL_BYTES + 1);
    } else parts.push(QUOTED.test(head) ? bytes.subarray(1) : bytes, LF);
  }
  if (no > 0) yield await message();
}
