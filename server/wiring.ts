import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAnalyser, READING } from './analysis/analyse.ts';
import { parseCatalogue } from './analysis/catalogue.ts';
import { createLexiconScorer } from './analysis/sentiment.ts';
import { scoringOf } from './analysis/tone/scoring.ts';
import { createTone, type Tone } from './analysis/tone/scorers.ts';
import { type Scorer, scorerName } from './analysis/scorer.ts';
import { type Clock, systemClock } from './base/clock.ts';
import type { Config } from './base/config.ts';
import type { Log } from './base/log.ts';
import { projectRoot } from './base/root.ts';
import { instantText } from './base/week.ts';
import type { Article } from './contract/article.ts';
import type { Catalogue } from './contract/actor.ts';
import type { Change } from './contract/correction.ts';
import type { Facts } from './contract/facts.ts';
import type { Scoring } from './contract/scoring.ts';
import type { ScorerName } from './contract/vocabulary.ts';
import { type Asking, createAsking } from './exports/answer.ts';
import { createWatchlists } from './exports/watchlists.ts';
import { createGuard } from './ingest/fetch/addresses.ts';
import { LIMITS } from './ingest/fetch/limits.ts';
import { createDispatcher, systemResolve } from './ingest/fetch/network.ts';
import { createPoliteFetch, type PoliteFetch } from './ingest/fetch/polite.ts';
import { activeAtStart, createVersions, type Versions } from './ingest/catalogue/versions.ts';
import { type Corrections, openCorrections } from './ingest/corrections.ts';
import type { Street } from './ingest/ingest.ts';
import { createLive, type Live } from './ingest/live.ts';
import { createReanalysis, type Reanalysis } from './ingest/reanalysis.ts';
import { type Checks, createChecks } from './ingest/subscriptions/checks.ts';
import { createSubscriptions, type Subscriptions } from './ingest/subscriptions/subscriptions.ts';
import { textRules } from './text/rules.ts';
import { openWarehouse } from './warehouse/open.ts';

/** What reads text: the catalogue, the scorer, and the analysis made of both. */
export type Reading = {
  readonly catalogue: Catalogue;
  readonly analyse: (article: Article) => Facts;
  /** The same with what persons corrected; the catalogue is compiled anew. */
  readonly analyserOf: (changes: readonly Change[], catalogue?: Catalogue) => (article: Article) => Facts;
  /** What reads texts besides the catalogue. */
  readonly reader: { readonly scorer: string; readonly rules: string };
};

/** The catalogue that ships. */
export function openCatalogue(): Catalogue {
  const folder = join(projectRoot(), 'data', 'catalogue');
  const actors = readFileSync(join(folder, 'actors.jsonl'), 'utf8');
  const titles = readFileSync(join(folder, 'titles.json'), 'utf8');
  return parseCatalogue(actors, titles);
}

export const openScorer = (name: ScorerName): Scorer => (name === 'lexicon' ? createLexiconScorer() : openTone()[name]);

/** Reads the catalogue and compiles the finder and the scorer: about a third of a second. */
export function openReading(by: ScorerName): Reading {
  const catalogue = openCatalogue();
  const scorer = openScorer(by);
  const analyserOf = (changes: readonly Change[], by: Catalogue = catalogue) =>
    createAnalyser({ catalogue: by, scorer, changes });
  let plain: Reading['analyse'] | null = null;
  return {
    catalogue,
    // A house compiles its own, with its corrections.
    analyse: (article) => (plain ??= analyserOf([]))(article),
    analyserOf,
    reader: { scorer: scorerName(scorer), rules: READING },
  };
}

/** The trained scorers with the weights that ship: read and unpacked in about a tenth of a second. */
export function openTone(): Tone {
  const bytesOf = (file: string) => readFileSync(join(projectRoot(), 'data', 'sentiment', file));
  return createTone({
    vectors: bytesOf('vectors.bin'),
    linear: bytesOf('linear.bin'),
    networks: bytesOf('networks.bin'),
    calibration: JSON.parse(bytesOf('calibration.json').toString('utf8')),
  });
}

/** How the scores of a scorer are to be read. */
const openScoring = (name: ScorerName): Scoring =>
  scoringOf(name, JSON.parse(readFileSync(join(projectRoot(), 'data', 'sentiment', 'calibration.json'), 'utf8')));

export type House = {
  readonly asking: Asking;
  readonly street: Street;
  readonly live: Live;
  readonly subscriptions: Subscriptions;
  readonly corrections: Corrections;
  readonly versions: Versions;
  readonly reanalysis: Reanalysis;
};

/** Opens the warehouse with the catalogue in it: what asking and ingesting both stand on. */
export async function openHouse(config: Config, clock: Clock): Promise<House> {
  const { catalogue: shipped, analyserOf, reader } = openReading(config.scorer);
  const warehouse = await openWarehouse(config, clock, {}, textRules);
  const active = await activeAtStart(warehouse.versions, shipped, instantText(clock.now()));
  await warehouse.readings.use({ catalogue: active.hash, ...reader });
  const corrections = await openCorrections({ warehouse, clock, shipped: active.catalogue, analyserOf });
  await corrections.settle();
  const corrected: Catalogue = {
    get actors() {
      return corrections.actors();
    },
    get titles() {
      return corrections.catalogue().titles;
    },
  };
  const live = createLive(clock);
  const versions = createVersions({
    store: warehouse.versions,
    log: corrections.log,
    clock,
    shipped,
    underWay: () => reanalysis.underWay(),
  });
  const reanalysis = createReanalysis({
    warehouse,
    corrections,
    versions,
    analyserOf,
    reader,
    clock,
    basis: JSON.stringify([reader, config.timezone, textRules.stories.name, textRules.lines.name]),
    tell: live.analysing,
  });
  const { timezone, fetchAllow } = config;
  const guard = createGuard(fetchAllow);
  const subscriptions = createSubscriptions({ store: warehouse.subscriptions, clock, timezone, guard });
  subscriptions.whenChanged(live.subscriptionsChanged);
  const watchlists = createWatchlists({
    store: warehouse.watchlists,
    clock,
    told: config.watchlists,
    whose: corrections.whose,
  });
  return {
    asking: createAsking(
      warehouse,
      clock,
      config.timezone,
      corrected,
      live.running,
      live.underCheck,
      watchlists,
      openScoring(config.scorer),
    ),
    street: { warehouse, analyse: corrections.analyse, clock, timezone: config.timezone, watch: live },
    live,
    subscriptions,
    corrections,
    versions,
    reanalysis,
  };
}

/** What fetches, with the machine's clock, resolver and dice; the signal ends it at once. */
export function openFetching({ fetchAllow }: Config, signal?: AbortSignal): PoliteFetch {
  const guard = createGuard(fetchAllow);
  return createPoliteFetch({
    clock: systemClock,
    sleep: (ms) => sleep(ms, undefined, { signal }),
    random: Math.random,
    dispatcher: createDispatcher(guard, systemResolve, LIMITS),
    guard,
    limits: LIMITS,
    ...(signal === undefined ? {} : { signal }),
  });
}

/** What checks the subscriptions of a house when they are due, by the machine's clock. */
export const openChecks = (config: Config, { street, live, subscriptions }: House, log: Log): Checks =>
  createChecks({
    subscriptions,
    street,
    clock: systemClock,
    fetching: (signal) => openFetching(config, signal),
    sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => {}),
    random: Math.random,
    watch: live,
    log,
  });
