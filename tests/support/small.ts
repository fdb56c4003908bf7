import { fixedClock } from '../../server/base/clock.ts';
import { dayIn, monthOf, weekOf } from '../../server/base/week.ts';
import type { Actor, Catalogue } from '../../server/contract/actor.ts';
import type { Facts } from '../../server/contract/facts.ts';
import type { Mention } from '../../server/contract/mention.ts';
import { type Asking, createAsking } from '../../server/exports/answer.ts';
import { textHash } from '../../server/text/fingerprint.ts';
import { textRules } from '../../server/text/rules.ts';
import { memoryWarehouse } from '../../server/warehouse/open.ts';
import type { Warehouse } from '../../server/warehouse/warehouse.ts';

/*
 * The collection that the exact tests count by hand: six articles, three actors, two sources, each read in both weeks.
 * Tone is given, not scored. It is the worked example of the method, so every number here can be checked against paper.
 */

const actor = (id: string, kind: Actor['kind'], name: string, wikidata: string | null): Actor => ({
  id,
  wikidata,
  kind,
  name,
  aliases: [{ text: name, type: 'full' }],
  country: null,
  party: null,
  offices: [],
});

export const smallCatalogue: Catalogue = {
  actors: [
    actor('antony-blinken', 'person', 'Antony Blinken', 'Q7821917'),
    actor('ukraine', 'country', 'Ukraine', 'Q212'),
    actor('russia', 'country', 'Russia', 'Q159'),
  ],
  titles: [],
};

type Told = readonly [
  actor: string,
  surface: string,
  sentence: number,
  p_neg: number,
  p_neu: number,
  p_pos: number,
  quoted?: 'quoted',
];

const B = (surface: string, sentence: number, ...p: [number, number, number]): Told => [
  'antony-blinken',
  surface,
  sentence,
  ...p,
];
const U = (sentence: number, p: [number, number, number], quoted?: 'quoted'): Told =>
  quoted === undefined ? ['ukraine', 'Ukraine', sentence, ...p] : ['ukraine', 'Ukraine', sentence, ...p, quoted];
const R = (sentence: number, ...p: [number, number, number]): Told => ['russia', 'Russia', sentence, ...p];

const S1 = ['Antony Blinken praised Ukraine for its reforms.', 'Blinken promised more aid.'];
const S2 = ['Blinken met ministers on Friday.', 'Russia keeps forces near the border with Ukraine.'];
const S3 = ['Russia moved some forces back.', 'Observers criticised Russia.'];
const S4 = ['“Ukraine can count on support,” Blinken said.', 'Blinken accused Russia of threats.'];

const M1 = [B('Antony Blinken', 1, 0.1, 0.6, 0.3), U(1, [0.05, 0.25, 0.7]), B('Blinken', 2, 0.1, 0.4, 0.5)];
const M2 = [B('Blinken', 1, 0.1, 0.8, 0.1), R(2, 0.6, 0.3, 0.1), U(2, [0.2, 0.6, 0.2])];
const M3 = [R(1, 0.1, 0.6, 0.3), R(2, 0.8, 0.15, 0.05)];
const M4 = [
  U(1, [0.05, 0.35, 0.6], 'quoted'),
  B('Blinken', 1, 0.1, 0.5, 0.4),
  B('Blinken', 2, 0.2, 0.6, 0.2),
  R(2, 0.7, 0.2, 0.1),
];

const ARTICLES: readonly [
  source: string,
  published: string,
  sentences: readonly string[],
  mentions: readonly Told[],
][] = [
  ['Alpha', '2021-05-05T09:00:00.000Z', S1, M1],
  ['Beta', '2021-05-06T07:00:00.000Z', S1, M1],
  ['Alpha', '2021-05-07', S2, M2],
  ['Alpha', '2021-05-09T23:30:00.000Z', S3, M3],
  ['Alpha', '2021-05-11T10:00:00.000Z', S4, M4],
  ['Beta', '2021-05-13T12:00:00.000Z', S3, M3],
];

/** The facts of one article written as sentences and mentions; `published` without a time is a day, null is undated. */
export function factsOf(
  no: number,
  source: string,
  published: string | null,
  texts: readonly string[],
  told: readonly Told[],
  timezone = 'UTC',
  language: string | null = 'en',
): Facts {
  const body = texts.join(' ');
  const instant = published?.includes('T') === true ? published : null;
  const day = instant !== null ? dayIn(timezone, Date.parse(instant)) : published;
  let from = 0;
  const sentences = texts.map((text, at) => {
    const start = body.indexOf(text, from);
    from = start + text.length;
    return { no: at + 1, start, end: from, text };
  });
  const seen = new Map<string, number>();
  return {
    article: {
      input: `small:${no}`,
      id: no.toString(16).padStart(16, '0'),
      title: null,
      body,
      removed: [],
      url: `https://${source.toLowerCase()}.example/${no}`,
      source,
      author: null,
      language,
      text_hash: textHash(null, body),
      published_at: instant,
      day,
      week: day === null ? null : weekOf(day),
      month: day === null ? null : monthOf(day),
      date_basis: day === null ? null : 'given',
      date_problem: day === null ? 'none given' : null,
    },
    sentences,
    mentions: told.map((one) => mentionOf(one, texts, seen)),
    quotes: [],
    unresolved: [],
    names: [],
    stand_ins: [],
  };
}

function mentionOf(
  [slug, surface, sentence, p_neg, p_neu, p_pos, quoted]: Told,
  texts: readonly string[],
  seen: Map<string, number>,
): Mention {
  const text = texts[sentence - 1]!;
  const key = `${sentence} ${surface}`;
  const start = text.indexOf(surface, seen.get(key) ?? 0);
  seen.set(key, start + surface.length);
  const known = smallCatalogue.actors.find(({ id }) => id === slug)!;
  return {
    sentence,
    actor: slug,
    name: known.name,
    kind: known.kind,
    surface,
    via: 'full_name',
    start,
    end: start + surface.length,
    score: { p_neg, p_neu, p_pos, sentiment: p_pos - p_neg, reasons: [] },
    scorer: 'given@1',
    in_quote: quoted === 'quoted',
    speaker: quoted === 'quoted' ? 'antony-blinken' : null,
  };
}

export const smallFacts = (timezone = 'UTC'): Facts[] =>
  ARTICLES.map(([source, published, sentences, mentions], at) =>
    factsOf(at + 1, source, published, sentences, mentions, timezone),
  );

/** Any articles in a real engine, with the actors of the small collection. */
export async function warehouseOf(facts: readonly Facts[], timezone = 'UTC'): Promise<Warehouse> {
  const warehouse = await memoryWarehouse(fixedClock('2026-01-01T00:00:00Z'), textRules, timezone);
  await warehouse.putActors(smallCatalogue.actors);
  const run = await warehouse.beginRun('small');
  await warehouse.ingest({ id: 'small', run, facts });
  return warehouse;
}

/** The small collection in a real engine. */
export const smallWarehouse = (timezone = 'UTC', extra: readonly Facts[] = []): Promise<Warehouse> =>
  warehouseOf([...smallFacts(timezone), ...extra], timezone);

/** The small collection, ready to be asked. */
export async function smallAsking(timezone = 'UTC', extra: readonly Facts[] = []): Promise<Asking> {
  return createAsking(
    await smallWarehouse(timezone, extra),
    fixedClock('2026-01-01T00:00:00Z'),
    timezone,
    smallCatalogue,
  );
}
