import { type DuckDBConnection, type DuckDBValue, DuckDBListValue, LIST, VARCHAR } from '@duckdb/node-api';
import type { Actor } from '../../contract/actor.ts';
import type { Facts } from '../../contract/facts.ts';
import type { Ledger, Rejection, State } from '../../contract/run.ts';
import { slugOf } from '../../base/slug.ts';
import { createTurns, type Turns } from '../../base/turns.ts';
import { isKnown } from '../known.ts';
import type { CalibrationStore } from '../calibrations.ts';
import type { CorrectionStore } from '../corrections.ts';
import type { Lines, Stored } from '../lines.ts';
import type { AnalysisStore, Reading, VersionStore } from '../readings.ts';
import type { RosterStores } from '../rosters.ts';
import type { ScheduleStore } from '../schedules.ts';
import type { SubscriptionStore } from '../subscriptions.ts';
import type { Batch, Fingerprint, Loaded, Standing, TextRules } from '../warehouse.ts';
import { areNews, numbersOf, putActors } from './actors.ts';
import { analysesOn } from './analyses.ts';
import { keepCalibration } from './calibrations.ts';
import { appendRows } from './columns.ts';
import { openCommits } from './commits.ts';
import { correctionsOn } from './corrections.ts';
import { forget, keepWording } from './forget.ts';
import type { LedgerFile } from './ledger.ts';
import { knownArticles } from './known-articles.ts';
import { linesOn } from './lines.ts';
import { asNamed, countOf, loadArticles, type Placed } from './load.ts';
import { type Current, numberOf } from './readings.ts';
import { endRun, isNews } from './runs.ts';
import { keepSettings, type Settings, settingsAt } from './settings.ts';
import { storedArticles } from './stored.ts';
import { forgetStories, freshOf, placeInStories } from './stories.ts';
import { rostersOn } from './rosters.ts';
import { schedulesOn } from './schedules.ts';
import { subscriptionsOn } from './subscriptions.ts';
import { versionsOn } from './versions.ts';

/** The one writer: everything that changes the database goes through it, one thing after the other. */
export type Writer = Turns & {
  standing(articles: readonly Fingerprint[]): Promise<Standing[]>;
  ingest(batch: Batch): Promise<Loaded>;
  stored(articles: readonly number[]): Promise<Stored[]>;
  rewrite(run: number, facts: readonly Facts[]): Promise<boolean>;
  readonly lines: Lines;
  readonly subscriptions: SubscriptionStore;
  readonly schedules: ScheduleStore;
  readonly rosters: RosterStores;
  readonly calibrations: CalibrationStore;
  readonly corrections: CorrectionStore;
  readonly versions: VersionStore;
  readonly analyses: AnalysisStore;
  use(reading: Reading): Promise<void>;
  /** What is read by now; whoever asks sees it change in one step with the data. */
  readonly current: Current;
  /** Resolves when nothing is being put in place as a whole, to how often that has been done. */
  steady(): Promise<number>;
  replaced(): number;
  putActors(actors: readonly Actor[]): Promise<void>;
  beginRun(input: string): Promise<number>;
  endRun(run: number, counts: Ledger, rejections: readonly Rejection[]): Promise<void>;
  /** The number of the last change, and its instant; null before the first. */
  last(): number;
  at(): string | null;
};

type Five = [number, number, number, number, number];
export async function openWriter(
  connection: DuckDBConnection,
  now: () => string,
  texts: TextRules,
  ledger: LedgerFile | null,
  settingsOf: (reading: Reading | null) => Settings,
): Promise<Writer> {
  const rows = async (text: string, values: DuckDBValue[] = [], types?: never) =>
    (await connection.runAndReadAll(text, values, types)).getRows();
  const inTexts = async (text: string, values: readonly string[]) =>
    (await connection.runAndReadAll(text, [new DuckDBListValue(values)], [LIST(VARCHAR)])).getRows();
  const highest = async (column: string, table: string) =>
    Number((await rows(`SELECT coalesce(max(${column}), 0) FROM ${table}`))[0]?.[0] ?? 0);

  const actorIds = await numbersOf(connection);
  const sourceIds = new Map(
    (await rows('SELECT slug, source_id FROM source')).map(([slug, id]) => [String(slug), Number(id)]),
  );
  let lastArticle = await highest('article_id', 'article');

  const turns = createTurns();
  const { inTurn } = turns;
  const commits = await openCommits(connection, now, ledger);
  const { whole, numbered, noted } = commits;

  /** The number of a source by its slug; a name seen for the first time becomes a source inside this transaction. */
  const sourceIn = (name: string, fresh: Map<string, { source_id: number; slug: string; name: string }>): number => {
    const slug = slugOf(name);
    const id = sourceIds.get(slug) ?? fresh.get(slug)?.source_id;
    if (id !== undefined) return id;
    const source_id = sourceIds.size + fresh.size + 1;
    fresh.set(slug, { source_id, slug, name });
    return source_id;
  };

  const current: Current = { no: 0, epoch: 0, reading: null };
  const isOutdated = (facts: readonly Facts[]) =>
    facts.some(({ epoch }) => epoch !== undefined && epoch !== current.epoch);
  const loading = (batchNo: number) => ({ batchNo, reading_no: current.no, lines: texts.lines, into: asNamed });

  const ingest = async (batch: Batch): Promise<Loaded> => {
    if (isOutdated(batch.facts)) return { states: [], repeated: false, outdated: true };
    if ((await inTexts('SELECT 1 FROM batch WHERE id IN (SELECT unnest($1::VARCHAR[]))', [batch.id])).length > 0) {
      return { states: [], repeated: true };
    }
    const kept = await knownArticles(
      connection,
      batch.facts.map(({ article }) => article.id),
    );
    const freshSources = new Map<string, { source_id: number; slug: string; name: string }>();
    // The last wording of a batch wins; the ones before it count as revised or duplicate all the same.
    const placed = new Map<string, Placed>();
    const states: State[] = [];
    const replaced: number[] = [];
    let nextArticle = lastArticle;
    for (const facts of batch.facts) {
      const { id, source } = facts.article;
      const before = placed.get(id);
      const stored = kept.get(id);
      const earlier = stored === undefined ? [] : [...stored.earlier, stored.text_hash];
      const there = before === undefined ? stored : { ...before.facts.article, earlier };
      if (there !== undefined && isKnown(there, facts.article)) {
        states.push('duplicate');
        continue;
      }
      const article_id = before?.article_id ?? stored?.article_id ?? (nextArticle += 1);
      const revision_no = (before?.revision_no ?? stored?.revision_no ?? 0) + 1;
      if (before === undefined && stored !== undefined) replaced.push(article_id);
      placed.set(id, {
        facts,
        article_id,
        revision_no,
        story_id: article_id,
        source_id: sourceIn(source, freshSources),
      });
      states.push(there === undefined ? 'added' : 'revised');
    }
    await numbered(
      { id: batch.id, run: batch.run, made_by: 'articles' },
      async (no) => {
        const near = replaced.length > 0 ? await forgetStories(connection, replaced, no) : [];
        if (replaced.length > 0) {
          await keepWording(connection, replaced, no);
          await forget(connection, replaced, no);
        }
        const sources = [...freshSources.values()];
        await appendRows(connection, 'source', { source_id: 'id', slug: 'text', name: 'text' }, sources, no);
        const told = await placeInStories(connection, texts, [...placed.values()].map(freshOf), near, no);
        const inStories = [...placed.values()].map((one) => ({ ...one, story_id: told.get(one.article_id)! }));
        await loadArticles(connection, inStories, actorIds, loading(no));
        return inStories;
      },
      countOf,
    );
    lastArticle = nextArticle;
    for (const { slug, source_id } of freshSources.values()) sourceIds.set(slug, source_id);
    return { states, repeated: false };
  };

  const rewrite = async (run: number, read: readonly Facts[]): Promise<boolean> => {
    if (isOutdated(read)) return false;
    const found = await inTexts(
      `SELECT id, text_hash, article_id, source_id, story_id, revision_no, batch_no FROM article
       WHERE id IN (SELECT unnest($1::VARCHAR[]))`,
      read.map(({ article }) => article.id),
    );
    const facts = new Map(read.map((one) => [one.article.id, one]));
    const placed = found.flatMap(([id, text_hash, ...numbers]): Placed[] => {
      const one = facts.get(String(id))!;
      // A wording that came in meanwhile was read by the same rules already.
      if (one.article.text_hash !== text_hash) return [];
      const [article_id, source_id, story_id, revision_no, batch_no] = numbers.map(Number) as Five;
      return [{ facts: one, article_id, source_id, story_id, revision_no, batch_no }];
    });
    await numbered(
      { run, made_by: commits.isCorrecting() ? 'correction' : 'lines' },
      async (no) => {
        await forget(
          connection,
          placed.map(({ article_id }) => article_id),
          no,
        );
        await loadArticles(connection, placed, actorIds, loading(no));
        return placed;
      },
      countOf,
    );
    return true;
  };

  /** Changes what is stored without an article coming in; whoever asks sees another snapshot. */
  const changing = <Result>(work: (no: number) => Promise<Result>): Promise<Result> =>
    inTurn(() => numbered({ made_by: 'correction' }, work));

  let replaced = 0;
  let replacing: Promise<void> | null = null;
  /** Like `changing`, for what changes every number: between the engine's commit and ours nobody may begin to ask. */
  const replaceAll = async (
    work: (no: number) => Promise<void>,
    taken: { readonly no: number; readonly reading: Reading },
    done: () => void,
  ) => {
    let release = () => {};
    try {
      await numbered(
        { made_by: 'analysis' },
        async (no) => {
          await work(no);
          await keepSettings(connection, settingsOf(taken.reading), no);
        },
        undefined,
        () => {
          replacing = new Promise((resolve) => (release = resolve));
        },
      );
      Object.assign(current, taken, { epoch: current.epoch + 1 });
      replaced += 1;
      done();
    } finally {
      replacing = null;
      release();
    }
  };

  const inTransaction = <Result>(work: () => Promise<Result>) => inTurn(() => whole(work));
  return {
    versions: versionsOn(connection, inTransaction),
    analyses: analysesOn({ connection, lines: texts.lines, actorIds, now, inTurn, commits, replaceAll }),
    use: (reading) =>
      inTurn(async () => {
        Object.assign(current, {
          no: await whole(() => numberOf(connection, reading)),
          reading,
          epoch: current.epoch + 1,
        });
        const settings = settingsOf(reading);
        if ((await settingsAt(connection, commits.last()))?.name === settings.name) return;
        await noted({ made_by: 'settings' }, (no) => keepSettings(connection, settings, no));
      }),
    current,
    replaced: () => replaced,
    async steady() {
      while (replacing !== null) await replacing;
      return replaced;
    },
    stored: (articles) => inTurn(() => storedArticles(connection, articles)),
    rewrite: (run, facts) => inTurn(() => rewrite(run, facts)),
    lines: linesOn(connection, { inTurn, inTransaction }, (name) => sourceIds.get(slugOf(name)), now),
    subscriptions: subscriptionsOn(connection, inTransaction),
    schedules: schedulesOn(connection, inTransaction),
    rosters: rostersOn(connection, inTransaction),
    calibrations: {
      add: (one) => inTurn(() => numbered({ made_by: 'calibration' }, (no) => keepCalibration(connection, one, no))),
    },
    corrections: correctionsOn(connection, inTransaction, changing, commits.correcting, actorIds),
    standing: (articles) =>
      inTurn(async () => {
        const kept = await knownArticles(
          connection,
          articles.map(({ id }) => id),
        );
        return articles.map((article) => {
          const stored = kept.get(article.id);
          return stored === undefined ? 'new' : isKnown(stored, article) ? 'known' : 'changed';
        });
      }),
    ingest: (batch) => inTurn(() => ingest(batch)),
    putActors: (actors) =>
      inTurn(async () => {
        if (!(await areNews(connection, actors, actorIds))) return;
        const made_by = commits.isCorrecting() ? 'correction' : 'catalogue';
        await noted({ made_by }, (no) => putActors(connection, actors, actorIds, no));
      }),
    beginRun: (input) =>
      inTurn(async () => {
        const run = (await highest('run_id', 'run')) + 1;
        await connection.run('INSERT INTO run (run_id, input, started_at) VALUES ($1, $2, $3)', [run, input, now()]);
        return run;
      }),
    endRun: (run, counts, rejections) =>
      inTurn(async () => {
        const end = (no: number) => endRun(connection, run, counts, rejections, now(), no);
        // That an address had nothing new is news of its source: it was heard, and silent.
        if (await isNews(connection, run, counts)) await numbered({ run, made_by: 'articles' }, end);
        else await whole(() => end(commits.last()));
      }),
    last: () => commits.last(),
    at: () => commits.at(),
    ...turns,
  };
}
