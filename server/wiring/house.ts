import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseCatalogue } from '../analysis/catalogue.ts';
import { READING } from '../analysis/reading.ts';
import { scoringOf, storedNameOf } from '../analysis/tone/scoring.ts';
import type { Clock } from '../base/clock.ts';
import type { Config } from '../base/config.ts';
import { type Log, silentLog } from '../base/log.ts';
import { projectRoot } from '../base/root.ts';
import { instantText } from '../base/week.ts';
import { AccuracyCard } from '../contract/accuracy.ts';
import type { Catalogue } from '../contract/actor.ts';
import { Examples } from '../contract/examples.ts';
import type { Scoring } from '../contract/scoring.ts';
import type { ScorerChoice } from '../contract/vocabulary.ts';
import { type Asking, createAsking } from '../exports/answer.ts';
import { createRosters } from '../exports/rosters.ts';
import type { Analyse } from '../ingest/analysing.ts';
import { type AnalysisThreads, createAnalysisThreads, startThread } from '../ingest/analysis-threads.ts';
import { createOutsideScorer, scoredOutside } from '../ingest/outside-scorer.ts';
import { createGuard } from '../ingest/fetch/addresses.ts';
import { catalogueAsOf } from '../ingest/catalogue/as-of.ts';
import { activeAtStart, createVersions, type Versions } from '../ingest/catalogue/versions.ts';
import { type Corrections, openCorrections } from '../ingest/corrections.ts';
import type { Street } from '../ingest/ingest.ts';
import { createLive, type Live } from '../ingest/live.ts';
import { createReanalysis, type Reanalysis } from '../ingest/reanalysis.ts';
import { createSubscriptions, type Subscriptions } from '../ingest/subscriptions/subscriptions.ts';
import { textRules } from '../text/rules.ts';
import { openWarehouse } from '../warehouse/open.ts';

/** The catalogue that ships. */
export function openCatalogue(): Catalogue {
  const folder = join(projectRoot(), 'data', 'catalogue');
  const actors = readFileSync(join(folder, 'actors.jsonl'), 'utf8');
  const titles = readFileSync(join(folder, 'titles.json'), 'utf8');
  return parseCatalogue(actors, titles);
}

/** What reads texts besides the catalogue, by name: stored beside what it found. */
const readerOf = ({ scorer: by, outside }: Config): { scorer: string; rules: string } => ({
  scorer: by === 'http' ? (outside?.name ?? 'http') : storedNameOf(by, calibration()),
  rules: READING,
});

const calibration = (): unknown =>
  JSON.parse(readFileSync(join(projectRoot(), 'data', 'sentiment', 'calibration.json'), 'utf8'));

/** More threads than this wait for whoever loads what they find. */
const MOST_THREADS = 4;

/** How the scores of a scorer are to be read. */
const openScoring = (name: ScorerChoice): Scoring => scoringOf(name, calibration());

/** A model outside gets time for a batch of sentences, not for ever. */
const OUTSIDE_TIMEOUT_MS = 60_000;

/** An analysis with its tones from the model outside, where the configuration names one; else the analysis itself. */
export function outsideTone({ outside }: Config, log: Log): (analyse: Analyse) => Analyse {
  if (outside === null) return (analyse) => analyse;
  const scorer = createOutsideScorer({ url: outside.url, fetch, timeoutMs: OUTSIDE_TIMEOUT_MS, log });
  return (analyse) => scoredOutside(analyse, scorer, outside.name);
}

/** The accuracy card that ships. */
const openAccuracy = (): AccuracyCard =>
  AccuracyCard.parse(JSON.parse(readFileSync(join(projectRoot(), 'data', 'accuracy.json'), 'utf8')));

/** The examples that ship. */
export const openExamples = (): Examples =>
  Examples.parse(JSON.parse(readFileSync(join(projectRoot(), 'data', 'examples.json'), 'utf8')));

/** Where files are made before they leave. What a stop in the middle left there is of no use to anybody. */
function openScratch({ dataFolder }: Config): string {
  const folder = join(dataFolder, 'exports');
  rmSync(folder, { recursive: true, force: true });
  return folder;
}

export type House = {
  readonly asking: Asking;
  readonly street: Street;
  readonly live: Live;
  readonly subscriptions: Subscriptions;
  readonly corrections: Corrections;
  readonly versions: Versions;
  readonly reanalysis: Reanalysis;
  /** Ends what analyses, and closes the warehouse. */
  close(): Promise<void>;
};

/** Opens the warehouse with the catalogue in it: what asking and ingesting both stand on. */
export async function openHouse(config: Config, clock: Clock, log: Log = silentLog): Promise<House> {
  const shipped = openCatalogue();
  const reader = readerOf(config);
  const threads = createAnalysisThreads(config.workers ?? Math.min(availableParallelism(), MOST_THREADS), () =>
    startThread(config.scorer),
  );
  const toned = outsideTone(config, log);
  const analyserOf: AnalysisThreads['analyserOf'] = (changes, catalogue) =>
    toned(threads.analyserOf(changes, catalogue));
  const scoring = openScoring(config.scorer);
  const settings = { scoring: JSON.stringify(scoring) };
  const warehouse = await openWarehouse(config, clock, settings, textRules, (done, of) =>
    log.info('cutting stored texts into words', { done, of }),
  );
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
  const rosters = createRosters({ stores: warehouse.rosters, clock, told: config.rosters, whose: corrections.whose });
  return {
    asking: createAsking(
      warehouse,
      clock,
      config.timezone,
      corrected,
      live.running,
      live.underCheck,
      rosters,
      scoring,
      openAccuracy(),
      catalogueAsOf(warehouse, corrected),
      openScratch(config),
    ),
    street: { warehouse, analyse: corrections.analyse, clock, timezone: config.timezone, watch: live },
    live,
    subscriptions,
    corrections,
    versions,
    reanalysis,
    async close() {
      await threads.close();
      await warehouse.close();
    },
  };
}
