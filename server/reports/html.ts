import { count, day, many } from '../../web/charts/format.ts';
import type { Block, Cell, Column, Document, Quoted, Table, Told } from './document.ts';
import { escaped, isSafe } from './escape.ts';
import { fontStyles } from './fonts.ts';
import { styles } from './html-style.ts';
import { svgOf } from './svg.ts';
import { aboutOf } from './about.ts';

/** Widths at which a figure is drawn: for a page, and for a phone. */
const WIDE = 760;
const NARROW = 358;

/** Runs no script and asks for nothing, wherever the file is opened. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

type Chart = Extract<Block, { kind: 'chart' }>;

/** A report as one file for a browser: nothing to load, nothing to run; light and dark, wide and narrow, and fit to print. */
export function htmlOf(document: Document): string {
  const charts = document.blocks.filter((block) => block.kind === 'chart');
  const body = `<header><div class="brand"><b>Newstally</b><span>${escaped(document.provenance.instant === null ? '' : `Data as of ${day(document.provenance.instant.slice(0, 10))}`)}</span></div>
<h1>${escaped(document.title)}</h1>
<p class="subtitle">${escaped(document.subtitle)}</p></header>
<main>${sectionsOf(document.blocks, charts)}
${notesOf(document)}
${aboutSection(document)}
${numbersOf(charts)}</main>`;
  const foot = `${document.title} · ${document.subtitle} · snapshot ${document.provenance.snapshot}`;
  const short = foot.length > 110 ? `${foot.slice(0, 109)}…` : foot;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escaped(`${document.title} · ${document.subtitle}`)}</title>
<base target="_blank">
<style>${fontStyles(body)}
${styles(short)}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/** A heading opens a section, which goes on to the next one; a lede stands before all. */
function sectionsOf(blocks: readonly Block[], charts: readonly Chart[]): string {
  let open = false;
  const parts = blocks.map((block) => {
    if (block.kind !== 'heading') return blockOf(block, charts);
    const close = open ? '</section>\n' : '';
    open = true;
    const hint = block.hint === '' ? '' : `<p class="hint">${escaped(block.hint)}</p>`;
    return `${close}<section><h2>${escaped(block.text)}</h2>${hint}`;
  });
  return `${parts.join('\n')}${open ? '</section>' : ''}`;
}

function blockOf(block: Exclude<Block, { kind: 'heading' }>, charts: readonly Chart[]): string {
  switch (block.kind) {
    case 'lede':
      return `<p class="lede">${escaped(block.sentence)}${block.quiet === '' ? '' : ` <span class="quiet">${escaped(block.quiet)}</span>`}</p>`;
    case 'text':
      return `<p>${escaped(block.text)}</p>`;
    case 'table':
      return tableOf(block.table, block.caption);
    case 'chart':
      return chartOf(block, charts.indexOf(block) + 1);
    case 'told':
      return `<ol class="told">${block.articles.map(toldOf).join('\n')}</ol>`;
  }
}

function chartOf(chart: Chart, no: number): string {
  const drawing = (width: number, kind: string) => {
    const picture = chart.draw(width);
    const svg = svgOf(picture, `${chart.name}-${kind}`);
    return `<div class="${kind}" role="img" aria-label="${escaped(chart.summary)}" style="max-width:${picture.width}px">${svg}</div>`;
  };
  const key = chart.lines.length < 2 ? '' : `<ul class="key">${chart.lines.map(keyOf).join('')}</ul>`;
  return `<figure id="figure-${no}">${drawing(WIDE, 'wide')}${drawing(NARROW, 'narrow')}${key}
<p class="twin"><a target="_self" href="#table-${no}">Its numbers: table ${no}</a></p></figure>`;
}

const keyOf = ({ name, slot }: Chart['lines'][number]): string =>
  `<li><svg viewBox="0 0 24 4" aria-hidden="true"><line x1="0" y1="2" x2="24" y2="2" stroke="${slot.color}" stroke-width="2.5"${slot.dash === 'solid' ? '' : ` stroke-dasharray="${slot.dash.join(' ')}"`}/></svg>${escaped(name)}</li>`;

function tableOf({ columns, rows }: Table, caption: string): string {
  const head = columns.map((column) => `<th scope="col"${classOf(column)}>${escaped(column.title)}</th>`).join('');
  const body = rows
    .map((row) => {
      const cells = row.map((one, at) => cellOf(one, columns[at], at === 0));
      return `<tr>${cells.join('')}</tr>`;
    })
    .join('\n');
  return `<div class="scroll" tabindex="0" role="region" aria-label="${escaped(caption)}"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

const classOf = (column: Column | undefined, look?: Cell['look']): string => {
  const classes = [
    ...(column?.isNumber === true ? ['number'] : []),
    ...(column?.isMinor === true ? ['minor'] : []),
    ...(look === undefined ? [] : [look]),
  ];
  return classes.length === 0 ? '' : ` class="${classes.join(' ')}"`;
};

function cellOf({ text, opens, look }: Cell, column: Column | undefined, isHead: boolean): string {
  const shown = opens === undefined ? escaped(text) : `<a href="${escaped(opens)}">${escaped(text)}</a>`;
  const looks = classOf(column, look);
  return isHead ? `<th scope="row"${looks}>${shown}</th>` : `<td${looks}>${shown}</td>`;
}

const toldOf = ({ title, detail, opens, url, sentences }: Told): string =>
  `<li><h3><a href="${escaped(opens)}">${escaped(title)}</a></h3><p class="detail">${escaped(detail)}${isSafe(url) ? ` · <a href="${escaped(url)}" rel="noreferrer">where it was published</a>` : ''}</p>
${sentences.map((one) => `<blockquote dir="auto">${markedOf(one)}</blockquote>`).join('\n')}</li>`;

/** A sentence with what was counted in it marked; marks that overlap are one. */
export function markedOf({ text, marks }: Quoted): string {
  let at = 0;
  let out = '';
  for (const { start, end } of marks.toSorted((l, r) => l.start - r.start)) {
    if (start < at) continue;
    out += `${escaped(text.slice(at, start))}<mark>${escaped(text.slice(start, end))}</mark>`;
    at = end;
  }
  return out + escaped(text.slice(at));
}

function notesOf({ notes }: Document): string {
  if (notes.length === 0) return '';
  return `<section><h2>What to know</h2><ul class="notes">${notes.map(({ text }) => `<li>${escaped(text)}</li>`).join('')}</ul></section>`;
}

function aboutSection(document: Document): string {
  const rows = aboutOf(document).map(
    ({ name, text, opens }) =>
      `<dt>${escaped(name)}</dt><dd>${opens === undefined ? escaped(text) : `<a href="${escaped(opens)}">${escaped(text)}</a>`}</dd>`,
  );
  return `<section class="about"><h2>Where these figures are from</h2><dl>${rows.join('')}</dl></section>`;
}

/** The numbers of every figure, at the end, so that the text is not broken by long tables. */
function numbersOf(charts: readonly Chart[]): string {
  if (charts.length === 0) return '';
  const tables = charts.map(
    ({ caption, twin }, at) =>
      `<h3 id="table-${at + 1}">Table ${at + 1}. ${escaped(caption)} <a target="_self" href="#figure-${at + 1}" class="hint">to the figure</a></h3>${tableOf(twin, caption)}`,
  );
  const rows = charts.reduce((sum, { twin }) => sum + twin.rows.length, 0);
  return `<section class="numbers"><h2>The numbers of the figures</h2><p class="hint">${many(charts.length, 'table', 'tables')}, ${count(rows)} rows. * incomplete, or of few stories; – nothing was read, or too few to say.</p>${tables.join('\n')}</section>`;
}
