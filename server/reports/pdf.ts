import pdfmake from 'pdfmake';
import type { Content, ContentText, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { count, day, many } from '../../web/charts/format.ts';
import { aboutOf } from './about.ts';
import type { Block, Cell, Document, Quoted, Table, Told } from './document.ts';
import { isSafe } from './escape.ts';
import { TTF } from './fonts.ts';
import { svgOf } from './svg.ts';
import { inLight } from './tokens.ts';

/** A4 with its margins, in points. */
const MARGINS: [number, number, number, number] = [42, 44, 42, 54];
const WIDTH = 595.28 - MARGINS[0] - MARGINS[2];
/** The size at which figures are drawn, in pixels: on paper a little smaller than on a screen. */
const DRAWN = 720;

type Chart = Extract<Block, { kind: 'chart' }>;

const color = (token: string): string => inLight(`var(--${token})`);

/** Letters of control cannot be drawn; halves of letters are none. */
const plain = (text: string): string => text.replace(/\p{Cc}/gu, ' ').toWellFormed();

/** A report as PDF: vector figures, the typefaces of the dashboard with Latin, Cyrillic and Greek letters. The same report is the same bytes. */
export async function pdfOf(document: Document): Promise<Uint8Array> {
  const { sans, sansBold, serif, serifBold } = {
    sans: TTF.sans(),
    sansBold: TTF.sansBold(),
    serif: TTF.serif(),
    serifBold: TTF.serifBold(),
  };
  const allowed = [sans, sansBold, serif, serifBold];
  pdfmake.setFonts({
    'Inter Variable': { normal: sans, bold: sansBold, italics: sans, bolditalics: sansBold },
    'Source Serif 4 Variable': { normal: serif, bold: serifBold, italics: serif, bolditalics: serifBold },
  });
  // Nothing is fetched and no file read but the typefaces, whatever stands in the text.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => allowed.includes(path));
  const charts = document.blocks.filter((block) => block.kind === 'chart');
  return pdfmake.createPdf(definitionOf(document, charts)).getBuffer();
}

function definitionOf(document: Document, charts: readonly Chart[]): TDocumentDefinitions {
  const { title, subtitle, provenance } = document;
  const foot = plain(`${title} · ${subtitle} · snapshot ${provenance.snapshot}`);
  return {
    pageSize: 'A4',
    pageMargins: MARGINS,
    language: 'en',
    displayTitle: true,
    // No report knows when it was written: it is as old as its figures.
    info: {
      title: plain(`${title} · ${subtitle}`),
      creator: 'Newstally',
      producer: 'Newstally',
      creationDate: new Date(provenance.instant ?? 0),
    },
    defaultStyle: { font: 'Inter Variable', fontSize: 9, lineHeight: 1.3, color: color('ink') },
    footer: (page, pages) => ({
      margin: [MARGINS[0], 16, MARGINS[2], 0],
      fontSize: 7.5,
      color: color('ink-2'),
      columns: [
        { text: foot.length > 120 ? `${foot.slice(0, 119)}…` : foot, width: '*' },
        { text: `Page ${page} of ${pages}`, width: 70, alignment: 'right' },
      ],
    }),
    content: [
      ...headOf(document),
      ...document.blocks.flatMap((block) => blockOf(block, charts)),
      ...notesOf(document),
      ...aboutPart(document),
      ...numbersOf(charts),
    ],
  };
}

const strongRule = (width = 1): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth: width, lineColor: color('rule-strong') }],
});

const serif = (text: string, fontSize: number, more: Partial<ContentText> = {}): ContentText => ({
  text: plain(text),
  font: 'Source Serif 4 Variable',
  fontSize,
  ...more,
});

const quiet = (text: string, more: Partial<ContentText> = {}): ContentText => ({
  text: plain(text),
  fontSize: 8,
  color: color('ink-2'),
  ...more,
});

function headOf({ title, subtitle, provenance }: Document): Content[] {
  return [
    {
      columns: [
        serif('Newstally', 10, { bold: true }),
        quiet(provenance.instant === null ? '' : `Data as of ${day(provenance.instant.slice(0, 10))}`, {
          alignment: 'right',
        }),
      ],
      margin: [0, 0, 0, 4],
    },
    strongRule(1.5),
    serif(title, 24, { bold: true, margin: [0, 10, 0, 0], lineHeight: 1.15 }),
    quiet(subtitle, { fontSize: 9 }),
  ];
}

const heading = (text: string, hint: string): Content => ({
  // Kept with what follows: see pageBreakBefore of pdfmake, which counts a stack as one.
  stack: [
    strongRule(0.75),
    serif(text, 12.5, { bold: true, margin: [0, 4, 0, 0] }),
    ...(hint === '' ? [] : [quiet(hint)]),
  ],
  margin: [0, 18, 0, 6],
  headlineLevel: 1,
});

function blockOf(block: Block, charts: readonly Chart[]): Content[] {
  switch (block.kind) {
    case 'lede':
      return [
        serif(block.sentence, 15, { margin: [0, 12, 0, 4], lineHeight: 1.25 }),
        ...(block.quiet === '' ? [] : [quiet(block.quiet, { fontSize: 9 })]),
      ];
    case 'heading':
      return [heading(block.text, block.hint)];
    case 'text':
      return [{ text: plain(block.text) }];
    case 'table':
      return [tableOf(block.table, 8.5)];
    case 'chart':
      return [chartOf(block), quiet(`Its numbers: table ${charts.indexOf(block) + 1}`, { margin: [0, 3, 0, 0] })];
    case 'told':
      return block.articles.map(toldOf);
  }
}

function chartOf(chart: Chart): Content {
  const picture = chart.draw(DRAWN);
  const width = (Math.min(picture.width, DRAWN) / DRAWN) * WIDTH;
  return { svg: inLight(svgOf(picture, chart.name)), width };
}

function tableOf({ columns, rows }: Table, fontSize: number): Content {
  const head = columns.map(
    ({ title, isNumber }): TableCell => ({
      ...quiet(title, { fontSize: fontSize - 0.5 }),
      ...(isNumber ? { alignment: 'right' as const } : {}),
    }),
  );
  return {
    fontSize,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ isNumber }, at) => (at === 0 || !isNumber ? '*' : 'auto')),
      body: [head, ...rows.map((row) => row.map((one, at) => cellOf(one, columns[at]?.isNumber === true)))],
    },
    layout: {
      hLineWidth: (at) => (at <= 1 && at === 0 ? 0 : 0.5),
      vLineWidth: () => 0,
      hLineColor: () => color('rule'),
      paddingLeft: (at) => (at === 0 ? 0 : 8),
      paddingRight: () => 0,
      paddingTop: () => 2.5,
      paddingBottom: () => 1.5,
    },
  };
}

const LOOKS: Readonly<Record<NonNullable<Cell['look']>, Partial<ContentText>>> = {
  strong: { bold: true },
  quiet: { color: color('ink-2') },
  negative: { color: color('tone-neg-2') },
  positive: { color: color('tone-pos-2') },
};

const cellOf = ({ text, opens, look }: Cell, isNumber: boolean): TableCell => ({
  text: plain(text),
  ...(look === undefined ? {} : LOOKS[look]),
  ...(isNumber ? { alignment: 'right' as const, noWrap: true } : {}),
  ...(isSafe(opens ?? null) ? { link: opens as string } : {}),
});

const toldOf = ({ title, detail, opens, url, sentences }: Told): Content => ({
  unbreakable: true,
  margin: [0, 0, 0, 9],
  stack: [
    serif(title, 11, { bold: true, ...(isSafe(opens) ? { link: opens } : {}) }),
    {
      ...quiet('', { fontSize: 8 }),
      text: [
        plain(detail),
        ...(isSafe(url) ? [' · ', { text: 'where it was published', link: url, color: color('accent') }] : []),
      ],
    },
    ...sentences.map(
      (one): Content => ({
        text: markedOf(one),
        font: 'Source Serif 4 Variable',
        fontSize: 10,
        margin: [10, 3, 0, 0],
      }),
    ),
  ],
});

/** A sentence with what was counted in it on a coloured ground. */
function markedOf({ text, marks }: Quoted): (string | ContentText)[] {
  const parts: (string | ContentText)[] = [];
  let at = 0;
  for (const { start, end } of marks.toSorted((l, r) => l.start - r.start)) {
    if (start < at) continue;
    parts.push(plain(text.slice(at, start)), { text: plain(text.slice(start, end)), background: color('mark') });
    at = end;
  }
  return [...parts, plain(text.slice(at))].filter((part) => part !== '');
}

function notesOf({ notes }: Document): Content[] {
  if (notes.length === 0) return [];
  return [heading('What to know', ''), { ul: notes.map(({ text }) => plain(text)), fontSize: 8.5 }];
}

function aboutPart(document: Document): Content[] {
  const rows = aboutOf(document).map(({ name, text, opens }) => [
    quiet(name),
    { text: plain(text), fontSize: 8, ...(opens === undefined ? {} : { link: opens, color: color('accent') }) },
  ]);
  return [
    heading('Where these figures are from', ''),
    { table: { widths: [110, '*'], body: rows }, layout: 'noBorders' },
  ];
}

function numbersOf(charts: readonly Chart[]): Content[] {
  if (charts.length === 0) return [];
  const rows = charts.reduce((sum, { twin }) => sum + twin.rows.length, 0);
  return [
    {
      ...(heading(
        'The numbers of the figures',
        `${many(charts.length, 'table', 'tables')}, ${count(rows)} rows. * incomplete, or of few stories; – nothing was read, or too few to say.`,
      ) as object),
      pageBreak: 'before',
    } as Content,
    ...charts.flatMap(({ caption, twin }, at): Content[] => [
      serif(`Table ${at + 1}. ${caption}`, 10, { bold: true, margin: [0, 10, 0, 4] }),
      tableOf(twin, 7.5),
    ]),
  ];
}
