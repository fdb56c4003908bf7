import { join } from 'node:path';
import { systemClock } from '../../server/base/clock.ts';
import type { Config } from '../../server/base/config.ts';
import { projectRoot } from '../../server/base/root.ts';
import type { Article, RawArticle, Read } from '../../server/contract/article.ts';
import { ingest } from '../../server/ingest/ingest.ts';
import { openInputs } from '../../server/ingest/open.ts';
import { type Given, prepare } from '../../server/ingest/prepare.ts';
import { sentencesOf } from '../../server/text/sentences.ts';
import { openHouse, openReading } from '../../server/wiring.ts';
import { figureOf, noiseOf, type Sample } from './figures.ts';
import { createNaive, type Naive } from './naive.ts';
import { type Arm, type Outcome, sideBySide, timed } from './side-by-side.ts';

/** Articles of one round: long enough for the processor's clock, short enough for many rounds. */
const CHUNK = 100;
const ARTICLES = 5000;

/** What a stretch of the street takes. */
export type Stage = { readonly name: string; readonly cpuUsPerArticle: number; readonly perCpuSecond: number };

export type Street = {
  readonly articles: number;
  readonly characters: number;
  readonly ours: Stage;
  readonly peer: Stage;
  readonly stages: readonly Stage[];
  /** How many articles of ours go through in the time of one of the peer's. */
  readonly ratio: number;
  readonly noise: number | null;
  readonly found: { readonly ours: Naive; readonly peer: Naive };
};

/** Real or made articles, repeated up to the usual number; the demo where no file is named. */
export async function readArticles(file: string | null): Promise<RawArticle[]> {
  const path = file ?? join(projectRoot(), 'data', 'demo');
  const read: RawArticle[] = [];
  for await (const one of openInputs([path], { stdin: process.stdin })) {
    if (one.kind === 'article') read.push(one.article);
    if (read.length === ARTICLES) break;
  }
  if (read.length === 0) throw new Error(`there is no article in ${path}`);
  return Array.from({ length: Math.ceil(ARTICLES / CHUNK) * CHUNK }, (_, at) => read[at % read.length]!);
}

/** The street without its database against the plain loop, on the same articles, chunk by chunk in turn. */
export async function measureStreet(raw: readonly RawArticle[], config: Config): Promise<Street> {
  const { catalogue, analyse } = openReading(config);
  const given: Given = { source: null, published: null, timezone: config.timezone, nowMs: systemClock.now() };
  const naive = createNaive(catalogue);
  const chunks = Array.from({ length: raw.length / CHUNK }, (_, at) => raw.slice(at * CHUNK, (at + 1) * CHUNK));
  const prepared = chunks.map((chunk) => chunk.flatMap((one) => articleOf(one, given)));
  const found = { ours: { sentences: 0, mentions: 0 }, peer: { sentences: 0, mentions: 0 } };
  const overChunks = <Item>(name: string, items: readonly (readonly Item[])[], work: (chunk: readonly Item[]) => void): Arm => {
    let at = 0;
    return {
      name,
      expected: null,
      run: async () => {
        work(items[at % items.length] ?? []);
        at += 1;
        return {};
      },
    };
  };
  const ours = (chunk: readonly RawArticle[]) => {
    for (const article of chunk.flatMap((one) => articleOf(one, given))) {
      const { sentences, mentions } = analyse(article);
      found.ours.sentences += sentences.length;
      found.ours.mentions += mentions.length;
    }
  };
  const peer = (chunk: readonly RawArticle[]) => {
    const { sentences, mentions } = naive(chunk);
    found.peer.sentences += sentences;
    found.peer.mentions += mentions;
  };
  const arms = [
    overChunks('street', chunks, ours),
    overChunks('plain loop', chunks, peer),
    overChunks('clean', chunks, (chunk) => chunk.forEach((one) => articleOf(one, given))),
    overChunks('sentences', prepared, (chunk) => chunk.forEach(({ title, body }) => sentencesOf(title, body))),
    overChunks('analyse', prepared, (chunk) => chunk.forEach((one) => analyse(one))),
  ];
  // Both compile on their first articles; that is not what is measured.
  await sideBySide(arms, { least: 3, most: 3, seconds: 0 });
  found.ours = { sentences: 0, mentions: 0 };
  found.peer = { sentences: 0, mentions: 0 };
  const outcomes = await sideBySide(arms, { least: 3, most: chunks.length, seconds: 45 });
  return summed(outcomes, raw, found);
}

const articleOf = (raw: RawArticle, given: Given): Article[] => {
  const made = prepare(raw, given);
  return 'step' in made ? [] : [made];
};

function summed(outcomes: readonly Outcome[], raw: readonly RawArticle[], found: Street['found']): Street {
  const [street, loop, clean, sentences, analysis] = outcomes.map(({ samples }) => samples);
  if (!street || !loop || !clean || !sentences || !analysis) throw new Error('all arms must have run');
  const cutting = stage('sentences', sentences);
  const reading = stage('analyse', analysis);
  const articles = street.length * CHUNK;
  const ours = stage('street', street);
  const peer = stage('plain loop', loop);
  return {
    articles,
    characters: Math.round(raw.slice(0, articles).reduce((sum, { body }) => sum + body.length, 0) / articles),
    ours,
    peer,
    stages: [stage('clean', clean), cutting, between('find and score', reading, cutting)],
    ratio: peer.cpuUsPerArticle / ours.cpuUsPerArticle,
    noise: noiseOf(street.map(({ cpuMs }) => cpuMs)),
    found,
  };
}

const rate = (name: string, cpuUsPerArticle: number): Stage => ({ name, cpuUsPerArticle, perCpuSecond: Math.round(1e6 / cpuUsPerArticle) });
const stage = (name: string, samples: readonly Sample[]): Stage => rate(name, (figureOf(samples).cpuMs * 1000) / CHUNK);
/** The analysis cuts the sentences too: what is left is finding and scoring. */
const between = (name: string, whole: Stage, part: Stage): Stage => rate(name, whole.cpuUsPerArticle - part.cpuUsPerArticle);

export type EndToEnd = { readonly articles: number; readonly mentions: number; readonly perSecond: number; readonly perCpuSecond: number };

/** The whole way from a record to a row that is safe on disk; every printing is an article of its own. */
export async function measureEndToEnd(raw: readonly RawArticle[], config: Config): Promise<EndToEnd> {
  const { street } = await openHouse(config, systemClock);
  try {
    const told = { input: 'bench', source: null, published: null };
    const { sample, result } = await timed(() => ingest(printings(raw), street, told));
    const { added, inputs, mentions } = result.ledger;
    if (added < inputs * 0.99) throw new Error(`only ${added} of ${inputs} articles were added`);
    return {
      articles: added,
      mentions,
      perSecond: Math.round((1000 * added) / sample.wallMs),
      perCpuSecond: Math.round((1000 * added) / sample.cpuMs),
    };
  } finally {
    await street.warehouse.close();
  }
}

async function* printings(raw: readonly RawArticle[]): AsyncGenerator<Read> {
  for (const [no, article] of raw.entries()) {
    const printing = { ...article, input: `bench:${no}`, url: `https://bench.example/${no}`, body: `${article.body}\n\nThis was printing ${no}.` };
    yield { kind: 'article', article: printing, bytes: article.body.length };
  }
}
