import type { ReportFilters } from '../contract/report.ts';
import type { ReportName } from '../contract/vocabulary.ts';
import type { Asking } from '../exports/answer.ts';
import type { Limits } from '../warehouse/warehouse.ts';
import { dayRange } from '../../web/charts/format.ts';
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
  const narrowed = filtersInWords(given);
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

/** "actors ukraine, russia; unit articles": what narrows a report beside its days. */
const filtersInWords = (given: ReportFilters): string =>
  narrowing(given)
    .map(([key, value]) => `${key} ${value.replaceAll(',', ', ')}`)
    .join('; ');

/** The same in the grammar of the filters, with the days as they were settled. */
const filtersOf = (given: ReportFilters, { from, to }: { from: string; to: string }): string =>
  [...narrowing(given), ['from', from] as const, ['to', to] as const]
    .map(([key, value]) => `${key}=${value}`)
    .join('&');
