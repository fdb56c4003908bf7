import { createAnalyser } from '../../server/analysis/analyse.ts';
import type { Scorer } from '../../server/analysis/scorer.ts';
import { createLexiconScorer } from '../../server/analysis/sentiment.ts';
import { fixedClock } from '../../server/base/clock.ts';
import type { Actor, Catalogue } from '../../server/contract/actor.ts';
import type { Read } from '../../server/contract/article.ts';
import type { Change } from '../../server/contract/correction.ts';
import { type Asking, createAsking } from '../../server/exports/answer.ts';
import { catalogueAsOf } from '../../server/ingest/catalogue/as-of.ts';
import { activeAtStart, createVersions, type Versions } from '../../server/ingest/catalogue/versions.ts';
import { type Corrections, openCorrections } from '../../server/ingest/corrections.ts';
import { ingest, type Outcome } from '../../server/ingest/ingest.ts';
import { createReanalysis, type Reanalysis } from '../../server/ingest/reanalysis.ts';
import { textRules } from '../../server/text/rules.ts';
import { memoryWarehouse } from '../../server/warehouse/open.ts';
import type { Warehouse } from '../../server/warehouse/warehouse.ts';
import { bare } from './inputs.ts';
import { inThread } from '../../server/ingest/analysing.ts';

/*
 * A collection whose catalogue changes: people of an invented world, before and after a new release, and as many made-up reports
 * about them as are asked for. Each report speaks of its own affair, so that no two are one story unless they are meant to be.
 */

const clock = fixedClock('2026-01-01T00:00:00Z');

export const actor = (
  id: string,
  kind: Actor['kind'],
  aliases: Actor['aliases'],
  more: Partial<Actor> = {},
): Actor => ({
  id,
  wikidata: null,
  kind,
  name: aliases[0]?.text ?? id,
  aliases,
  country: null,
  party: null,
  offices: [],
  ...more,
});
const person = (id: string, name: string, surname: string, more: Partial<Actor> = {}) =>
  actor(
    id,
    'person',
    [
      { text: name, type: 'full' },
      { text: surname, type: 'surname' },
    ],
    more,
  );

const norland = actor('norland', 'country', [
  { text: 'Norland', type: 'full' },
  { text: 'Varnholm', type: 'metonym' },
]);

/** Before: Kim Holt and the Vale Trust are nobody, Ida Morr is a person of her own. */
export const BEFORE: Catalogue = {
  actors: [
    person('ida-moor', 'Ida Moor', 'Moor'),
    person('ida-morr', 'Ida Morr', 'Morr'),
    person('jon-vale', 'Jon Vale', 'Vale'),
    norland,
  ],
  titles: [],
};

/** After: Ida Morr is Ida Moor, there are Kim Holt and the Vale Trust, and Ida Moor is the president. */
export const AFTER: Catalogue = {
  actors: [
    actor(
      'ida-moor',
      'person',
      [
        { text: 'Ida Moor', type: 'full' },
        { text: 'Moor', type: 'surname' },
        { text: 'Ida Morr', type: 'full' },
        { text: 'Morr', type: 'surname' },
      ],
      {
        country: 'norland',
        offices: [{ title: 'President of Norland', role: 'president', of: 'norland', from: '2020-01-01', to: null }],
      },
    ),
    person('jon-vale', 'Jon Vale', 'Vale'),
    person('kim-holt', 'Kim Holt', 'Holt'),
    norland,
    actor('vale-trust', 'organisation', [{ text: 'Vale Trust', type: 'full' }]),
  ],
  titles: [{ role: 'president', of: null, phrases: ['president'] }],
};

const SENTENCES = [
  'Ida Moor praised Norland for its wonderful harbour.',
  'Ida Morr attacked Jon Vale over the terrible roads.',
  'The Vale Trust gave money to a school.',
  'Kim Holt, a baker, said “Norland is a good place” and thanked the president of Norland.',
  'Moor said the plan was a disaster.',
  'Jon Vale was angry with Kim Holt.',
  'Varnholm rejected the idea.',
];

/** Reports about them, each with a few of these sentences and an affair of its own. */
export async function* reports(count: number, from = 0): AsyncGenerator<Read> {
  for (let no = from; no < from + count; no += 1) {
    const affair = Array.from({ length: 12 }, (_, at) => `word${no * 12 + at}`).join(' ');
    const body = [0, 2, 3, 1].map((step) => SENTENCES[(no + step * (no % 3)) % SENTENCES.length]).join(' ');
    const day = String(1 + (no % 28)).padStart(2, '0');
    const month = String(1 + (no % 6)).padStart(2, '0');
    const source = no % 2 === 0 ? 'Alpha' : 'Beta';
    const url = `https://${source.toLowerCase()}.example/${no}`;
    yield {
      kind: 'article',
      bytes: 1,
      article: bare({
        input: `report ${no}`,
        url,
        source,
        published: `2021-${month}-${day}`,
        body: `${body} The affair of ${affair}.`,
        language: 'en',
      }),
    };
  }
}

export type Rereading = {
  readonly warehouse: Warehouse;
  readonly corrections: Corrections;
  readonly versions: Versions;
  readonly reanalysis: Reanalysis;
  readonly asking: Asking;
  take(reads: AsyncIterable<Read>): Promise<Outcome>;
};

export type RereadingOptions = {
  readonly shipped?: Catalogue;
  readonly warehouse?: Warehouse;
  /** Reads every tone the other way round: another scorer. */
  readonly turned?: boolean;
  /** Called before each article is analysed. */
  readonly before?: () => void;
};

const turnedScorer = (): Scorer => {
  const lexicon = createLexiconScorer();
  return {
    id: 'turned',
    version: '1',
    score(...given) {
      const score = lexicon.score(...given);
      return score === null ? null : { ...score, p_neg: score.p_pos, p_pos: score.p_neg, sentiment: -score.sentiment };
    },
  };
};

/** What a house is made of, in memory. */
export async function openRereading({
  shipped = BEFORE,
  turned = false,
  before = () => {},
  ...given
}: RereadingOptions = {}): Promise<Rereading> {
  const warehouse = given.warehouse ?? (await memoryWarehouse(clock, textRules));
  const scorer: Scorer = turned ? turnedScorer() : createLexiconScorer();
  const analyserOf = (changes: readonly Change[], catalogue: Catalogue = shipped) => {
    const analyse = createAnalyser({ catalogue, scorer, changes });
    return inThread((article) => {
      before();
      return analyse(article);
    });
  };
  const reader = { scorer: `${scorer.id}@${scorer.version}`, rules: '1' };
  const active = await activeAtStart(warehouse.versions, shipped, '2026-01-01T00:00:00.000Z');
  await warehouse.readings.use({ catalogue: active.hash, ...reader });
  const corrections = await openCorrections({ warehouse, clock, shipped: active.catalogue, analyserOf });
  await corrections.settle();
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
    basis: JSON.stringify(reader),
    tell: () => {},
  });
  const catalogue: Catalogue = {
    get actors() {
      return corrections.actors();
    },
    get titles() {
      return corrections.catalogue().titles;
    },
  };
  return {
    warehouse,
    corrections,
    versions,
    reanalysis,
    asking: createAsking(
      warehouse,
      clock,
      'UTC',
      catalogue,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      catalogueAsOf(warehouse, catalogue),
    ),
    take: (reads) =>
      ingest(
        reads,
        { warehouse, analyse: corrections.analyse, clock, timezone: 'UTC' },
        { input: 'test', source: null, published: null },
      ),
  };
}
