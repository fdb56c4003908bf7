import { isUtf8 } from 'node:buffer';
import PostalMime, { type Email } from 'postal-mime';
import { messageOf } from '../../base/errors.ts';
import { allBytes } from '../bytes.ts';
import { decodeBytes, windows1252Letters } from '../decode.ts';
import { article, type Found, type Input, megabytes, oneLine, unreadable } from './reader.ts';
import { unwrapped } from './unwrap.ts';

/** Servers carry 25 MB of attachments, which are a third larger in their letters. */
export const MOST_MAIL_BYTES = 35_000_000;

export const mailTooLarge = (size: number): string => `larger than ${megabytes(MOST_MAIL_BYTES)} (${megabytes(size)})`;

/** A message: one article of its page, or else its plain text; attachments are not read. */
export async function* readMail({ name, chunks }: Input): AsyncGenerator<Found> {
  const { bytes, size } = await allBytes(chunks, MOST_MAIL_BYTES);
  if (bytes === null) yield unreadable(name, mailTooLarge(size));
  else if (bytes.length > 0) yield await mailFound(bytes, name);
}

/** What one message holds. */
export async function mailFound(bytes: Buffer, input: string): Promise<Found> {
  let mail: Email;
  try {
    mail = await PostalMime.parse(declared(bytes));
  } catch (error) {
    return unreadable(input, `not a sound message (${messageOf(error)})`);
  }
  const header = (key: string): string | null => mail.headers.find((one) => one.key === key)?.value || null;
  if (header('from') === null && header('subject') === null && header('date') === null) {
    return unreadable(input, 'not a message (it begins with no From, Subject or Date)');
  }
  const said = {
    title: lineOf(mail.subject),
    source: sourceOf(mail),
    published: dateOf(header('date')),
    language: header('content-language'),
  };
  const html = windows1252Letters(mail.html ?? '');
  if (hasText(seenIn(html).replace(TAG, ' '))) {
    return article(input, { ...said, body: html, format: 'html', ...lostIn(html) });
  }
  const text = windows1252Letters(mail.text ?? '');
  if (hasText(text)) {
    return article(input, { ...said, body: unwrapped(text), format: 'text', ...lostIn(text) });
  }
  const attached = mail.attachments.map(({ filename, mimeType }) => filename ?? mimeType).join(', ');
  return unreadable(input, `the message has no text${attached === '' ? '' : `, only attachments (${attached})`}`);
}

/** A message that names no character set is read as files are: UTF-8 where it is valid, else what its letters show. */
const declared = (bytes: Buffer): Buffer =>
  isUtf8(bytes) || /charset\s*=/i.test(bytes.toString('latin1')) ? bytes : Buffer.from(decodeBytes(bytes).text);

const UNSEEN = /<(style|script|title)\b|<!--/gi;

/** A page without what no reader sees; what is begun and never ended goes to the end, as browsers have it. */
function seenIn(html: string): string {
  const low = html.toLowerCase();
  const open = new RegExp(UNSEEN);
  let [seen, from] = ['', 0];
  for (let found = open.exec(low); found !== null; found = open.exec(low)) {
    seen += `${html.slice(from, found.index)} `;
    from = low.indexOf(found[1] === undefined ? '-->' : `</${found[1]}`, found.index);
    if (from < 0) return seen;
    open.lastIndex = from;
  }
  return seen + html.slice(from);
}

const TAG = /<[^<>]*>|&(?:[a-z]{2,10}|#\w{1,7});/gi;
const hasText = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

const lineOf = (text: string | undefined): string | null => {
  const line = oneLine(windows1252Letters(text ?? '').replace(/\s+/g, ' ')).trim();
  return line === '' ? null : line;
};

/** Who sent it, by the name that readers see; the host of the address where there is none. */
function sourceOf({ from, sender }: Email): string | null {
  const first = from ?? sender;
  const name = lineOf(first?.name.replace(/^["'\s]+|["'\s]+$/g, ''));
  if (name !== null && !/^\S+@\S+$/.test(name)) return name;
  const [, host = null] = /@([\w.-]+)\s*$/.exec((first?.address ?? name ?? '').slice(-300)) ?? [];
  return host?.toLowerCase() ?? null;
}

/** A year of two digits is one of 1950 to 2049 (RFC 5322, section 4.3). */
const dateOf = (written: string | null): string | null =>
  written
    ?.replace(
      /\b(\d{1,2}\s+[A-Z][a-z]{2})\s+(\d\d)(?=\s)/,
      (_, day: string, year: string) => `${day} ${Number(year) < 50 ? 20 : 19}${year}`,
    )
    .trim() || null;

const lostIn = (text: string): { replaced?: number } => {
  const replaced = text.split('\uFFFD').length - 1;
  return replaced === 0 ? {} : { replaced };
};
