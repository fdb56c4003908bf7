import { expect, test } from 'vitest';
import { fixedClock } from '../../../server/base/clock.ts';
import type { Asked } from '../../../server/contract/filters.ts';
import type { Facts } from '../../../server/contract/facts.ts';
import type { Mention, Via } from '../../../server/contract/mention.ts';
import type { Path } from '../../../server/contract/questions/all.ts';
import { answerTo, asked, createAsking } from '../../../server/exports/answer.ts';
import { inSteps } from '../../../server/analysis/scorer.ts';
import { textRules } from '../../../server/text/rules.ts';
import { memoryWarehouse } from '../../../server/warehouse/open.ts';
import { factsOf, smallAsking } from '../../support/small.ts';
import { randomWorld } from '../../support/random.ts';

/** Which forms a mention of a world has, by its number: two names, a demonym, a pronoun, a metonym, and on again. */
const VIAS: readonly Via[] = ['full_name', 'surname', 'demonym', 'pronoun', 'metonym'];
const FORM_OF: Partial<Record<Via, string>> = { demonym: 'demonyms', pronoun: 'pronouns', metonym: 'metonyms' };

/** Questions that count mentions. The list of articles tells each one's names, whatever is asked. */
const ASKED: readonly (readonly [Path, Partial<Asked>])[] = [
  ...(['mentions', 'articles', 'stories'] as const).flatMap((unit) =>
    (['/mentions', '/share-of-voice', '/attention', '/sentiment', '/actors', '/evidence'] as const).map(
      (path) => [path, { unit }] as const,
    ),
  ),
  ['/mentions', { voice: 'reporter', grain: 'month' }],
  ['/sentiment', { voice: 'reporter' }],
  ['/co-occurrence', {}],
  ['/co-occurrence', { within: 'sentence' }],
  ['/stories', {}],
  ['/summary', {}],
  ['/mentions', { q: 'actor:actor-1' }],
  ['/summary', { q: '-actor:actor-2' }],
];

/** Evidence in one page. */
const EVERYTHING: Partial<Asked> = { limit: 1000 };

const isName = (via: Via): boolean => FORM_OF[via] === undefined;

/** The same mentions, once told apart by form, once as if every mention of the given forms were a name. */
function worlds(facts: readonly Facts[], forms: readonly string[]): { apart: Facts[]; alike: Facts[] } {
  let no = 0;
  const apart: Facts[] = [];
  const alike: Facts[] = [];
  for (const one of facts) {
    const told = one.mentions.map(
      ({ score, ...mention }, at): Mention => ({
        ...mention,
        start: at,
        end: at + 4,
        score: score === null ? null : inSteps(score),
        via: VIAS[no++ % VIAS.length]!,
      }),
    );
    const mentions = told.filter(({ via }) => isName(via));
    apart.push({ ...one, mentions, stand_ins: told.filter(({ via }) => !isName(via)) });
    alike.push({
      ...one,
      mentions: told
        .filter(({ via }) => forms.includes(FORM_OF[via] ?? 'names'))
        .map((mention) => ({ ...mention, via: 'full_name' })),
    });
  }
  return { apart, alike };
}

async function askingOf(actors: Parameters<typeof createAsking>[3]['actors'], facts: readonly Facts[]) {
  const clock = fixedClock('2026-01-01T00:00:00Z');
  const warehouse = await memoryWarehouse(clock, textRules);
  await warehouse.putActors(actors);
  const run = await warehouse.beginRun('random');
  await warehouse.ingest({ id: 'all', run, facts });
  return createAsking(warehouse, clock, 'UTC', { actors, titles: [] });
}

test('asking for forms counts them exactly as if they were the names of a collection, in every question', async () => {
  let compared = 0;
  let rows = 0;
  const { actors, facts } = randomWorld(31, { articles: 160, actors: 9, sources: 4, weeks: 6 });
  for (const forms of ['names', 'demonyms', 'pronouns,metonyms', 'names,demonyms,metonyms,pronouns']) {
    const { apart, alike } = worlds(facts, forms.split(','));
    const [ours, theirs] = [await askingOf(actors, apart), await askingOf(actors, alike)];
    for (const [path, filters] of ASKED) {
      const plain = (answer: { rows: readonly object[] }) =>
        answer.rows.map((row) =>
          Object.fromEntries(Object.entries(row).filter(([key]) => !['via', 'mention'].includes(key))),
        );
      const found = plain(await answerTo(ours, path, asked({ ...filters, forms, ...EVERYTHING })));
      const other = plain(await answerTo(theirs, path, asked({ ...filters, ...EVERYTHING })));
      expect(`${path} ${forms} ${JSON.stringify(found)}`).toBe(`${path} ${forms} ${JSON.stringify(other)}`);
      compared += 1;
      rows += found.length;
    }
  }
  console.log(`forms: ${compared} answers with ${rows} rows`);
  expect(compared).toBe(4 * ASKED.length);
  expect(rows).toBeGreaterThan(5000);
});

test('a stand-in is counted only where its form is asked for, and an article keeps its own count of names', async () => {
  const one = factsOf(
    7,
    'Alpha',
    '2021-05-05T09:00:00Z',
    ['Russia said Ukraine was wrong.'],
    [
      ['russia', 'Russia', 1, 0.1, 0.8, 0.1],
      ['ukraine', 'Ukraine', 1, 0.5, 0.4, 0.1],
    ],
  );
  const [named, beside] = one.mentions;
  const asking = await smallAsking('UTC', [
    { ...one, mentions: [named!], stand_ins: [{ ...beside!, via: 'metonym' }] },
  ]);
  const week = { from: '2021-05-03', to: '2021-05-09', actors: 'ukraine' };
  const mentionsOf = async (forms: string) =>
    (await answerTo(asking, '/mentions', asked({ ...week, forms }))).rows.map(({ mentions, articles }) => [
      mentions,
      articles,
    ]);
  expect(await mentionsOf('names')).toEqual([[3, 3]]);
  expect(await mentionsOf('metonyms')).toEqual([[1, 1]]);
  expect(await mentionsOf('names,metonyms')).toEqual([[4, 4]]);
  const article = await answerTo(asking, '/articles/{id}', asked(), one.article.id);
  expect(article.rows[0]).toMatchObject({ mentions: 1 });
  const profile = await answerTo(asking, '/actors/{id}', asked(week), 'ukraine');
  expect(profile.rows[0]?.forms).toEqual([
    { surface: 'Ukraine', via: 'full_name', mentions: 3, right: 0, wrong: 0 },
    { surface: 'Ukraine', via: 'metonym', mentions: 1, right: 0, wrong: 0 },
  ]);
});
