import type { ReportFilters } from '../contract/report.ts';
import type { ReportName } from '../contract/vocabulary.ts';
import type { Asking } from '../exports/answer.ts';
import type { Limits } from '../warehouse/warehouse.ts';
import { dayRange, spoken } from '../../web/charts/format.ts';
import type { Document } from './document.ts';
import { gather } from './gathering.ts';
import { periodOf } from './period.ts';
import { templates } from './templates.ts';

/** A template and its filters to a document: every figure asked at one snapshot. The same snapshot and filters give the same document. */
export async function compose(
  asking: Asking,
  name: ReportName,
  given: ReportFilters,
  origin: string,
  limits: Limits = {},
): Promise<Document> {
  const template = templates[name];
  const gathering = await gather(asking, given, origin, limits);
  template.check(gathering);
  const period = await periodOf(gathering, template.usual);
  const { title, page, blocks } = await template.make(gathering, period);
  const { days } = period;
  const narrowed = filtersInWords(given, name === 'actor-brief' || name === 'comparison');
  return {
    template: name,
    title,
    subtitle: [
      ...(title === template.title || name === 'view' ? [] : [template.title]),
      dayRange(days.from, days.to),
      ...(narrowed === '' ? [] : [narrowed]),
    ].join(' · '),
    days,
    blocks,
    notes: gathering.notes(),
    answers: gathering.answers(),
    provenance: {
      link: gathering.link(page.page, page.id, days),
      filters: filtersOf(given, days),
      snapshot: gathering.snapshot,
      instant: gathering.instant,
      versions: gathering.versions(),
    },
  };
}

/** Told on their own, or no filter. */
const APART = new Set(['from', 'to', 'last', 'snapshot', 'format', 'of']);
/** What is so unless it is said otherwise. */
const USUAL: Readonly<Record<string, string>> = {
  unit: 'mentions',
  grain: 'week',
  within: 'article',
  voice: 'all',
  forms: 'names',
};

const narrowing = (given: ReportFilters): (readonly [string, string])[] =>
  Object.entries(given).flatMap(([key, value]) =>
    value === undefined || APART.has(key) || USUAL[key] === value ? [] : [[key, String(value)] as const],
  );

/** "actors: Ukraine, not Russia; unit: articles": what narrows a report beside its days, and who is not its title. */
const filtersInWords = (given: ReportFilters, isInTitle: boolean): string =>
  narrowing(given)
    .filter(([key]) => !(isInTitle && key === 'actors'))
    .map(([key, value]) => `${key}: ${wordsOf(key, value)}`)
    .join('; ');

const NAMED = new Set(['actors', 'sources', 'speakers']);

/** The entries of a list in words: names spoken, who is left out as such. */
const wordsOf = (key: string, value: string): string =>
  value
    .split(',')
    .map((one) => (one.startsWith('-') ? `not ${wordOf(key, one.slice(1))}` : wordOf(key, one)))
    .join(', ');

const wordOf = (key: string, one: string): string => (NAMED.has(key) && !one.startsWith('@') ? spoken(one) : one);

/** The same in the grammar of the filters, with the days as they were settled. */
const filtersOf = (given: ReportFilters, { from, to }: { from: string; to: string }): string =>
  [...narrowing(given), ['from', from] as const, ['to', to] as const]
    .map(([key, value]) => `${key}=${value}`)
    .join('&');
