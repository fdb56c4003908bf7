import { NOBODY } from '../../server/base/settle.ts';
import type { Settled } from '../../server/contract/filters.ts';
import { readSearch } from '../../server/contract/search/parse.ts';
import type { Search } from '../../server/contract/search/tree.ts';
import { AS_READ, type Scoring } from '../../server/contract/scoring.ts';
import {
  ANY_PROBLEM,
  FORMS,
  ASKED_GRAINS,
  NAME_ORDERS,
  ORDERS,
  QUOTE_KINDS,
  STEPS,
  TONES,
  UNITS,
  VOICES,
  WITHIN,
} from '../../server/contract/vocabulary.ts';

const searchOf = (q: string): Search => {
  const { search } = readSearch(q);
  if (search === undefined) throw new Error(`the sweep searches for what cannot be read: ${q}`);
  return search;
};

export const base: Settled = {
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
  q: null,
  pair: null,
  direction: 'more',
  support: 1,
  nodes: 40,
  tone: null,
  order: 'newest',
  limit: 10,
  after: null,
  undated: false,
  date_problem: null,
  name: null,
  run: null,
  step: null,
  reason: null,
  surface: null,
  via: null,
  baseline: 'step',
  quote_kind: null,
  between: null,
  explained: null,
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
  // Forty of a collection, without one.
  {
    actors: { only: [], never: [3] },
    sources: { only: Array.from({ length: 40 }, (_, no) => no + 1), never: [2] },
    speakers: { only: [1, 2], never: [] },
  },
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
    q: searchOf(
      'actor:ukraine OR (title:(peace OR "no deal") source:alpha -lang:uk) OR (aid OR "more aid") NEAR/5 wom?n OR reform*',
    ),
    speakers: { only: [], never: [2] },
  },
  {
    actors: { only: [NOBODY], never: [1] },
    sources: { only: [NOBODY], never: [1] },
    kinds: { only: [], never: ['place'] },
    q: searchOf('no'),
  },
];

export const common = (): Settled[] =>
  CHOICES.flatMap((choice) =>
    UNITS.flatMap((unit) =>
      ASKED_GRAINS.flatMap((grain) =>
        WITHIN.flatMap((within) => VOICES.map((voice) => ({ ...base, ...choice, unit, grain, within, voice }))),
      ),
    ),
  );

/** The choices are swept by every other question; here two of them meet every tone, order, pair and page. */
export const ofEvidence = (): Settled[] =>
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

export const ofArticles = (): Settled[] =>
  common()
    .filter(({ grain, within }) => grain === 'week' && within === 'article')
    .flatMap((filters) =>
      [null, ['2021-05-05', 7], ['', 7]].flatMap((after) =>
        [true, false].flatMap((undated) =>
          [
            [null, null],
            [ANY_PROBLEM, null],
            ['none given', null],
            [null, 'Quay Nine'],
          ].map(([date_problem = null, name = null]) => ({
            ...filters,
            after,
            undated,
            date_problem,
            name,
            limit: after === null ? null : 10,
          })),
        ),
      ),
    );

export const ofStories = (): Settled[] =>
  common()
    .filter(({ grain, within }) => grain === 'week' && within === 'article')
    .flatMap((filters) =>
      [null, [2, 3, '2021-05-05', '00000000000000aa']].map((after) => ({
        ...filters,
        after,
        limit: after === null ? null : 10,
      })),
    );

export const ofNames = (): Settled[] =>
  ofStories().flatMap((filters) =>
    NAME_ORDERS.map((order) => ({ ...filters, order, after: filters.after === null ? null : [1.5, 3, "O'Hara"] })),
  );

export const ofQuoted = (): Settled[] =>
  ofStories().flatMap((filters) =>
    [null, ...QUOTE_KINDS].map((quote_kind) => ({
      ...filters,
      quote_kind,
      after: filters.after === null ? null : ['2021-05-05', 7, 0],
    })),
  );

/** What tells of runs is narrowed by nothing else. */
export const ofRuns = (): Settled[] =>
  [null, 3].flatMap((run) =>
    [null, ...STEPS].flatMap((step) =>
      [null, 'no record in it'].flatMap((reason) =>
        [null, [2, 1]].map((after) => ({ ...base, run, step, reason, after, limit: after === null ? null : 10 })),
      ),
    ),
  );
