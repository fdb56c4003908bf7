import { dayNumber } from '../base/week.ts';
import { invalid } from '../base/settle.ts';
import type { Answer } from '../contract/answer.ts';
import type { Question } from '../contract/question.ts';
import { type CellType, type Column, declaredColumns } from './columns.ts';
import type { Row, WholeRows } from './whole-rows.ts';
import { zipOf } from './zip.ts';

/** Rows that a sheet may have, its header not counted. */
export const MOST_SHEET_ROWS = 1_048_575;
/** Letters that a cell may have. */
const MOST_LETTERS = 32_767;
/** The day 0 of a sheet, counted from 1970. Its calendar has a 29 February 1900, so days before March of that year are text. */
const FIRST_DAY = 25_569;
const FIRST_SERIAL = 61;
const DAY_MS = 86_400_000;

/** The cell formats of styles.xml, in its order. */
const STYLE = { usual: 0, head: 1, date: 2, instant: 3, wrapped: 4 } as const;

/** What became of the rows on the way: told on the second sheet, which is written after them. */
type Told = { cut: number };

/**
 * A workbook of two sheets, written by hand because every package at hand holds all rows at once: cells typed by the declarations,
 * text as text (a cell of that kind is never run as a formula), days as days; then query, snapshot, notes and columns.
 */
export function workbookOf(question: Question, { answer, count, rows }: WholeRows): AsyncIterable<Uint8Array> {
  if (count > MOST_SHEET_ROWS) {
    const expected = `csv, ndjson or parquet: a sheet holds ${MOST_SHEET_ROWS} rows, and this list has ${count}; or narrower filters`;
    throw invalid([{ key: 'format', value: 'xlsx', expected }]);
  }
  const told: Told = { cut: 0 };
  const name = sheetName(question.path);
  return zipOf([
    { name: '[Content_Types].xml', parts: () => [CONTENT_TYPES] },
    { name: '_rels/.rels', parts: () => [RELATIONS] },
    { name: 'xl/workbook.xml', parts: () => [workbook(name)] },
    { name: 'xl/_rels/workbook.xml.rels', parts: () => [WORKBOOK_RELATIONS] },
    { name: 'xl/styles.xml', parts: () => [STYLES] },
    { name: 'xl/worksheets/sheet1.xml', parts: () => rowsSheet(declaredColumns(question), rows, told) },
    { name: 'xl/worksheets/sheet2.xml', parts: () => [aboutSheet(question, answer, count, told)] },
  ]);
}

const sheetName = (path: string): string => path.slice(1).replace('/{id}', ' (one)').slice(0, 31);

async function* rowsSheet(columns: readonly Column[], rows: AsyncIterable<readonly Row[]>, told: Told) {
  const letters = columns.map((_, at) => letterOf(at));
  const head = columns.map(({ name }, at) => textCell(`${letters[at]}1`, name, STYLE.head)).join('');
  const widths = columns.map(
    ({ type }, at) => `<col min="${at + 1}" max="${at + 1}" width="${WIDTH[type]}" customWidth="1"/>`,
  );
  yield `${XML}<worksheet ${MAIN}><sheetViews><sheetView workbookViewId="0" tabSelected="1"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${head}</row>`;
  let no = 1;
  for await (const part of rows) {
    let text = '';
    for (const row of part) {
      no += 1;
      text += `<row r="${no}">`;
      for (let at = 0; at < columns.length; at += 1) {
        const { name, type } = columns[at]!;
        text += cell(`${letters[at]}${no}`, type, row[name], told);
      }
      text += '</row>';
    }
    yield text;
  }
  yield `</sheetData><autoFilter ref="A1:${letters.at(-1) ?? 'A'}${no}"/></worksheet>`;
}

const WIDTH: { readonly [T in CellType]: number } = {
  text: 24,
  integer: 10,
  number: 12,
  boolean: 9,
  date: 12,
  instant: 20,
  nested: 40,
};

/** One cell; nothing is no cell. */
function cell(at: string, type: CellType, value: unknown, told: Told): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c r="${at}" t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value !== 'string') return longCell(at, JSON.stringify(value), told);
  if (type === 'date') {
    const serial = dayNumber(value) + FIRST_DAY;
    if (serial >= FIRST_SERIAL) return `<c r="${at}" s="${STYLE.date}"><v>${serial}</v></c>`;
  }
  if (type === 'instant') {
    const serial = Date.parse(value) / DAY_MS + FIRST_DAY;
    if (serial >= FIRST_SERIAL) return `<c r="${at}" s="${STYLE.instant}"><v>${serial}</v></c>`;
  }
  return longCell(at, value, told);
}

function longCell(at: string, text: string, told: Told): string {
  if (text.length <= MOST_LETTERS) return textCell(at, text, STYLE.usual);
  told.cut += 1;
  return textCell(at, text.slice(0, MOST_LETTERS).toWellFormed(), STYLE.usual);
}

const textCell = (at: string, text: string, style: number): string =>
  `<c r="${at}" t="inlineStr"${style === 0 ? '' : ` s="${style}"`}><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;

/** "A" to "Z", then "AA". */
function letterOf(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : letterOf(Math.floor(at / 26) - 1) + letter;
}

/** What XML cannot hold, and what a sheet would take for such a sign. */
// oxlint-disable-next-line no-control-regex
const ESCAPED = /[&<>\u0000-\u0008\u000B\u000C\u000D\u000E-\u001F\uFFFE\uFFFF]|_(?=x[\dA-Fa-f]{4}_)/g;
const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text as it stands in a cell: signs that XML forbids are written "_x0007_", as sheets have it. */
const xmlText = (text: string): string =>
  text
    .toWellFormed()
    .replace(ESCAPED, (sign) => NAMED[sign] ?? `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);

/** What a workbook has to say of its rows: query, snapshot, notes, and what each column is. */
function aboutSheet(
  question: Question,
  { query, snapshot, versions, notes }: Omit<Answer<unknown>, 'rows'>,
  count: number,
  { cut }: Told,
): string {
  const { path, summary, help } = question;
  const columns = declaredColumns(question);
  const cuts =
    cut === 0
      ? []
      : [
          [
            'note',
            `${cut} texts were longer than a cell holds, and end after ${MOST_LETTERS} letters; csv, ndjson and parquet have all of them.`,
          ],
        ];
  const lines: (readonly string[])[] = [
    ['question', path],
    ['asks', summary],
    ['method', help.method],
    ['data', help.data],
    ['limits', help.limits],
    ['snapshot', snapshot],
    ['rows', String(count)],
    ...Object.entries(versions).map(([name, version]) => [name, version ?? '']),
    ...Object.entries(query).map(([key, value]) => [`query: ${key}`, value]),
    ...notes.map(({ code, text }) => [`note: ${code}`, text]),
    ...cuts,
    [],
    ['column', 'type', 'definition'],
    ...columns.map(({ name, type, description }) => [name, type, description ?? '']),
  ];
  const headAt = lines.length - columns.length;
  const rows = lines.map((cells, at) => {
    const style = at === headAt - 1 ? STYLE.head : STYLE.wrapped;
    const texts = cells.map((text, no) =>
      textCell(`${letterOf(no)}${at + 1}`, text.slice(0, MOST_LETTERS), no === 0 ? STYLE.head : style),
    );
    return `<row r="${at + 1}">${texts.join('')}</row>`;
  });
  return `${XML}<worksheet ${MAIN}><cols><col min="1" max="1" width="28" customWidth="1"/><col min="2" max="2" width="60" customWidth="1"/><col min="3" max="3" width="90" customWidth="1"/></cols><sheetData>${rows.join('')}</sheetData></worksheet>`;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const CONTENT_TYPES = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/></Types>`;
const RELATIONS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const WORKBOOK_RELATIONS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;
const workbook = (name: string): string =>
  `${XML}<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/><sheet name="about" sheetId="2" r:id="rId2"/></sheets></workbook>`;
const STYLES = `${XML}<styleSheet ${MAIN}><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf></cellXfs></styleSheet>`;
