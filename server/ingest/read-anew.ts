import type { Article } from '../contract/article.ts';
import type { Facts } from '../contract/facts.ts';
import { cutLearned, restoreLearned } from '../text/edge-lines.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

export type Reader = { readonly warehouse: Warehouse; readonly analyse: (article: Article) => Facts };

/** Articles that are read anew together. */
const TOGETHER = 200;
/** Articles analysed before others have a turn. */
const IN_ONE_GO = 20;

/** Takes the lines known as furniture of their sources out of articles. */
export async function withoutLearned(warehouse: Warehouse, articles: readonly Article[]): Promise<Article[]> {
  const learned = await warehouse.lines.learned([...new Set(articles.map(({ source }) => source))]);
  return articles.map((article) => cutLearned(article, learned.get(article.source) ?? new Set()));
}

/** What is read in stored articles by what is known now, and how many mentions each had. Nothing is changed. */
export async function* factsAnew(
  { warehouse, analyse }: Reader,
  articles: readonly number[],
): AsyncGenerator<{ readonly facts: Facts; readonly run: number; readonly before: number }[]> {
  for (let from = 0; from < articles.length; from += TOGETHER) {
    const stored = await warehouse.stored(articles.slice(from, from + TOGETHER));
    const whole = await withoutLearned(
      warehouse,
      stored.map(({ article }) => restoreLearned(article)),
    );
    const read = [];
    for (const [at, article] of whole.entries()) {
      if (at % IN_ONE_GO === 0) await new Promise((resolve) => setImmediate(resolve));
      read.push({ facts: analyse(article), run: stored[at]!.run, before: stored[at]!.mentions });
    }
    yield read;
  }
}

/** Reads stored articles by what is known now and puts that in place. Returns by how much the mentions of a run's own articles changed. */
export async function readArticlesAnew(reader: Reader, articles: readonly number[], run: number): Promise<number> {
  let change = 0;
  for await (const part of factsAnew(reader, articles)) {
    let read = part;
    // What reads texts may have changed while these were read: then they are read once more.
    while (
      !(await reader.warehouse.rewrite(
        run,
        read.map(({ facts }) => facts),
      ))
    ) {
      read = read.map((one) => ({ ...one, facts: reader.analyse(one.facts.article) }));
    }
    for (const one of read) if (one.run === run) change += one.facts.mentions.length - one.before;
  }
  return change;
}
