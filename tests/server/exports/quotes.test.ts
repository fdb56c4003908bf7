import { beforeAll, expect, test } from 'vitest';
import { fixedClock } from '../../../server/base/clock.ts';
import { monthOf, weekOf } from '../../../server/base/week.ts';
import type { Facts } from '../../../server/contract/facts.ts';
import type { Asked } from '../../../server/contract/filters.ts';
import type { Mention, Quote } from '../../../server/contract/mention.ts';
import type { Path } from '../../../server/contract/questions/all.ts';
import { answerTo, type Asking, asked, createAsking } from '../../../server/exports/answer.ts';
import { textRules } from '../../../server/text/rules.ts';
import { memoryWarehouse } from '../../../server/warehouse/open.ts';
import { articleOf, demoReports, shippedAnalyser, shippedCatalogue } from '../../support/reading.ts';
import { factsOf, smallAsking } from '../../support/small.ts';

/** The demo as the shipped rules read it; everything here is counted from these facts by plain loops. */
const facts: Facts[] = demoReports()
  .map(({ title, body, language, published }, at) => {
    const day = published?.slice(0, 10) ?? null;
    return {
      ...articleOf(title, body, day, language ?? 'en'),
      id: (at + 1).toString(16).padStart(16, '0'),
      text_hash: `t${at}`,
      url: `https://a.example/${at}`,
      source: `Wire ${at % 3}`,
      week: day === null ? null : weekOf(day),
      month: day === null ? null : monthOf(day),
    };
  })
  .map(shippedAnalyser());

const clock = fixedClock('2026-01-01T00:00:00Z');

async function askingOf(known: readonly Facts[]): Promise<Asking> {
  const warehouse = await memoryWarehouse(clock, textRules);
  await warehouse.putActors(shippedCatalogue().actors);
  await warehouse.ingest({ id: 'demo', run: await warehouse.beginRun('demo'), facts: known });
  return createAsking(warehouse, clock, 'UTC', shippedCatalogue());
}

let demo: Asking;
beforeAll(async () => {
  demo = await askingOf(facts);
}, 120_000);

/** Questions that count mentions, in every unit. */
const COUNTING: readonly (readonly [Path, Partial<Asked>])[] = [
  ...(['mentions', 'articles', 'stories'] as const).flatMap((unit) =>
    (['/mentions', '/share-of-voice', '/attention', '/sentiment', '/actors', '/evidence'] as const).map(
      (path) => [path, { unit }] as const,
    ),
  ),
  ['/mentions', { grain: 'month' }],
  ['/co-occurrence', {}],
  ['/co-occurrence', { within: 'sentence' }],
  ['/stories', { limit: 1000 }],
];

const EVERYTHING: Partial<Asked> = { limit: 1000 };

/** Rows without the numbers that mentions have in their articles, which a smaller collection counts otherwise. */
const plain = (rows: readonly object[]) =>
  rows.map((row) => Object.fromEntries(Object.entries(row).filter(([key]) => !['mention', 'speaker'].includes(key))));

/** Every answer under a filter is that of a collection in which only the mentions were found that it keeps. */
async function sameAsKept(filters: Partial<Asked>, keeps: (mention: Mention) => boolean): Promise<number> {
  const kept = await askingOf(facts.map((one) => ({ ...one, mentions: one.mentions.filter(keeps) })));
  let rows = 0;
  for (const [path, more] of COUNTING) {
    // The compared actors are told, so that nobody is left out for having no mention.
    const actors = 'ukraine,russia,joe-biden,volodymyr-zelensky,antony-blinken,vladimir-putin,nato';
    const all = { ...EVERYTHING, ...more, actors };
    const ours = plain((await answerTo(demo, path, asked({ ...all, ...filters }))).rows);
    const theirs = plain((await answerTo(kept, path, asked(all))).rows);
    expect(`${path} ${JSON.stringify(ours)}`).toBe(`${path} ${JSON.stringify(theirs)}`);
    rows += ours.length;
  }
  return rows;
}

test('voice=reporter leaves out exactly what stands in direct quotes, in every question', {
  timeout: 300_000,
}, async () => {
  const quoted = facts.flatMap(({ mentions }) => mentions.filter(({ in_quote }) => in_quote));
  // By place, not by flag: a mention is in a quote where a direct one of its article surrounds it.
  for (const { sentences, mentions, quotes } of facts) {
    for (const { sentence, start, end, in_quote } of mentions) {
      const from = sentence === 0 ? -1 : (sentences.find(({ no }) => no === sentence)?.start ?? 0);
      const within = quotes.some(
        (quote) => quote.kind === 'direct' && from >= 0 && quote.start < from + end && from + start < quote.end,
      );
      expect(in_quote).toBe(within);
    }
  }
  const rows = await sameAsKept({ voice: 'reporter' }, ({ in_quote }) => !in_quote);
  console.log(`voice: ${quoted.length} quoted mentions left out of ${rows} rows of ${COUNTING.length} answers`);
  expect(quoted.length).toBeGreaterThanOrEqual(20);
  expect(rows).toBeGreaterThan(1000);
});

test('speakers= keeps what stands in their direct quotes alone, in every question; a minus leaves it out', {
  timeout: 300_000,
}, async () => {
  const some = new Set(['joe-biden', 'antony-blinken']);
  const said = ({ speaker }: Mention) => speaker !== null && some.has(speaker);
  const rows = await sameAsKept({ speakers: 'joe-biden,antony-blinken' }, said);
  const others = await sameAsKept({ speakers: '-joe-biden,-antony-blinken' }, (mention) => !said(mention));
  console.log(`speakers: ${rows} and ${others} rows`);
  expect(facts.flatMap(({ mentions }) => mentions.filter(said)).length).toBeGreaterThanOrEqual(3);
  await expect(answerTo(demo, '/mentions', asked({ speakers: 'joe-bidem' }))).rejects.toThrow(
    'speakers=joe-bidem: no actor `joe-bidem`; nearest is `joe-biden`',
  );
});

/** Dated articles that name an actor. */
const naming = (actor: string) =>
  facts.filter(({ article, mentions }) => article.day !== null && mentions.some((one) => one.actor === actor));
const by = (actor: string, { quotes }: Facts): Quote[] => quotes.filter(({ speaker }) => speaker === actor);

test('quotes by actor and week are those of plain loops, and each opens as many quotes as it says', {
  timeout: 300_000,
}, async () => {
  const speakers = [...new Set(facts.flatMap(({ quotes }) => quotes.flatMap(({ speaker }) => speaker ?? [])))].sort();
  const { rows } = await answerTo(demo, '/quotes', asked({ actors: speakers.join(',') }));
  let numbers = 0;
  for (const actor of speakers) {
    const own = rows.filter((row) => row.actor === actor);
    for (const row of own.filter(({ quotes }) => quotes !== null)) {
      const named = naming(actor).filter(({ article }) => article.week === row.week);
      const all = named.flatMap((one) => by(actor, one));
      const quoting = named.filter((one) => by(actor, one).length > 0).length;
      expect([
        actor,
        row.week,
        row.quotes,
        row.quotes_direct,
        row.articles_quoted,
        row.articles,
        row.quoted_share,
      ]).toEqual([
        actor,
        row.week,
        all.length,
        all.filter(({ kind }) => kind === 'direct').length,
        quoting,
        named.length,
        named.length === 0 ? null : quoting / named.length,
      ]);
      numbers += 5;
    }
    const total = (column: 'quotes' | 'quotes_direct' | 'articles_quoted') =>
      own.reduce((sum, row) => sum + (row[column] ?? 0), 0);
    const list = async (more: Partial<Asked>) =>
      answerTo(demo, '/quoted', asked({ actors: actor, limit: 1000, ...more }));
    const whole = await list({});
    expect([whole.total, whole.rows.length]).toEqual([total('quotes'), total('quotes')]);
    expect((await list({ quote_kind: 'direct' })).total).toBe(total('quotes_direct'));
    expect((await list({ unit: 'articles' })).total).toBe(total('articles_quoted'));
    for (const { start, end, text, article, speaker_surface } of whole.rows) {
      const one = facts.find((known) => known.article.id === article)!;
      expect(one.article.body.slice(start, end)).toBe(text);
      expect(speaker_surface).not.toBeNull();
    }
  }
  console.log(`quotes: ${numbers} numbers of ${speakers.length} speakers`);
  expect(speakers.length).toBeGreaterThanOrEqual(5);
  expect(numbers).toBeGreaterThan(500);
});

test('who says what about whom is counted and scored like plain loops, and opens exactly its sentences', {
  timeout: 300_000,
}, async () => {
  const { rows, notes } = await answerTo(demo, '/said', asked());
  const dated = facts.filter(({ article }) => article.day !== null);
  const pairs = new Set(
    dated.flatMap(({ mentions }) =>
      mentions.flatMap(({ speaker, actor }) => (speaker === null ? [] : `${speaker} ${actor}`)),
    ),
  );
  expect(new Set(rows.map(({ speaker, actor }) => `${speaker} ${actor}`))).toEqual(pairs);
  for (const row of rows) {
    const own = dated.map(({ mentions }) =>
      mentions.filter(({ speaker, actor }) => speaker === row.speaker && actor === row.actor),
    );
    const all = own.flat();
    const scores = all.flatMap(({ score }) => (score === null ? [] : score.sentiment));
    expect([row.mentions, row.articles, row.scored]).toEqual([
      all.length,
      own.filter(({ length }) => length > 0).length,
      scores.length,
    ]);
    expect(row.thin).toBe(row.stories < 3 ? 'too_few' : row.stories < 10 ? 'few' : null);
    if (row.thin === 'too_few') expect([row.sentiment, row.low, row.high]).toEqual([null, null, null]);
    else expect(row.sentiment).toBeCloseTo(scores.reduce((sum, one) => sum + one, 0) / scores.length, 9);
    const list = await answerTo(demo, '/evidence', asked({ speakers: row.speaker, actors: row.actor, limit: 1000 }));
    expect([row.speaker, row.actor, list.total]).toEqual([row.speaker, row.actor, row.mentions]);
  }
  console.log(`said: ${rows.length} pairs of speaker and actor`);
  expect(rows.length).toBeGreaterThanOrEqual(10);
  expect(notes.map(({ code }) => code)).not.toContain('nobody_quoted');
});

test('a page of quotes goes on where the last one ended', async () => {
  const all = await answerTo(demo, '/quoted', asked({ limit: 1000 }));
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await answerTo(demo, '/quoted', asked({ limit: 7, cursor }));
    seen.push(...page.rows.map(({ article, quote }) => `${article} ${quote}`));
    cursor = page.next;
  } while (cursor !== undefined);
  expect(seen).toEqual(all.rows.map(({ article, quote }) => `${article} ${quote}`));
  expect(seen.length).toBeGreaterThan(20);
});

test('counted by hand: two of three articles quote the one they name; what is told indirectly is in no tone', async () => {
  const quote = (kind: Quote['kind'], start: number): Quote => ({
    sentence: 1,
    start,
    end: start + 20,
    text: 'Ukraine can count on',
    kind,
    speaker: 'antony-blinken',
    cue: 'said',
    speaker_surface: 'Blinken',
    speaker_start: 0,
  });
  const text = (no: number) => [`Blinken ${no} said on day ${no}: “Ukraine can count on article ${no}.”`];
  const told = (no: number, day: string, quotes: Quote[]): Facts => ({
    ...factsOf(no, 'Gamma', day, text(no), [
      ['antony-blinken', 'Blinken', 1, 0.1, 0.8, 0.1],
      quotes.some(({ kind }) => kind === 'direct')
        ? ['ukraine', 'Ukraine', 1, 0.1, 0.2, 0.7, 'quoted']
        : ['ukraine', 'Ukraine', 1, 0.1, 0.2, 0.7],
    ]),
    quotes,
  });
  const asking = await smallAsking('UTC', [
    told(21, '2021-06-07', [quote('direct', 26), quote('direct', 30)]),
    told(22, '2021-06-08', [quote('indirect', 26)]),
    told(23, '2021-06-09', []),
  ]);
  const week = { from: '2021-06-07', to: '2021-06-13' };
  const { rows } = await answerTo(asking, '/quotes', asked({ ...week, actors: 'antony-blinken' }));
  expect(rows).toMatchObject([{ quotes: 3, quotes_direct: 2, articles_quoted: 2, articles: 3, quoted_share: 2 / 3 }]);
  const silent = await answerTo(asking, '/quotes', asked({ ...week, actors: 'ukraine' }));
  expect(silent.rows).toMatchObject([{ quotes: 0, articles: 3, quoted_share: 0 }]);
  expect(silent.notes).toContainEqual({
    code: 'nobody_quoted',
    text: 'None of these actors is quoted in these articles.',
    count: 0,
  });
  const { rows: said } = await answerTo(asking, '/said', asked(week));
  expect(said).toMatchObject([
    {
      speaker: 'antony-blinken',
      actor: 'ukraine',
      mentions: 1,
      articles: 1,
      scored: 1,
      stories: 1,
      sentiment: null,
      thin: 'too_few',
    },
  ]);
  const reporter = await answerTo(asking, '/said', asked({ ...week, voice: 'reporter' }));
  expect([reporter.rows, reporter.notes.map(({ code }) => code)]).toEqual([[], ['reporter_alone']]);
  const nobody = await answerTo(asking, '/said', asked({ ...week, actors: 'russia' }));
  expect([nobody.rows, nobody.notes.map(({ code }) => code)]).toEqual([[], ['nobody_quoted']]);
});
