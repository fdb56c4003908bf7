import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Gazetteer } from '../../server/analysis/gazetteer.ts';
import { sentencesOf } from '../../server/text/sentences.ts';
import { type MarkedDocument, readCrossner } from './marked.ts';
import { famousOf, habitsOf, type NewsSentence, silverOf, smallWordsOf } from './silver.ts';

/** A file that taught the tagger. */
export type Input = { readonly set: string; readonly licence: string; readonly sha256: string };

/** The only texts that may teach: their licences allow weights to be shipped (data/README.md). */
export const TEACHERS = {
  crossner: { set: 'crossner-politics/train.txt', licence: 'MIT' },
  newsmtsc: { set: 'newsmtsc/train.jsonl', licence: 'MIT' },
} as const;

/** Our own lists and reports, below data/. */
const OWN = [
  'catalogue/actors.jsonl',
  'demo/reports-1.jsonl',
  'demo/reports-2.jsonl',
  'demo/reports-3.jsonl',
  'demo/reports-4.jsonl',
  'names/given-names.json',
  'names/inside-names.json',
  'names/kinds.json',
  'names/known-names.json',
  'names/words.json',
] as const;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const Target = z.object({ from: z.int(), to: z.int() });
const News = z.object({ primary_gid: z.string(), sentence_normalized: z.string(), targets: z.array(Target) });
const Report = z.object({ title: z.string().nullable(), body: z.string() });

const lines = <T>(text: string, schema: z.ZodType<T>): T[] =>
  text
    .trim()
    .split('\n')
    .map((line) => schema.parse(JSON.parse(line)));

/** NewsMTSC by article: the first three parts of a sentence's id name it. */
export function readNews(text: string, heldBack: ReadonlySet<string>): NewsSentence[][] {
  const articles = new Map<string, NewsSentence[]>();
  for (const { primary_gid, sentence_normalized, targets } of lines(text, News)) {
    if (heldBack.has(sentence_normalized)) continue;
    const article = primary_gid.split('_').slice(0, 3).join('_');
    const sentence = { text: sentence_normalized, targets: targets.map(({ from, to }) => ({ start: from, end: to })) };
    articles.set(article, [...(articles.get(article) ?? []), sentence]);
  }
  return [...articles.values()];
}

/** What people marked, and what lists and NewsMTSC's own marks explain. */
export type Sets = {
  readonly marked: readonly MarkedDocument[];
  readonly silver: readonly MarkedDocument[];
  readonly demo: readonly MarkedDocument[];
  readonly inputs: readonly Input[];
  readonly smallWords: readonly string[];
  readonly gazetteer: Gazetteer;
};

/** Reads all that teaches, from the folder of marked sets and from data/. */
export function readSets(
  gold: string,
  data: string,
  gazetteerWith: (smallWords: readonly string[]) => Gazetteer,
): Sets {
  const textOf = (file: string) => readFileSync(join(gold, file), 'utf8');
  const crossner = textOf(TEACHERS.crossner.set);
  const newsmtsc = textOf(TEACHERS.newsmtsc.set);
  // One sentence of the development halves also stands in train; it may not teach.
  const heldBack = new Set(
    ['newsmtsc/rw-dev.jsonl', 'newsmtsc/mt-dev.jsonl']
      .flatMap((file) => lines(textOf(file), News))
      .map(({ sentence_normalized }) => sentence_normalized),
  );
  const news = readNews(newsmtsc, heldBack);
  const own = OWN.map((file) => ({ file, text: readFileSync(join(data, file), 'utf8') }));
  const reports = own.filter(({ file }) => file.startsWith('demo/')).flatMap(({ text }) => lines(text, Report));
  const habits = habitsOf(news.flat().map(({ text }) => text));
  const smallWords = smallWordsOf(habits);
  const gazetteer = gazetteerWith(smallWords);
  const famous = famousOf(news.flat(), gazetteer);
  const explained = (sentences: readonly NewsSentence[]) => silverOf(sentences, gazetteer, habits, famous);
  return {
    smallWords,
    gazetteer,
    marked: readCrossner(crossner),
    silver: news.map(explained),
    demo: reports.map(({ title, body }) =>
      explained(sentencesOf(title, body).map(({ text }) => ({ text, targets: [] }))),
    ),
    inputs: [
      { ...TEACHERS.crossner, sha256: sha256(crossner) },
      { ...TEACHERS.newsmtsc, sha256: sha256(newsmtsc) },
      ...own.map(({ file, text }) => ({ set: `data/${file}`, licence: 'own', sha256: sha256(text) })),
    ],
  };
}
