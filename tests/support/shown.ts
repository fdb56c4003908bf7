import type { Page } from 'playwright-core';
import { isAdjusted } from '../../server/contract/vocabulary.ts';
import {
  average,
  bucketTitle,
  count,
  day,
  many,
  percent,
  plusMinus,
  ratio,
  signed,
  tone,
  wholePercent,
} from '../../web/charts/format.ts';
import { grainOf, measureOf, unitOf } from '../../web/query.ts';
import type { View } from '../../web/view.ts';

type Value = string | number | boolean | null;
export type Row = Readonly<Record<string, Value>>;

/** A table of the page as a reader sees it. */
export type Shown = {
  /** The name of its figure; of a list that is a page of its own, that of the page. */
  readonly figure: string;
  readonly look: string;
  readonly hint: string;
  readonly csv: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** All tables of the page that have a file, and the sentence above them. */
export const tablesOf = (page: Page): Promise<{ tables: Shown[]; lede: string }> =>
  page.evaluate(() => {
    const seen = (element: Element | null): string => {
      const copy = element?.cloneNode(true) as Element | undefined;
      for (const unseen of copy?.querySelectorAll('.unseen, .number-mark, .narrow-only, .swatch') ?? [])
        unseen.remove();
      for (const part of copy?.querySelectorAll('small, span, a') ?? []) part.append(' ');
      return (copy?.textContent ?? '').replace(/\s+/g, ' ').trim();
    };
    const main = document.querySelector('main')!;
    const place = main.querySelector('.page')?.parentElement?.localName ?? '';
    const tables = [...main.querySelectorAll('table')].flatMap((table) => {
      const figure = table.closest<HTMLElement>('[data-figure]');
      const file =
        figure?.querySelector('a[data-tool="csv"]') ??
        (figure === null ? main.querySelector('.page-head a.tool[href*="format=csv"]') : null);
      const csv = file?.getAttribute('href') ?? '';
      if (csv === '' || table.offsetParent === null) return [];
      // A heading may have a number for the eye and a name for the ear: the name is the one to look for.
      const head = [...(table.tHead?.rows[0]?.cells ?? [])].map((cell) =>
        table.classList.contains('matrix') ? (cell.getAttribute('title') ?? '') : seen(cell),
      );
      const rows = [...table.tBodies].flatMap((body) => [...body.rows]).map((row) => [...row.cells].map(seen));
      return [
        {
          figure: figure?.dataset['figure'] ?? place,
          look: table.className,
          hint: seen(figure?.querySelector('.figure-head .hint') ?? null),
          csv,
          head,
          rows,
        },
      ];
    });
    return { tables, lede: seen(main.querySelector('the-lede h1')) };
  });

/** What a figure must show of an answer: each number by where it stands, in the words of the page. */
export function expectedOf(table: Shown, view: View, rows: readonly Row[]): Map<string, string> | null {
  const { figure, look } = table;
  if (look.includes('twin')) return twin(table, view, rows);
  if (figure === 'voice') return voice(view, rows);
  if (look === 'matrix') return matrix(table, rows);
  if (look.includes('pair-list')) return listed(rows, pairName, [({ together }) => count(number(together))]);
  if (figure === 'company') return company(table, rows);
  if (figure === 'actors')
    return listed(shownAs(rows, isAdjusted(rows as never)), ({ name }) => String(name), ACTOR_COLUMNS);
  if (figure === 'sources')
    return listed(rows, ({ name }) => String(name), [
      ({ articles }) => count(number(articles)),
      ({ mentions }) => count(number(mentions)),
    ]);
  if (look.includes('pairs-table')) return listed(rows, pairName, PAIR_COLUMNS);
  const inOrder = LISTS[figure];
  if (inOrder === undefined || !look.includes('-rows')) return null;
  const places = rows.slice(0, table.rows.length).map((row, at) => ({ ...row, place: at + 1 }));
  return listed(places, ({ place }) => `row ${String(place)}`, inOrder);
}

/** The same places of the table, as the page shows them; what stands beside a step from an earlier one is that one's. */
export function foundIn({ figure, look, head, rows }: Shown): readonly (readonly [place: string, value: string])[] {
  const byName = look.includes('twin') || look === 'matrix';
  const against = head.indexOf('Held against');
  return rows.flatMap(([name = '', ...values], row) =>
    values.flatMap((value, at) => {
      const column = byName ? (head[at + 1] ?? '') : String(at);
      if (column === 'Events' || column === 'Held against') return [];
      // Two articles may have one day and one headline: lists are compared in their order.
      if (figure in LISTS) return [[`row ${row + 1} · ${column}`, value] as const];
      if (!column.endsWith(', before')) return [[`${name} · ${column}`, value] as const];
      const earlier = values[against - 1] ?? '';
      return earlier === '' ? [] : [[`${earlier} · ${column.replace(', before', '')}`, value] as const];
    }),
  );
}

const number = (value: Value | undefined): number | null =>
  value === null || value === undefined ? null : Number(value);
const pairName = ({ a_name, b_name }: Row) => `${String(a_name)} – ${String(b_name)}`;

type Say = (row: Row) => string | null;
const unsaid: Say = () => null;

/** Rows by name, each column as it is said; a column that says null is not compared. */
function listed(rows: readonly Row[], nameOf: (row: Row) => string, columns: readonly Say[]): Map<string, string> {
  return new Map(
    rows.flatMap((row) =>
      columns.flatMap((say, at) => {
        const said = say(row);
        return said === null ? [] : [[`${nameOf(row)} · ${at}`, said] as const];
      }),
    ),
  );
}

/** With the tone that the figure shows: of all or of none the adjusted one. */
const shownAs = (rows: readonly Row[], adjusted: boolean): readonly Row[] =>
  adjusted
    ? rows.map((row) => ({
        ...row,
        sentiment: row['sentiment_adjusted']!,
        low: row['adjusted_low']!,
        high: row['adjusted_high']!,
      }))
    : rows;

const toneWords = ({ sentiment, low, high }: Row): string =>
  `${tone(number(sentiment))} ${plusMinus(number(sentiment), number(low), number(high))}`
    .replace(/\u00a0/g, ' ')
    .trim();

const ACTOR_COLUMNS: readonly Say[] = [
  ({ kind }) => String(kind),
  ({ mentions }) => count(number(mentions)),
  ({ articles }) => count(number(articles)),
  ({ stories }) => count(number(stories)),
  ({ attention }) => percent(number(attention)),
  (row) => (row['sentiment'] === null ? 'too few to say' : toneWords(row)),
  ({ first_week }) => day(String(first_week)),
  ({ last_week }) => day(String(last_week)),
];

const PAIR_COLUMNS: readonly Say[] = [
  ({ together }) => count(number(together)),
  ({ expected }) => average(Number(expected)),
  unsaid,
  unsaid,
  ({ stories }) => count(number(stories)),
  ({ g2 }) => signed(Number(g2), 1),
  ({ q }) => (q === null ? '–' : Number(q) < 0.001 ? '< 0.001' : ratio(Number(q))),
];

/** Lists that are a page of their own, by the columns behind the first. */
const LISTS: Readonly<Record<string, readonly Say[]>> = {
  'articles-page': [unsaid, unsaid, ({ mentions }) => count(number(mentions)), ({ actors }) => count(number(actors))],
  'stories-page': [
    unsaid,
    unsaid,
    ({ articles, articles_all: all }) =>
      `${count(number(all))}${articles === all ? '' : ` ${count(number(articles))} here`}`,
    ({ sources_all: sources }) => count(number(sources)),
    ({ days }) => count(number(days)),
    ({ mentions }) => count(number(mentions)),
  ],
  'discovery-page': [({ articles }) => count(number(articles)), ({ sources }) => count(number(sources))],
};

function voice(view: View, answered: readonly Row[]): Map<string, string> {
  const unit = unitOf(view);
  const all = answered.reduce((sum, row) => sum + Number(row[unit]), 0);
  return listed(shownAs(answered, isAdjusted(answered as never)), ({ name }) => String(name), [
    (row) => percent(all === 0 ? null : Number(row[unit]) / all),
    (row) => count(number(row[unit])),
    (row) =>
      `${row['sentiment'] === null ? 'too few to say' : toneWords(row)} ${many(Number(row['stories']), 'story', 'stories')}`,
    ({ p_neg, p_neu, p_pos }) =>
      p_neg === null ? '–' : [p_neg, p_neu, p_pos].map((share) => wholePercent(number(share))).join(' '),
  ]);
}

function matrix({ head, rows: lines }: Shown, rows: readonly Row[]): Map<string, string> {
  const met = new Map(
    rows.flatMap(({ a_name, b_name, together }) => [
      [`${String(a_name)} ${String(b_name)}`, together] as const,
      [`${String(b_name)} ${String(a_name)}`, together] as const,
    ]),
  );
  return new Map(
    lines.flatMap(([name = '', ...cells]) =>
      cells.map(
        (_, at) => [`${name} · ${head[at + 1]}`, count(number(met.get(`${name} ${head[at + 1]}`) ?? 0))] as const,
      ),
    ),
  );
}

/** Who is named with one actor: both ends of a pair may be the other one. */
function company({ rows: lines }: Shown, rows: readonly Row[]): Map<string, string> {
  const others = new Set(lines.map(([name]) => name));
  const one = rows.find(({ a_name }) => !others.has(String(a_name)))?.['a_name'] ?? rows[0]?.['b_name'];
  return listed(rows, ({ a_name, b_name }) => String(a_name === one ? b_name : a_name), [
    ({ together }) => count(number(together)),
  ]);
}

function twin({ figure, hint, head }: Shown, view: View, rows: readonly Row[]): Map<string, string> | null {
  const grain = grainOf(view);
  const title = ({ week }: Row) => bucketTitle(String(week), grain);
  const measure = measureOf(view);
  const shown = shownAs(rows, hint.includes('adjusted for the errors'));
  if (figure === 'mentions' || figure === 'tone') {
    const say = (row: Row) =>
      figure === 'tone'
        ? tone(number(row['sentiment']))
        : measure === 'count'
          ? count(number(row[unitOf(view)]))
          : percent(number(row[measure]));
    return new Map(
      shown
        .filter(({ name }) => head.includes(String(name)))
        .map((row) => [`${title(row)} · ${String(row['name'])}`, say(row)]),
    );
  }
  const adjusted = hint.includes('adjusted for the errors');
  const columns: readonly (readonly [string, Say])[] =
    figure === 'pair'
      ? [
          ['Together', ({ together }) => count(number(together))],
          ['Expected by chance', ({ expected, together }) => (together === null ? '–' : average(Number(expected)))],
        ]
      : figure === 'pair-lift'
        ? [
            [
              'Times chance',
              ({ lift, thin, together }) =>
                together === null || lift === null || thin === 'too_few' ? '–' : ratio(Number(lift)),
            ],
          ]
        : figure === 'pair-tone'
          ? (['a', 'b'] as const).map(
              (side) =>
                [
                  String(rows[0]?.[`${side}_name`]),
                  (row: Row) => tone(number(row[`sentiment_${adjusted ? 'adjusted_' : ''}${side}`])),
                ] as const,
            )
          : [];
  if (columns.length === 0) return null;
  return new Map(
    rows.flatMap((row) => columns.map(([name, say]) => [`${title(row)} · ${name}`, say(row) ?? ''] as const)),
  );
}
