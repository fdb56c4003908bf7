import type { Article } from '../contract/article.ts';
import type { Facts } from '../contract/facts.ts';

/** Why an article has no facts. */
export type Failed = { readonly failed: string };

/** Reads articles together: for each, in their order, its facts, or why it has none. */
export type Analyse = (articles: readonly Article[]) => Promise<readonly (Facts | Failed)[]>;

/** Lets whoever else waits have a turn. */
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Reads articles in this thread, one after the other; others have a turn between two of them. */
export const inThread =
  (read: (article: Article) => Facts): Analyse =>
  async (articles) => {
    const all: (Facts | Failed)[] = [];
    for (const article of articles) {
      await breath();
      try {
        all.push(read(article));
      } catch (error) {
        all.push({ failed: String(error) });
      }
    }
    return all;
  };

/** The facts of all; throws where one has none. */
export function mustBeRead(all: readonly (Facts | Failed)[], articles: readonly Article[]): Facts[] {
  return all.map((one, at) => {
    if ('failed' in one) throw new Error(`${articles[at]?.id} could not be analysed: ${one.failed}`);
    return one;
  });
}
