import { createAnalyser } from '../analysis/analyse.ts';
import type { Config } from '../base/config.ts';
import type { Article } from '../contract/article.ts';
import type { Catalogue } from '../contract/actor.ts';
import type { Facts } from '../contract/facts.ts';
import { openScorer } from '../ingest/scorers.ts';
import { openCatalogue } from './house.ts';

/** What reads text: the catalogue that ships, and the analysis made of it and a scorer. */
export type Reading = {
  readonly catalogue: Catalogue;
  /** In this thread; compiled at the first article. */
  readonly analyse: (article: Article) => Facts;
};

/** Reads the catalogue; finder and scorer are opened and compiled at the first article, which takes about half a second. */
export function openReading({ scorer: by }: Pick<Config, 'scorer'>): Reading {
  const catalogue = openCatalogue();
  let analyse: Reading['analyse'] | null = null;
  return {
    catalogue,
    analyse: (article) => (analyse ??= createAnalyser({ catalogue, scorer: openScorer(by) }))(article),
  };
}
