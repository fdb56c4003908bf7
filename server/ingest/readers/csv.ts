import { decodeBytes } from '../decode.ts';
import { csvCutter, type Cut, fieldsIn, type TextLine } from './csv-records.ts';
import { articleOf, bodyMissing, fieldOf, placesOf } from './fields.ts';
import { linesOf } from './lines.ts';
import { type Found, type Input, unreadable, withLost } from './reader.ts';

/** What may stand between columns: as RFC 4180 has it, as spreadsheets of many countries write it, as TSV. */
const DELIMITERS = [',', ';', '\t', '|'] as const;

/** A table with a header; a record is named by the line it begins in, and a broken one does not take the next with it. */
export async function* readCsv({ name, chunks }: Input): AsyncGenerator<Found> {
  const lost = { replaced: 0 };
  const lines = textLines(chunks, lost);
  try {
    const header = await headerOf(lines);
    if (header === null) return;
    const places = placesOf(header.names);
    const missing = bodyMissing(header.names, places);
    if (missing !== null) {
      yield unreadable(name, missing);
      return;
    }
    const { names, quoted } = header;
    const shape = { columns: names.length, addresses: places.url, dates: places.published, quoted };
    const cutter = csvCutter(header.delimiter, shape);
    const found = (cut: Cut): Found => {
      const input = `${name}:${cut.line}`;
      return 'reason' in cut ? unreadable(input, cut.reason) : withLost(articleOf(cut.fields, places, input), lost);
    };
    for (let next = await lines.next(); next.done !== true; next = await lines.next()) {
      for (const cut of cutter.push(next.value)) yield found(cut);
    }
    for (const cut of cutter.end()) yield found(cut);
  } finally {
    await lines.return(undefined);
  }
}

/** The lines as text; letters that could not be read are added up in `lost`. */
async function* textLines(
  chunks: AsyncIterable<Buffer>,
  lost: { replaced: number },
): AsyncGenerator<TextLine, undefined> {
  for await (const { no, bytes, size } of linesOf(chunks)) {
    const decoded = bytes === null ? null : decodeBytes(bytes);
    lost.replaced += decoded?.replaced ?? 0;
    yield { no, size, text: decoded?.text ?? null };
  }
}

type Header = { readonly names: readonly string[]; readonly delimiter: string; readonly quoted: boolean };

/** The first line that is not blank; Excel may put one with the delimiter before it ("sep=;"). Null for a table without lines. */
async function headerOf(lines: AsyncGenerator<TextLine, undefined>): Promise<Header | null> {
  let told: string | null = null;
  for (let next = await lines.next(); next.done !== true; next = await lines.next()) {
    const text = next.value.text ?? '';
    const separator = /^sep=(.)\s*$/.exec(text)?.[1];
    if (separator !== undefined) told = separator;
    else if (text.trim() !== '') return told === null ? splitHeader(text) : headerIn(text, told);
  }
  return null;
}

/** The names of the columns, and the delimiter by which most of them are known; with equals the one that makes most columns. */
export function splitHeader(line: string): Header {
  const headers = DELIMITERS.map((delimiter) => headerIn(line, delimiter));
  const known = ({ names }: Header) => names.filter((name) => fieldOf(name) !== null).length;
  return headers.reduce((best, next) =>
    known(next) > known(best) || (known(next) === known(best) && next.names.length > best.names.length) ? next : best,
  );
}

function headerIn(line: string, delimiter: string): Header {
  const { fields, quoted } = fieldsIn(line, delimiter);
  return { names: fields.map((name) => name.trim()), delimiter, quoted };
}
