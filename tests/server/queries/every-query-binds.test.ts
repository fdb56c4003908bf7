import { expect, test } from 'vitest';
import type { Settled } from '../../../server/contract/filters.ts';
import { type Path, questions } from '../../../server/contract/questions/all.ts';
import { formsOfActor, sourcesOfActor } from '../../../server/queries/actor.ts';
import { queries } from '../../../server/queries/all.ts';
import { articlesCount } from '../../../server/queries/articles.ts';
import {
  copiesOfArticle,
  mentionsOfArticle,
  revisionsOfArticle,
  sentencesOfArticle,
} from '../../../server/queries/article.ts';
import { calibrationOf, storiesByStep, storiesInSpans } from '../../../server/queries/bursts.ts';
import { companies, tonesOfPair, tonesOfPairs } from '../../../server/queries/co-occurrence.ts';
import * as hearing from '../../../server/queries/hearing.ts';
import { covered, stepsOfSources, undated, unresolved } from '../../../server/queries/coverage.ts';
import { evidenceCount } from '../../../server/queries/evidence.ts';
import { quotedCount } from '../../../server/queries/quoted.ts';
import { storiesOfActors, storiesOfPeriods } from '../../../server/queries/movers.ts';
import { namesCount, rareNames } from '../../../server/queries/names.ts';
import { rejectionsCount } from '../../../server/queries/rejections.ts';
import { runsCount, stateOfRuns } from '../../../server/queries/runs.ts';
import { howMany, ranking } from '../../../server/queries/ranking.ts';
import { unscored, unspoken } from '../../../server/queries/sentiment.ts';
import { standardised, weightsPresent } from '../../../server/queries/standardised.ts';
import { changesCount } from '../../../server/queries/changes.ts';
import { snapshotsCount } from '../../../server/queries/snapshots.ts';
import { storiesCount } from '../../../server/queries/stories.ts';
import { kindsOfSource, languagesOfSource, namedAgainstRest, toneAgainstRest } from '../../../server/queries/source.ts';
import { lastWeekRead, runsOfSources, weeksOfSources } from '../../../server/queries/sources.ts';
import { duckdb } from '../../../server/warehouse/duckdb/dialect.ts';
import { render } from '../../../server/warehouse/sql.ts';
import { ofChanges } from '../../support/compared.ts';
import { ofPairs, PAIRS } from '../../support/paired.ts';
import { common, ofArticles, ofEvidence, ofNames, ofQuoted, ofRuns, ofStories } from '../../support/settled.ts';
import { explainSides, ofExplain } from '../../support/explained.ts';
import { smallWarehouse } from '../../support/small.ts';

/** Written by hand, raised as the house grows: an empty sweep must fail. */
const FEWEST_QUERIES = 5000;
const FEWEST_DIFFERENT = 1000;

const MAY = { actor_id: 1, start: '2021-05-03', end: '2021-05-09' };

const BESIDE = [
  ranking,
  howMany,
  companies,
  covered,
  stepsOfSources,
  hearing.weeksHeard,
  hearing.stepsHeard,
  hearing.firstDays,
  hearing.sourcesOfAddresses,
  standardised,
  weightsPresent,
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
  storiesByStep,
  calibrationOf,
  kindsOfSource,
  languagesOfSource,
  (filters: Settled) => namedAgainstRest(filters, 1),
  (filters: Settled) => toneAgainstRest(filters, 1),
  (filters: Settled) => storiesOfActors(filters, MAY, MAY),
  (filters: Settled) => storiesOfPeriods(filters, MAY, MAY),
  (filters: Settled) => storiesInSpans(filters, [MAY, MAY], 3),
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
                  : path === '/pair'
                    ? common().map((settled) => ({ ...settled, pair: [1, 2] as const }))
                    : path === '/explain'
                      ? ofExplain(common())
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
    ...explainSides(common()),
    ...PAIRS.flatMap((pairs) =>
      ofPairs(common()).map((of) => ({ name: 'tonesOfPairs', query: tonesOfPairs(of, pairs) })),
    ),
    ...common().map((of) => ({ name: 'tonesOfPair', query: tonesOfPair(of, [1, 2]) })),
    { name: 'lastWeekRead', query: lastWeekRead('2021-05-03') },
    ...Object.entries({ stateOfRuns, ...hearing }).flatMap(([name, query]) =>
      typeof query === 'function' ? [] : [{ name, query }],
    ),
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
      // Asked, not explained: writing a plan out takes longer than carrying it out over six articles, which holds more.
      await warehouse.query(query).catch((error: unknown) => failed.push(`${name}: ${String(error)}`));
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
