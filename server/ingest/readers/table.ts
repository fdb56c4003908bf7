import type { InputFormat } from '../formats.ts';
import { readCsv } from './csv.ts';
import { readFeed } from './feed.ts';
import { readHtml } from './html.ts';
import { readJson } from './json.ts';
import { readJsonl } from './jsonl.ts';
import { readMail } from './mail.ts';
import { readMarkdown } from './markdown.ts';
import { readMbox } from './mbox.ts';
import type { Reader } from './reader.ts';
import { readText } from './text.ts';

/** What is read in a process of its own (apart.ts): files whose own make can bring a process down. */
export type ApartFormat = 'parquet' | 'zip' | 'warc';

/** The readers of all other formats, which are text. */
export const TEXT_READERS: Readonly<Record<Exclude<InputFormat, ApartFormat>, Reader>> = {
  txt: readText,
  md: readMarkdown,
  html: readHtml,
  feed: readFeed,
  json: readJson,
  jsonl: readJsonl,
  csv: readCsv,
  eml: readMail,
  mbox: readMbox,
};
