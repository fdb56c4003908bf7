import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAnalyser } from './analysis/analyse.ts';
import { parseCatalogue } from './analysis/catalogue.ts';
import { createLexiconScorer } from './analysis/sentiment.ts';
import { scorerName } from './analysis/scorer.ts';
import type { Clock } from './base/clock.ts';
import type { Config } from './base/config.ts';
import { projectRoot } from './base/root.ts';
import type { Article } from './contract/article.ts';
import type { Catalogue } from './contract/actor.ts';
import type { Facts } from './contract/facts.ts';
import { type Asking, createAsking } from './exports/answer.ts';
import type { Street } from './ingest/ingest.ts';
import { createLive, type Live } from './ingest/live.ts';
import { storyRule } from './text/likeness.ts';
import { openWarehouse } from './warehouse/open.ts';

/** What reads text: the catalogue, the scorer, and the analysis made of both. */
export type Reading = {
  readonly catalogue: Catalogue;
  readonly analyse: (article: Article) => Facts;
  /** Everything that could change a number, for the snapshot. */
  readonly settings: Readonly<Record<string, string>>;
};

/** Reads the catalogue and compiles the finder and the scorer: about a quarter of a second. */
export function openReading(config: Config): Reading {
  const folder = join(projectRoot(), 'data', 'catalogue');
  const actors = readFileSync(join(folder, 'actors.jsonl'), 'utf8');
  const titles = readFileSync(join(folder, 'titles.json'), 'utf8');
  const catalogue = parseCatalogue(actors, titles);
  const scorer = createLexiconScorer();
  return {
    catalogue,
    analyse: createAnalyser({ catalogue, scorer, metonyms: config.metonyms }),
    settings: {
      catalogue: createHash('sha256').update(actors).update(titles).digest('hex').slice(0, 16),
      scorer: scorerName(scorer),
      metonyms: String(config.metonyms),
    },
  };
}

export type House = { readonly asking: Asking; readonly street: Street; readonly live: Live };

/** Opens the warehouse with the catalogue in it: what asking and ingesting both stand on. */
export async function openHouse(config: Config, clock: Clock): Promise<House> {
  const { catalogue, analyse, settings } = openReading(config);
  const warehouse = await openWarehouse(config, clock, settings, storyRule);
  await warehouse.putActors(catalogue.actors);
  const live = createLive(clock);
  return {
    asking: createAsking(warehouse, clock, config.timezone, catalogue, live.running),
    street: { warehouse, analyse, clock, timezone: config.timezone, watch: live },
    live,
  };
}
