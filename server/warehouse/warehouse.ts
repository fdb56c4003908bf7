import type { Backup } from '../contract/backup.ts';
import type { Actor } from '../contract/actor.ts';
import type { Article } from '../contract/article.ts';
import type { Facts } from '../contract/facts.ts';
import type { Ledger, Rejection, State } from '../contract/run.ts';
import type { CalibrationStore } from './calibrations.ts';
import type { CorrectionStore } from './corrections.ts';
import type { Lines, LineRule, Stored } from './lines.ts';
import type { AnalysisStore, Readings, VersionStore } from './readings.ts';
import type { Loss } from './losses.ts';
import type { Sql } from './sql.ts';
import type { RosterStores } from './rosters.ts';
import type { ScheduleStore } from './schedules.ts';
import type { StoryRule } from './stories.ts';
import type { SubscriptionStore } from './subscriptions.ts';

/** What an engine has to know of text. */
export type TextRules = { readonly stories: StoryRule; readonly lines: LineRule };

/** How long a question may run, and what ends it early. */
export type Limits = { readonly timeoutMs?: number; readonly signal?: AbortSignal };

/** Articles that go in together: one transaction, counted once however often it is sent. */
export type Batch = { readonly id: string; readonly run: number; readonly facts: readonly Facts[] };

/** What became of each article of a batch, in its order; empty when the batch was there already. */
export type Loaded = {
  readonly states: readonly State[];
  readonly repeated: boolean;
  /** Nothing went in: what reads texts has changed since these were read. */
  readonly outdated?: true;
};

export type Health = {
  readonly engine: string;
  readonly articles: number;
  readonly mentions: number;
  readonly bytes: number;
};

/** How busy the readers are: how many there are, how many read, and how many questions wait for one. */
export type Load = { readonly readers: number; readonly reading: number; readonly waiting: number };

/** What tells an article from one that is there already. */
export type Fingerprint = Pick<Article, 'id' | 'text_hash' | 'day' | 'date_basis'>;

/** What an article is to the warehouse before it is analysed. */
export type Standing = 'new' | 'changed' | 'known';

/** What a stream asks next, by the last row of all and the count of the piece before; null ends it. */
export type Pieces<Row> = (last: Row | null, count: number) => Sql | null;

/** What can be asked, of the database as it is or as it was. */
export interface Readable {
  /** Numbers come back as numbers, dates as YYYY-MM-DD, nothing as null. Past its limits: AppError 'busy'. */
  query<Row>(query: Sql, limits?: Limits): Promise<Row[]>;
  /** Owns its connection to the last row and throws rather than end short; all its pieces are of one state of the data. */
  stream<Row>(pieces: Pieces<Row>, limits?: Limits): AsyncIterable<Row[]>;
  readonly readings: Pick<Readings, 'otherwise' | 'scoredOtherwise'>;
  /** Batches that were acknowledged, got lost and are not back: what is asked here may miss them. */
  losses(): Promise<readonly Loss[]>;
  /** Resolves when nothing is being put in place as a whole, to how often that has been done: what is asked while it stays the same is of one piece. */
  steady(): Promise<number>;
  replaced(): number;
  /** Names the state of the data; changes with every batch. ETags and the envelope's `snapshot` come from it. */
  snapshot(): Promise<string>;
  /** The instant of the last change, which is that of the snapshot; null before the first. */
  changedAt(): string | null;
  /** Everything besides articles that can change a number: zone, rules, scorer, catalogue. */
  settings(): Readonly<Record<string, string>>;
}

/** What is kept of the past. */
export interface History {
  /** Numbers of the first snapshot that can be asked for, and of the last. */
  readonly first: number;
  last(): number;
  /** Whether the snapshot of a number got lost, with what it held. */
  lost(no: number): boolean;
  /** The database at a snapshot between these. */
  at(no: number): Promise<Readable>;
}

/** What every engine must do; one suite of tests holds each to it. */
export interface Warehouse extends Readable {
  /** For each article: not there, there with other words or another day, or there as it is. */
  standing(articles: readonly Fingerprint[]): Promise<Standing[]>;
  /** Resolves once the batch is safe on disk. The same batch id twice counts once; an article goes in whole or not at all. */
  ingest(batch: Batch): Promise<Loaded>;
  /** Articles as they are stored, by the numbers they have inside; those that are not there are left out. */
  stored(articles: readonly number[]): Promise<Stored[]>;
  /** Puts what was read anew of stored articles in the place of what was read before: no revision, the story stays. False, and nothing done, where it is outdated. */
  rewrite(run: number, facts: readonly Facts[]): Promise<boolean>;
  readonly lines: Lines;
  readonly corrections: CorrectionStore;
  readonly subscriptions: SubscriptionStore;
  readonly schedules: ScheduleStore;
  readonly readings: Readings;
  readonly versions: VersionStore;
  readonly analyses: AnalysisStore;
  readonly history: History;
  readonly rosters: RosterStores;
  readonly calibrations: CalibrationStore;
  /** Brings the catalogue's actors in; their integer ids never change. */
  putActors(actors: readonly Actor[]): Promise<void>;
  /** Opens a run of an ingest and returns its number. */
  beginRun(input: string): Promise<number>;
  /** Closes it with its counts and every rejection. */
  endRun(run: number, ledger: Ledger, rejections: readonly Rejection[]): Promise<void>;
  migrate(): Promise<void>;
  /** How often something may have been written since it was opened: while it stays the same, nothing that is stored has changed. */
  writes(): number;
  /** Copies all that is kept into a folder of its own below `into`, checked before it has its name. Throws `conflict` where nothing is kept on disk. */
  backUp(into: string): Promise<Backup>;
  health(): Promise<Health>;
  load(): Load;
  /** Who is told how long each query took, in seconds. */
  watchQueries(told: (seconds: number) => void): void;
  close(): Promise<void>;
}
