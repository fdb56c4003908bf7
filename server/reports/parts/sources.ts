import type { RowOf } from '../../contract/questions/all.ts';
import { average, count, day, many, percent } from '../../../web/charts/format.ts';
import { cell, minor, number, words } from '../cells.ts';
import type { Block } from '../document.ts';
import type { Gathering } from '../gathering.ts';
import type { Period } from '../period.ts';

type Row = RowOf<'/sources'>;

/** What is out of line comes first. */
const ORDER = ['quiet', 'surge', 'new', 'steady', null] as const;

/** All sources: how much of each, whether its last whole week was as expected, what was undated or refused. */
export async function sourcesPart(gathering: Gathering, { days }: Period): Promise<Block[]> {
  const { link } = gathering;
  const { rows } = await gathering.ask('sources', '/sources', { ...days, last: undefined, actors: undefined });
  const sorted = rows.toSorted((l, r) => ORDER.indexOf(l.flag) - ORDER.indexOf(r.flag) || r.articles - l.articles);
  const week = rows.find(({ last_week }) => last_week !== null)?.last_week ?? null;
  return [
    { kind: 'lede', sentence: healthOf(rows, week), quiet: '' },
    {
      kind: 'heading',
      text: 'Sources',
      hint: 'Out of line first: quiet or a surge where the last whole week lies outside what the weeks before let expect.',
    },
    {
      kind: 'table',
      name: 'sources',
      caption: 'Sources',
      table: {
        columns: [
          words('Source'),
          number('Articles'),
          number('Last week'),
          number('Expected'),
          words('Flag'),
          minor(words('Last read')),
          minor(number('Undated')),
          minor(number('Refused')),
        ],
        rows: sorted.map((row) => [
          cell(row.name, link('source', row.source, { ...days }), 'strong'),
          cell(count(row.articles), link('articles', null, { ...days, sources: row.source })),
          cell(count(row.last_week_articles)),
          cell(expected(row), undefined, 'quiet'),
          cell(
            row.flag ?? 'too few weeks',
            undefined,
            row.flag === 'quiet' ? 'negative' : row.flag === 'surge' ? 'strong' : 'quiet',
          ),
          cell(row.last_day === null ? '–' : day(row.last_day)),
          cell(percent(row.undated_share)),
          cell(percent(row.rejected_share)),
        ]),
      },
    },
  ];
}

const expected = ({ expected: usual, expected_low, expected_high }: Row): string =>
  usual === null ? '–' : `${average(usual)} (${count(expected_low)}–${count(expected_high)})`;

/** Names that one sentence spells out. */
const MOST_SPELT = 4;

/** In one sentence how the sources stand. */
function healthOf(rows: readonly Row[], week: string | null): string {
  const when = week === null ? '' : ` in the week of ${day(week)}`;
  const named = (flag: Row['flag']) => {
    const names = rows.filter((row) => row.flag === flag).map(({ name }) => name);
    const more = names.length - MOST_SPELT;
    return `${names.slice(0, MOST_SPELT).join(', ')}${more > 0 ? ` and ${count(more)} more` : ''}`;
  };
  const quiet = rows.filter(({ flag }) => flag === 'quiet').length;
  const surges = rows.filter(({ flag }) => flag === 'surge').length;
  const all = many(rows.length, 'source', 'sources');
  if (quiet + surges === 0) return `None of ${all} is out of line${when}.`;
  return [
    ...(quiet > 0 ? [`${count(quiet)} of ${all} went quiet${when}: ${named('quiet')}`] : []),
    ...(surges > 0
      ? [
          `${quiet > 0 ? count(surges) : `${count(surges)} of ${all}`} published more than expected${quiet > 0 ? '' : when}: ${named('surge')}`,
        ]
      : []),
  ]
    .join('; ')
    .concat('.');
}
