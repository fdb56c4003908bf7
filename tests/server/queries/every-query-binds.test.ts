import { expect, test } from 'vitest';
import { NOBODY } from '../../../server/base/settle.ts';
import type { Settled } from '../../../server/contract/filters.ts';
import { AS_READ, type Scoring } from '../../../server/contract/scoring.ts';
import { type Path, questions } from '../../../server/contract/questions/all.ts';
import {
  ANY_PROBLEM,
  FORMS,
  GRAINS,
  NAME_ORDERS,
  ORDERS,
  QUOTE_KINDS,
  STEPS,
  TONES,
  UNITS,
  VOICES,
  WITHIN,
} from '../../../server/contract/vocabulary.ts';
import { formsOfActor, sourcesOfActor } from '../../../server/queries/actor.ts';
import { queries } from '../../../server/queries/all.ts';
import { articlesCount } from '../../../server/queries/articles.ts';
import {
  copiesOfArticle,
  mentionsOfArticle,
  revisionsOfArticle,
  sentencesOfArticle,
} from '../../../server/queries/article.ts';
import { universe } from '../../../server/queries/co-occurrence.ts';
import { covered, lifeOfSources, undated, unresolved } from '../../../server/queries/coverage.ts';
import { evidenceCount } from '../../../server/queries/evidence.ts';
import { quotedCount } from '../../../server/queries/quoted.ts';
import { namesCount, rareNames } from '../../../server/queries/names.ts';
import { rejectionsCount } from '../../../server/queries/rejections.ts';
import { runsCount, stateOfRuns } from '../../../server/queries/runs.ts';
import { howMany, ranking } from '../../../server/queries/ranking.ts';
import { unscored, unspoken } from '../../../server/queries/sentiment.ts';
import { changesCount } from '../../../server/queries/changes.ts';
import { snapshotsCount } from '../../../server/queries/snapshots.ts';
import { storiesCount } from '../../../server/queries/stories.ts';
import { lastWeekRead, runsOfSources, weeksOfSources } from '../../../server/queries/sources.ts';
import { duckdb } from '../../../server/warehouse/duckdb/dialect.ts';
import { render, sql } from '../../../server/warehouse/sql.ts';
import { ofChanges } from '../../support/compared.ts';
import { smallWarehouse } from '../../support/small.ts';

/** Written by hand, raised as the house grows: an empty sweep must fail. */
const FEWEST_QUERIES = 5000;
const FEWEST_DIFFERENT = 1000;

const base: Settled = {
  from: '2021-05-03',
  to: '2021-05-09',
  actors: { only: [], never: [] },
  sources: { only: [], never: [] },
  languages: { only: [], never: [] },
  kinds: { only: [], never: [] },
  unit: 'mentions',
  grain: 'week',
  within: 'article',
  voice: 'all',
  speakers: { only: [], never: [] },
  forms: ['names'],
  q: [],
  pair: null,
  tone: null,
  order: 'newest',
  limit: 10,
  after: null,
  undated: false,
  date_problem: null,
  run: null,
  step: null,
  reason: null,
  surface: null,
  via: null,
  quote_kind: null,
  between: null,
  article: null,
  id: 'antony-blinken',
  scoring: AS_READ,
};

/** A scorer whose errors are known on two kinds of actors. */
const KNOWN: Scoring = {
  unclear_below: 0.55,
  adjustments: (['person', 'organisation'] as const).map((kind) => ({
    kind,
    weights: [-2, 0.1, 2.5],
    covariance: [
      [0.01, 0, 0],
      [0, 0.01, 0],
      [0, 0, 0.04],
    ],
  })),
};

const CHOICES: Partial<Settled>[] = [
  {},
  // Forty of a watchlist, without two.
  { actors: { only: Array.from({ length: 40 }, (_, no) => no + 1), never: [2, 3] } },
  { actors: { only: [], never: [3] }, sources: { only: [1], never: [] }, speakers: { only: [1, 2], never: [] } },
  {
    forms: ['demonyms', 'metonyms', 'pronouns'],
    sources: { only: [], never: [1] },
    languages: { only: ['en'], never: [] },
    scoring: KNOWN,
  },
  {
    forms: [...FORMS],
    languages: { only: [], never: ['uk'] },
    kinds: { only: ['person'], never: [] },
    speakers: { only: [], never: [2] },
  },
  {
    actors: { only: [NOBODY], never: [1] },
    kinds: { only: [], never: ['place'] },
    q: [
      { text: "it's", wanted: true },
      { text: 'no', wanted: false },
    ],
  },
];

const common = (): Settled[] =>
  CHOICES.flatMap((choice) =>
    UNITS.flatMap((unit) =>
      GRAINS.flatMap((grain) =>
        WITHIN.flatMap((within) => VOICES.map((voice) => ({ ...base, ...choice, unit, grain, within, voice }))),
      ),
    ),
  );

/** The choices are swept by every other question; here two of them meet every tone, order, pair and page. */
const ofEvidence = (): Settled[] =>
  [CHOICES[1]!, CHOICES[5]!].flatMap((choice) =>
    UNITS.flatMap((unit) =>
      WITHIN.flatMap((within) =>
        VOICES.flatMap((voice) =>
          ORDERS.flatMap((order) =>
            [null, ...TONES].flatMap((tone) =>
              ([null, [1, 2]] as const).flatMap((pair) =>
                ([null, [0.5, '2021-05-05', 7, 0]] as const).map((after) => ({
                  ...base,
                  ...choice,
                  unit,
                  within,
                  voice,
                  order,
                  tone,
                  pair,
                  after,
                })),
              ),
            ),
          ),
        ),
      ),
    ),
  );

const ofArticles = (): Settled[] =>
  common()
    .filter(({ grain, within }) => grain === 'week' && within === 'article')
    .flatMap((filters) =>
      [null, ['2021-05-05', 7], ['', 7]].flatMap((after) =>
        [true, false].flatMap((undated) =>
          [null, ANY_PROBLEM, 'none given'].map((date_problem) => ({
            ...filters,
            after,
            undated,
            date_problem,
            limit: after === null ? null : 10,
          })),
        ),
      ),
    );

const ofStories = (): Settled[] =>
  common()
    .filter(({ grain, within }) => grain === 'week' && within === 'article')
    .flatMap((filters) =>
      [null, [2, 3, '2021-05-05', '00000000000000aa']].map((after) => ({
        ...filters,
        after,
        limit: after === null ? null : 10,
      })),
    );

const ofNames = (): Settled[] =>
  ofStories().flatMap((filters) =>
    NAME_ORDERS.map((order) => ({ ...filters, order, after: filters.after === null ? null : [1.5, 3, "O'Hara"] })),
  );

const ofQuoted = (): Settled[] =>
  ofStories().flatMap((filters) =>
    [null, ...QUOTE_KINDS].map((quote_kind) => ({
      ...filters,
      quote_kind,
      after: filters.after === null ? null : ['2021-05-05', 7, 0],
    })),
  );

/** What tells of runs is narrowed by nothing else. */
const ofRuns = (): Settled[] =>
  [null, 3].flatMap((run) =>
    [null, ...STEPS].flatMap((step) =>
      [null, 'no record in it'].flatMap((reason) =>
        [null, [2, 1]].map((after) => ({ ...base, run, step, reason, after, limit: after === null ? null : 10 })),
      ),
    ),
  );

const BESIDE = [
  ranking,
  howMany,
  universe,
  covered,
  lifeOfSources,
  undated,
  unresolved,
  formsOfActor,
  sourcesOfActor,
  copiesOfArticle,
  mentionsOfArticle,
  revisionsOfArticle,
  sentencesOfArticle,
  articlesCount,
  storiesCount,
  namesCount,
  rareNames,
  unscored,
  unspoken,
  evidenceCount,
  weeksOfSources,
  runsOfSources,
];

const OF_RUNS: readonly Path[] = ['/ledger', '/runs', '/reasons', '/rejections', '/snapshots'];

test('each question binds with every combination of filters', { timeout: 600_000 }, async () => {
  const warehouse = await smallWarehouse();
  const asked = questions.flatMap(({ path }) => {
    const filters =
      path === '/evidence'
        ? ofEvidence()
        : path === '/articles'
          ? ofArticles()
          : path === '/stories'
            ? ofStories()
            : path === '/names'
              ? ofNames()
              : path === '/quoted'
                ? ofQuoted()
                : path === '/changes'
                  ? ofChanges(common())
                  : OF_RUNS.includes(path)
                    ? ofRuns()
                    : common();
    return filters.map((settled) => ({ name: path as string, query: queries[path](settled) }));
  });
  asked.push(
    ...BESIDE.flatMap((query) => common().map((settled) => ({ name: query.name, query: query(settled, 10) }))),
    ...ofEvidence().map((settled) => ({ name: 'evidenceCount', query: evidenceCount(settled) })),
    ...ofQuoted().map((settled) => ({ name: 'quotedCount', query: quotedCount(settled) })),
    ...ofRuns().flatMap((settled) =>
      [rejectionsCount, runsCount, snapshotsCount].map((query) => ({ name: query.name, query: query(settled) })),
    ),
    ...ofChanges(common()).map((settled) => ({ name: 'changesCount', query: changesCount(settled) })),
    { name: 'lastWeekRead', query: lastWeekRead('2021-05-03') },
    { name: 'stateOfRuns', query: stateOfRuns },
  );
  // What binds hangs on the text and the types of its values: combinations that differ in values alone are bound once.
  const distinct = new Map(
    asked.map((one) => {
      const { text, values } = render(one.query, duckdb);
      return [`${text} ${values.map(({ type }) => type).join(' ')}`, one] as const;
    }),
  );
  const failed: string[] = [];
  // Two readers answer side by side; asking one by one would leave the other idle.
  const next = distinct.values();
  const reader = async () => {
    for (const { name, query } of next) {
      await warehouse.query(sql`EXPLAIN ${query}`).catch((error: unknown) => failed.push(`${name}: ${String(error)}`));
    }
  };
  await Promise.all([reader(), reader()]);
  console.log(
    `queries: ${asked.length} combinations of ${questions.length} questions and ${BESIDE.length} side queries, ${distinct.size} of them different, bound`,
  );
  expect(failed.slice(0, 3)).toEqual([]);
  expect(asked.length).toBeGreaterThanOrEqual(FEWEST_QUERIES);
  expect(distinct.size).toBeGreaterThanOrEqual(FEWEST_DIFFERENT);
});
