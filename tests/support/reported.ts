import { ReportFilters } from '../../server/contract/report.ts';
import type { ReportName } from '../../server/contract/vocabulary.ts';
import type { Asking } from '../../server/exports/answer.ts';
import { compose } from '../../server/reports/compose.ts';
import type { Block, Document, Table } from '../../server/reports/document.ts';

export const ORIGIN = 'http://127.0.0.1:4747';

/** A report with filters as a link has them. */
export const reported = (asking: Asking, name: ReportName, filters: object = {}): Promise<Document> =>
  compose(asking, name, ReportFilters.parse(filters), ORIGIN);

/** The words of a table, its head first. */
export const wordsOf = ({ columns, rows }: Table): string[][] => [
  columns.map(({ title }) => title),
  ...rows.map((row) => row.map(({ text }) => text)),
];

type Kind<K extends Block['kind']> = Extract<Block, { kind: K }>;

/** The table or figure of a name. */
export function partOf<K extends 'table' | 'chart'>(document: Document, kind: K, name: string): Kind<K> {
  const found = document.blocks.find((block) => block.kind === kind && 'name' in block && block.name === name);
  if (found === undefined) throw new Error(`the report has no ${kind} "${name}"`);
  return found as Kind<K>;
}

/** A document without a collection, for what only draws it. */
export const documentOf = (blocks: readonly Block[], more: Partial<Document> = {}): Document => ({
  template: 'weekly-brief',
  title: 'Weekly brief',
  subtitle: '3 – 9 May 2021',
  days: { from: '2021-05-03', to: '2021-05-09' },
  blocks,
  notes: [],
  answers: [],
  provenance: {
    link: `${ORIGIN}/?from=2021-05-03&to=2021-05-09&snapshot=1-abcdef01`,
    filters: 'from=2021-05-03&to=2021-05-09',
    snapshot: '1-abcdef01',
    instant: '2021-05-10T06:00:00.000Z',
    versions: { scorer: 'given@1', timezone: 'UTC' },
  },
  ...more,
});
