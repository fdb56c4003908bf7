import { MOST_BYTES, megabytes, tooLarge } from './reader.ts';

/** A line of a table; `text` is null when it has more bytes than a record may have. */
export type TextLine = { readonly no: number; readonly text: string | null; readonly size: number };

/** What is cut out of the lines: a record, or the line in which a broken one begins and what is wrong with it. */
export type Cut =
  | { readonly line: number; readonly fields: readonly string[] }
  | { readonly line: number; readonly reason: string };

export type CsvCutter = {
  /** Takes the next line and returns what is settled by it, in order. */
  push(line: TextLine): Cut[];
  /** What the end of the file settles. */
  end(): Cut[];
};

/** What tells a record of a table from a line of prose: its columns, and whether its header has quotation marks around each name. */
export type Shape = {
  readonly columns: number;
  readonly addresses: readonly number[];
  readonly dates: readonly number[];
  readonly quoted: boolean;
};

type Broken = { readonly line: number; to: number; readonly reason: string };

const UNCLOSED = 'a quotation mark is not closed';

/**
 * Puts lines together to records (RFC 4180: a field in quotation marks may hold line breaks, and "" for one of them).
 * A quotation mark that is never closed, or text behind a closed one, breaks a record. Then its lines are read again from the
 * second one on, and passed over until one begins a record that looks like those of this table: nothing behind a broken record
 * is swallowed, and no paragraph of a broken text is taken for a record.
 */
export function csvCutter(delimiter: string, shape: Shape, most = MOST_BYTES): CsvCutter {
  const scan = fieldScanner(delimiter);
  /** A sound record had a space behind its delimiter. */
  let spaced = false;
  /** The lines of the record being read, and their size. */
  let held: TextLine[] = [];
  let size = 0;
  /** A broken record that no sound one has followed yet. */
  let broken: Broken | null = null;
  /** Lines to read, the next one last. */
  const ahead: TextLine[] = [];

  const drop = (): TextLine[] => {
    const lines = held;
    held = [];
    size = 0;
    scan.reset();
    return lines;
  };
  /** The record that began with the first held line is none; the other lines are read again. */
  const giveUp = (reason: string) => {
    const lines = drop();
    const { no } = lines[0]!;
    if (broken === null) broken = { line: no, to: no, reason };
    else broken.to = no;
    for (let at = lines.length - 1; at > 0; at -= 1) ahead.push(lines[at]!);
  };
  const settleBroken = (): Cut[] => {
    if (broken === null) return [];
    const { line, to, reason } = broken;
    broken = null;
    return [{ line, reason: to > line ? `${reason} (lines ${line} to ${to} were passed over)` : reason }];
  };

  const complete = (): Cut[] => {
    const cells = scan.cells();
    const line = held[0]!.no;
    if (cells.length !== shape.columns) {
      const reason = `${count(cells.length, 'column')} where the header has ${shape.columns}`;
      // Over several lines, a quotation mark in the wrong place is likelier than a column too many.
      if (broken !== null || held.length > 1) {
        giveUp(reason);
        return [];
      }
      drop();
      return [{ line, reason }];
    }
    if (broken !== null && !isPlausible(cells, shape, spaced)) {
      giveUp(broken.reason);
      return [];
    }
    spaced ||= cells.some(isSpaced);
    drop();
    return [...settleBroken(), { line, fields: cells.map(({ text }) => text) }];
  };

  const take = (line: TextLine): Cut[] => {
    if (line.text === null) {
      if (held.length > 0) {
        ahead.push(line);
        giveUp(UNCLOSED);
        return [];
      }
      return [...settleBroken(), { line: line.no, reason: tooLarge(line.size) }];
    }
    if (held.length === 0 && line.text.trim() === '') return [];
    held.push(line);
    size += line.size;
    const state = scan.take(line.text);
    if (state === 'complete') return complete();
    if (state === 'broken') giveUp('text stands behind a closing quotation mark');
    else if (size > most) giveUp(`${UNCLOSED} (within ${megabytes(most)})`);
    return [];
  };
  const work = (): Cut[] => {
    const cuts: Cut[] = [];
    for (let line = ahead.pop(); line !== undefined; line = ahead.pop()) cuts.push(...take(line));
    return cuts;
  };

  return {
    push: (line) => {
      ahead.push(line);
      return work();
    },
    end: () => {
      const cuts: Cut[] = [];
      while (held.length > 0) {
        giveUp(UNCLOSED);
        cuts.push(...work());
      }
      return [...cuts, ...settleBroken()];
    },
  };
}

/** The fields of a single line, and whether all have quotation marks; a line that is no sound record is cut at each delimiter. */
export function fieldsIn(
  line: string,
  delimiter: string,
): { readonly fields: readonly string[]; readonly quoted: boolean } {
  const scan = fieldScanner(delimiter);
  if (scan.take(line) !== 'complete') return { fields: line.split(delimiter), quoted: false };
  return { fields: scan.cells().map(({ text }) => text), quoted: scan.cells().every(({ quoted }) => quoted) };
}

type Cell = { readonly text: string; readonly quoted: boolean };

/** Prose has a space behind each comma; tables hardly ever have. */
const isSpaced = ({ text, quoted }: Cell, at: number): boolean =>
  at > 0 && !quoted && text.startsWith(' ') && text.trim() !== '';

/** Longer is no date, in whatever language. */
const LONGEST_DATE = 60;

/** Whether a record found behind a broken one is one of this table rather than a piece of the broken one's text. */
function isPlausible(cells: readonly Cell[], { addresses, dates, quoted }: Shape, spaced: boolean): boolean {
  const texts = (places: readonly number[]) => places.map((at) => cells[at]!.text.trim()).filter((text) => text !== '');
  const [links, days] = [texts(addresses), texts(dates)];
  if (links.some((text) => /\s/.test(text))) return false;
  if (days.some((text) => !/\d/.test(text) || text.length > LONGEST_DATE)) return false;
  if (quoted && cells.some(({ text, quoted: marked }) => !marked && text !== '')) return false;
  // An address or a date in its place is no accident; without, the commas of prose could make the right number of columns.
  const sure = days.length > 0 || links.some((text) => /^https?:/i.test(text));
  return sure || (cells.some(({ text }) => text.trim() !== '') && (spaced || !cells.some(isSpaced)));
}

const count = (amount: number, what: string): string => `${amount} ${what}${amount === 1 ? '' : 's'}`;

/** Takes the fields of a record line by line: "open" within quotation marks, "complete", or "broken". */
function fieldScanner(delimiter: string) {
  let cells: Cell[] = [];
  let parts: string[] | null = null;

  const close = () => {
    cells.push({ text: (parts ?? []).join(''), quoted: true });
    parts = null;
  };
  const take = (line: string): 'open' | 'complete' | 'broken' => {
    let at = 0;
    if (parts !== null) parts.push('\n');
    for (;;) {
      if (parts === null) {
        const quote = quoteAt(line, at);
        if (quote < 0) {
          const end = line.indexOf(delimiter, at);
          cells.push({ text: end < 0 ? withoutReturn(line.slice(at)) : line.slice(at, end), quoted: false });
          if (end < 0) return 'complete';
          at = end + 1;
          continue;
        }
        parts = [];
        at = quote + 1;
      }
      const quote = line.indexOf('"', at);
      parts.push(line.slice(at, quote < 0 ? undefined : quote));
      if (quote < 0) return 'open';
      at = quote + 1;
      if (line[at] === '"') {
        parts.push('"');
        at += 1;
      } else {
        close();
        if (at === line.length || (line[at] === '\r' && at === line.length - 1)) return 'complete';
        if (line[at] !== delimiter) return 'broken';
        at += 1;
      }
    }
  };
  const reset = () => {
    cells = [];
    parts = null;
  };
  return { take, reset, cells: (): readonly Cell[] => cells };
}

/** The place of the quotation mark that a field begins with, also behind spaces as in `a, "b"`; -1 for a field without. */
function quoteAt(line: string, from: number): number {
  let at = from;
  while (line[at] === ' ') at += 1;
  return line[at] === '"' ? at : -1;
}

const withoutReturn = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text);
