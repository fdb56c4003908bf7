import fc from 'fast-check';
import { readEvent, writeEvent } from '../../web/grammar.ts';
import { format, PAGES, parse, type Page, type View } from '../../web/view.ts';

const slug = fc.stringMatching(/^[a-z]{1,8}(-[a-z0-9]{1,5}){0,2}$/);
const days = fc
  .tuple(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 0, max: 400 }))
  .map(([start, length]) =>
    [start, start + length].map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)),
  );
const slugs = (most: number) =>
  fc.uniqueArray(fc.tuple(fc.boolean(), slug), { minLength: 1, maxLength: most, selector: ([, one]) => one });
const list = (most: number) =>
  slugs(most).map((all) => all.map(([never, one]) => `${never ? '-' : ''}${one}`).join(','));
/** Watchlists stand beside the eight actors that a link may name. */
const actors = fc
  .tuple(list(8), fc.uniqueArray(fc.tuple(fc.boolean(), slug), { maxLength: 4, selector: ([, one]) => one }))
  .map(([single, lists]) => [...lists.map(([never, one]) => `${never ? '-' : ''}@${one}`), single].join(','));
const range = fc.oneof(
  fc.constant({}),
  days.map(([from, to]) => ({ from: from!, to: to! })),
  days.map(([from]) => ({ from: from! })),
  days.map(([, to]) => ({ to: to! })),
  fc.integer({ min: 1, max: 999 }).map((weeks) => ({ last: `${weeks}w` })),
);
const words = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== '');
/** A value of each asked key that is not its default; days are made together. */
export const ASKED_VALUES: Readonly<Record<string, fc.Arbitrary<string>>> = {
  actors,
  sources: actors,
  languages: fc.constantFrom('en', 'en,uk', '-ru'),
  kinds: fc.constantFrom('person', '-country', 'person,place'),
  unit: fc.constantFrom('articles', 'stories'),
  grain: fc.constantFrom('day', 'month'),
  within: fc.constant('sentence'),
  voice: fc.constant('reporter'),
  speakers: list(5),
  forms: fc.constantFrom('demonyms', 'names,pronouns', 'names,demonyms,metonyms,pronouns'),
  q: words,
  snapshot: fc.constantFrom('0', '41', '41-3f0c9a1b'),
};
/** An event of the reader's own, with words of any letters. */
const event = fc
  .tuple(
    days,
    fc.option(slug),
    fc.option(fc.stringMatching(/^[a-z]{1,8}(-[a-z0-9]{1,4})?$/)),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  )
  .map(([[from, to], actor, tag, text]) =>
    writeEvent({ from: from!, to: to!, actor, tag, text: text.trim().replace(/\p{Cc}/gu, '') }),
  )
  .filter((written) => readEvent(written) !== null);
const spans = days.map(([from, to]) => `${from}..${to}`);
/** The same of each key that says how a page shows its answers. */
export const VIEWED_VALUES: Readonly<Record<string, fc.Arbitrary<string>>> = {
  span: spans,
  measure: fc.constantFrom('share_of_voice', 'attention', 'attention_panel', 'attention_standardised'),
  compare: fc.oneof(fc.constantFrom('previous', 'year'), spans),
  baseline: fc.constant('range'),
  why: fc.constant('tone'),
  pair: fc.tuple(slug, slug).map(([a, b]) => `${a}~${b}`),
  together: fc.constant('network'),
  point: fc.oneof(
    days.map(([day]) => day!),
    slug.map((actor) => `@${actor}`),
    fc.tuple(days, slug).map(([[day], actor]) => `${day}@${actor}`),
  ),
  tone: fc.constantFrom('scored', 'negative', 'neutral', 'positive', 'unscored'),
  mention: fc.nat({ max: 999 }).map(String),
  order: fc.constantFrom('newest', 'typical'),
  direction: fc.constant('less'),
  support: fc.integer({ min: 2, max: 999_999 }).map(String),
  list: fc.constant('pages'),
  date_problem: fc.oneof(fc.constantFrom('any', 'none given'), words),
  name: words,
  run: fc.integer({ min: 1, max: 999_999_999 }).map(String),
  step: fc.constantFrom('read', 'clean', 'load'),
  reason: words,
  sort: fc.constantFrom('name', '-share', '-g2', 'sentiment'),
  report: fc.constantFrom('actor-brief', 'comparison', 'view'),
  of: fc.constantFrom('/', '/pairs', '/actors/antony-blinken'),
  table: fc.constantFrom('mentions', 'mentions,tone'),
  events: fc.constantFrom('off', 'peaks', 'own', 'peaks,own', 'peaks,coverage,own'),
  event: fc.uniqueArray(event, { minLength: 1, maxLength: 12 }).map((all) => all.join('\n')),
};
const some = (values: Readonly<Record<string, fc.Arbitrary<string>>>) =>
  fc.record(values, { requiredKeys: [] }).map((chosen) => chosen as Record<string, string>);
const ids = fc.oneof(slug, fc.stringMatching(/^[0-9a-f]{16}$/));
const takesId = (page: Page) => parse(format({ page, id: 'a1', filters: {}, view: {}, problems: [] })).page === page;
const place = fc.tuple(fc.constantFrom(...PAGES), ids).map(([page, id]) => ({
  page,
  id: page === 'missing' ? `/nowhere/${id}` : takesId(page) ? id : null,
}));
export const states: fc.Arbitrary<View> = fc
  .tuple(place, range, some(ASKED_VALUES), some(VIEWED_VALUES))
  .map(([{ page, id }, when, filters, view]) => ({ page, id, filters: { ...when, ...filters }, view, problems: [] }));
