import type { Format } from './vocabulary.ts';

/** What one way of writing an answer is. Told once, here: the API, its description, the command line and files read it off. */
export type FormatFacts = {
  /** As in Content-Type and Accept. */
  readonly type: string;
  readonly ending: string;
  /** A file: it comes under a name of its own, and a list is whole in it, where the others give it page by page. */
  readonly file: boolean;
  readonly about: string;
};

export const FORMAT_FACTS: { readonly [F in Format]: FormatFacts } = {
  json: {
    type: 'application/json',
    ending: 'json',
    file: false,
    about: 'The envelope with one object a row',
  },
  columns: {
    type: 'application/vnd.newstally.columns+json',
    ending: 'json',
    file: false,
    about: 'The envelope with one list a column, as data frames take them',
  },
  csv: {
    type: 'text/csv; charset=utf-8',
    ending: 'csv',
    file: true,
    about: 'RFC 4180 in UTF-8; text that would run as a formula begins with an apostrophe',
  },
  'csv-bom': {
    type: 'text/csv; charset=utf-8',
    ending: 'csv',
    file: true,
    about: 'The same behind a byte-order mark, for spreadsheets that need one to know UTF-8',
  },
  ndjson: {
    type: 'application/x-ndjson',
    ending: 'ndjson',
    file: true,
    about: 'One JSON object a line, each a row',
  },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ending: 'xlsx',
    file: true,
    about: 'A workbook: the rows in typed cells, and a sheet with query, snapshot, notes and columns',
  },
  parquet: {
    type: 'application/vnd.apache.parquet',
    ending: 'parquet',
    file: true,
    about: 'Typed columns, with query, snapshot and notes among its metadata',
  },
};

/** The media type without its parameters. */
export const mediaType = (format: Format): string => FORMAT_FACTS[format].type.replace(/;.*/, '');
