import { stringify } from 'csv-stringify/sync';
import type { Catalogue } from '../../contract/actor.ts';
import { csvCutter, fieldsIn } from '../readers/csv-records.ts';
import { aliasesCell, aliasesIn, guarded, officesCell, officesIn, unguarded } from './cells.ts';
import { type Entry, readActor } from './entry.ts';
import type { Wrong } from './problems.ts';

export const COLUMNS = ['id', 'name', 'kind', 'wikidata', 'country', 'party', 'aliases', 'offices'] as const;
type Column = (typeof COLUMNS)[number];
const NEEDED: readonly Column[] = ['name', 'kind'];
/** As our own, as spreadsheets of many countries write it, and as they copy it. */
const DELIMITERS = [',', ';', '\t'] as const;
/** Without it, spreadsheets take the letters for those of another character set, and keep them so. */
const BOM = '\uFEFF';

/** A catalogue's actors as a table, a row each. How offices are written does not travel in it. */
export function writeCsv({ actors }: Pick<Catalogue, 'actors'>): string {
  const rows = actors.map((actor) =>
    [
      actor.id,
      actor.name,
      actor.kind,
      actor.wikidata ?? '',
      actor.country ?? '',
      actor.party ?? '',
      aliasesCell(actor),
      officesCell(actor.offices),
    ].map(guarded),
  );
  return BOM + stringify([[...COLUMNS], ...rows], { record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
}

/** The actors of a table, and all that is wrong in it; a broken row does not take the next with it. */
export function readCsv(text: string, name: string): { readonly entries: Entry[]; readonly wrong: Wrong[] } {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  const told = /^sep=(.)\s*$/.exec(lines[0] ?? '')?.[1];
  const first = lines.findIndex((line, no) => line.trim() !== '' && (no > 0 || told === undefined));
  const header = lines[first] ?? '';
  const { names, delimiter } = headerOf(header, told);
  const wrong: Wrong[] = [];
  const place = (line: number) => `${name}, line ${line}`;
  const refuse = (field: string, value: string, expected: string) =>
    void wrong.push({ place: place(first + 1), field, value, expected });
  for (const column of NEEDED) if (!names.includes(column)) refuse('header', header.trim(), `a column "${column}"`);
  names.forEach((column, no) => {
    if (!(COLUMNS as readonly string[]).includes(column))
      refuse('header', column, `columns of these names: ${COLUMNS.join(', ')}`);
    else if (names.indexOf(column) !== no) refuse('header', column, 'each column once');
  });
  if (wrong.length > 0) return { entries: [], wrong };

  const cutter = csvCutter(delimiter, { columns: names.length, addresses: [], dates: [], quoted: false });
  const cuts = lines
    .slice(first + 1)
    .flatMap((line, at) => cutter.push({ no: first + at + 2, text: line, size: Buffer.byteLength(line) }));
  const entries: Entry[] = [];
  for (const cut of [...cuts, ...cutter.end()]) {
    if ('reason' in cut) {
      wrong.push({ place: place(cut.line), field: 'row', value: '', expected: `a whole row, but ${cut.reason}` });
      continue;
    }
    if (cut.fields.every((field) => field.trim() === '')) continue;
    const read = rowOf(names, cut.fields);
    const { entry, wrong: more } = readActor(read.said, place(cut.line));
    wrong.push(...read.wrong.map((one) => ({ place: place(cut.line), ...one })), ...more);
    if (entry !== null) entries.push(entry);
  }
  return { entries, wrong };
}

/** The names of the columns, and the delimiter by which most of them are known. */
function headerOf(line: string, told: string | undefined): { names: string[]; delimiter: string } {
  const tried = (told === undefined ? DELIMITERS : [told]).map((delimiter) => ({
    delimiter,
    names: fieldsIn(line, delimiter).fields.map((field) => field.trim().toLowerCase()),
  }));
  const known = ({ names }: { names: string[] }) =>
    names.filter((name) => (COLUMNS as readonly string[]).includes(name)).length;
  return tried.reduce((best, next) => (known(next) > known(best) ? next : best));
}

function rowOf(names: readonly string[], fields: readonly string[]) {
  const cell = (column: Column): string => unguarded((fields[names.indexOf(column)] ?? '').trim());
  const orNone = (text: string) => (text === '' ? null : text);
  const name = cell('name');
  const aliases = aliasesIn(cell('aliases'), name);
  const offices = officesIn(cell('offices'));
  const id = cell('id');
  return {
    said: {
      ...(id === '' ? {} : { id }),
      wikidata: orNone(cell('wikidata')),
      kind: cell('kind').toLowerCase(),
      name,
      aliases: aliases.found,
      country: orNone(cell('country')),
      party: orNone(cell('party')),
      offices: offices.found,
    },
    wrong: [...aliases.wrong, ...offices.wrong],
  };
}
