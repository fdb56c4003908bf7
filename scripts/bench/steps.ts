import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createFinder } from '../../server/analysis/finder.ts';
import { createResolver } from '../../server/analysis/mentions.ts';
import { unknownNames } from '../../server/analysis/names.ts';
import { pronounsIn } from '../../server/analysis/pronouns.ts';
import { proposedNames, shippedTagger } from '../../server/analysis/propose-names.ts';
import { quotesIn } from '../../server/analysis/quotes.ts';
import { systemClock } from '../../server/base/clock.ts';
import { readConfig } from '../../server/base/config.ts';
import { projectRoot } from '../../server/base/root.ts';
import type { Article, RawArticle } from '../../server/contract/article.ts';
import { openInputs } from '../../server/ingest/open.ts';
import { type Given, prepare } from '../../server/ingest/prepare.ts';
import { clean } from '../../server/text/clean.ts';
import { languageOf } from '../../server/text/language.ts';
import { normalise } from '../../server/text/normalise.ts';
import { sentencesOf } from '../../server/text/sentences.ts';
import { openReading } from '../../server/wiring/reading.ts';
import { quantile } from './rounds.ts';

/** What the whole street does of real news, in one thread, and where the time goes. */
export type Steps = {
  readonly articles: number;
  readonly mentions: number;
  /** Articles per CPU-second: the middle of the rounds, and the best of them. */
  readonly perCpuSecond: { readonly p50: number; readonly best: number };
  /** CPU-milliseconds an article; steps that others contain are no part of the sum. */
  readonly steps: readonly { readonly name: string; readonly ms: number }[];
};

/** News that lies beside the project on some machines, else what ships. */
export const newsOf = (path: string | null): string => {
  if (path !== null) return path;
  const news = join(projectRoot(), '..', 'shared', 'data', 'news', 'us-politics-2012-2020.jsonl.gz');
  return existsSync(news) ? news : join(projectRoot(), 'data', 'demo');
};

/** The first articles of an input. */
export async function firstOf(path: string, most: number): Promise<RawArticle[]> {
  const read: RawArticle[] = [];
  for await (const one of openInputs([path], { stdin: process.stdin })) {
    if (one.kind === 'article') read.push(one.article);
    if (read.length === most) break;
  }
  return read;
}

/** CPU-milliseconds of this process so far: other work on the machine hardly moves them. */
const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** The least of some rounds: what the collector and the compiler do falls where it will. */
function leastOf(rounds: number, work: () => void): number {
  const times = Array.from({ length: rounds }, () => {
    const from = cpu();
    work();
    return cpu() - from;
  });
  return Math.min(...times);
}

export async function measureSteps(path: string | null, most: number, rounds: number): Promise<Steps> {
  const raw = await firstOf(newsOf(path), most);
  const config = readConfig({}, projectRoot());
  const { timezone } = config;
  const { catalogue, analyse } = openReading(config);
  const given: Given = { source: null, published: null, timezone, nowMs: systemClock.now() };
  const articles = raw.map((one) => prepare(one, given)).filter((one): one is Article => !('step' in one));
  let mentions = 0;
  const whole = (): void => {
    mentions = 0;
    for (const one of raw) {
      const article = prepare(one, given);
      if (!('step' in article)) mentions += analyse(article).mentions.length;
    }
  };
  // Compiled and warm: what is measured is the street, not its start.
  whole();
  const rates = Array.from({ length: rounds }, () => (1000 * raw.length) / leastOf(1, whole));

  const resolve = createResolver(createFinder(catalogue));
  const tagger = shippedTagger(catalogue);
  const byId = new Map(catalogue.actors.map((actor) => [actor.id, actor]));
  const each = (work: (article: Article) => unknown) => (): void => articles.forEach((article) => void work(article));
  const read = articles.map((article) => {
    const sentences = sentencesOf(article.title, article.body);
    const names = resolve(sentences, article.day, article.language);
    const strangers = unknownNames(sentences, names.masks);
    return {
      article,
      sentences,
      names,
      strangers,
      quotes: quotesIn(article.body, sentences, names.mentions, strangers),
    };
  });
  const eachRead = (work: (one: (typeof read)[number]) => unknown) => (): void => read.forEach((one) => void work(one));
  const timed = (name: string, work: () => void) => {
    work();
    return { name, ms: leastOf(rounds, work) / raw.length };
  };
  const preparing = timed('prepare', () => raw.forEach((one) => void prepare(one, given)));
  const analysing = timed('analyse', each(analyse));
  const prepared = [
    timed('clean', () =>
      raw.forEach(({ title, body }) => void clean(title === null ? null : normalise(title), normalise(body))),
    ),
    timed(
      'language',
      each(({ body }) => languageOf(body)),
    ),
  ];
  const analysed = [
    timed(
      'sentences',
      each(({ title, body }) => sentencesOf(title, body)),
    ),
    timed(
      'words, finder and resolver',
      eachRead(({ article, sentences }) => resolve(sentences, article.day, article.language)),
    ),
    timed(
      'unknown names by rules',
      eachRead(({ sentences, names }) => unknownNames(sentences, names.masks)),
    ),
    timed(
      'quotations',
      eachRead(({ article, sentences, names, strangers }) =>
        quotesIn(article.body, sentences, names.mentions, strangers),
      ),
    ),
    timed(
      'pronouns',
      eachRead(({ sentences, names, strangers, quotes }) =>
        pronounsIn(sentences, names.mentions, strangers, names.unresolved, quotes, (id) => byId.get(id)),
      ),
    ),
    timed(
      'proposed names (tagger)',
      eachRead(({ sentences, names }) => proposedNames(sentences, names.masks, tagger)),
    ),
  ];
  const rest = ({ ms }: { ms: number }, parts: readonly { ms: number }[]): number =>
    Math.max(0, ms - parts.reduce((sum, part) => sum + part.ms, 0));
  return {
    articles: raw.length,
    mentions,
    perCpuSecond: { p50: quantile(rates, 0.5), best: Math.max(...rates) },
    steps: [
      ...prepared,
      { name: 'dates, credits and keys', ms: rest(preparing, prepared) },
      ...analysed,
      { name: 'tone and the rest', ms: rest(analysing, analysed) },
    ],
  };
}
