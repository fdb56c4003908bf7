import type { RawArticle } from '../../contract/article.ts';
import { allBytes } from '../bytes.ts';
import type { Decoded } from '../decode.ts';
import { article, type Found, type Input, MOST_BYTES, tooLarge, unreadable } from './reader.ts';

type Said = Pick<RawArticle, 'body' | 'format'> & Partial<RawArticle>;

/** A file that is one article: all its bytes at once, or a refusal when they are more than an article may have. */
export async function* readWhole({ name, chunks }: Input, make: (bytes: Buffer) => Said): AsyncGenerator<Found> {
  const { bytes, size } = await allBytes(chunks, MOST_BYTES);
  if (bytes === null) yield unreadable(name, tooLarge(size));
  else if (bytes.length > 0) yield article(name, make(bytes));
}

/** How many letters could not be read, for an article; nothing where all could. */
export const unreadLetters = ({ replaced }: Decoded): Pick<RawArticle, 'replaced'> =>
  replaced === 0 ? {} : { replaced };
