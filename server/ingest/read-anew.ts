import type { Article } from '../contract/article.ts';
import type { Facts } from '../contract/facts.ts';
import { cutLearned, restoreLearned } from '../text/edge-lines.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { type Analyse, mustBeRead } from './analysing.ts';

export type Reader = { readonly warehouse: Warehouse; readonly analyse: Analyse };

/** Articles that are read anew together. */
const TOGETHER = 200;

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
    const read = mustBeRead(await analyse(whole), whole);
    yield read.map((facts, at) => ({ facts, run: stored[at]!.run, before: stored[at]!.mentions }));
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
      const again = read.map(({ facts }) => facts.article);
      const facts = mustBeRead(await reader.analyse(again), again);
      read = read.map((one, at) => ({ ...one, facts: facts[at]! }));
    }
    for (const one of read) if (one.run === run) change += one.facts.mentions.length - one.before;
  }
  return change;
}
