import { join } from 'node:path';
import { systemClock } from '../../server/base/clock.ts';
import { readConfig } from '../../server/base/config.ts';
import { projectRoot } from '../../server/base/root.ts';
import type { RawArticle } from '../../server/contract/article.ts';
import { openInputs } from '../../server/ingest/open.ts';
import { type Given, prepare } from '../../server/ingest/prepare.ts';
import { openReading } from '../../server/wiring/reading.ts';
import { createNaive, type Naive } from './naive.ts';
import { type Arm, type Figure, type Rounds, sideBySide } from './rounds.ts';

/** Articles of one round: long enough for the clock, short enough for many rounds. */
const CHUNK = 50;
/** Rounds before the measured ones. */
const WARMING = 5;

export type Street = {
  readonly ours: Figure;
  readonly peer: Figure;
  readonly perRound: number;
  /** Mean length of an article. */
  readonly characters: number;
  /** How many times as many articles a second as the peer. */
  readonly ratio: number;
  /** In all rounds, the first ones included. */
  readonly found: { readonly ours: Naive; readonly peer: Naive };
};

/** The articles of a file or folder; the demo where none is named. */
export async function readArticles(path: string | null): Promise<RawArticle[]> {
  const from = path ?? join(projectRoot(), 'data', 'demo');
  const read: RawArticle[] = [];
  for await (const one of openInputs([from], { stdin: process.stdin }))
    if (one.kind === 'article') read.push(one.article);
  if (read.length === 0) throw new Error(`there is no article in ${from}`);
  return read;
}

function add(found: { sentences: number; mentions: number }, more: Naive): void {
  found.sentences += more.sentences;
  found.mentions += more.mentions;
}

/** The street from a raw article to its facts against the plain loop, on the same articles, a chunk of them each in turn. */
export async function measureStreet(path: string | null, rounds: Rounds): Promise<Street> {
  const raw = await readArticles(path);
  const config = readConfig({}, projectRoot());
  const { catalogue, analyse } = openReading(config);
  const given: Given = { source: null, published: null, timezone: config.timezone, nowMs: systemClock.now() };
  const naive = createNaive(catalogue);
  const street = (articles: readonly RawArticle[]): Naive => {
    const found: Naive = { sentences: 0, mentions: 0 };
    for (const one of articles) {
      const article = prepare(one, given);
      if ('step' in article) continue;
      const facts = analyse(article);
      found.sentences += facts.sentences.length;
      found.mentions += facts.mentions.length;
    }
    return found;
  };
  const found = { ours: { sentences: 0, mentions: 0 }, peer: { sentences: 0, mentions: 0 } };
  const arm = (name: string, side: keyof typeof found, read: (articles: readonly RawArticle[]) => Naive): Arm => {
    let from = 0;
    return {
      name,
      expected: null,
      run: async () => {
        const chunk = Array.from({ length: CHUNK }, (_, at) => raw[(from + at) % raw.length]!);
        from += CHUNK;
        add(found[side], read(chunk));
        return {};
      },
    };
  };
  const arms = [arm('street', 'ours', street), arm('plain loop', 'peer', naive)] as const;
  // Both compile on their first articles; that is not what is measured.
  const first = Math.min(WARMING, rounds.most);
  await sideBySide(...arms, { least: first, most: first, seconds: 0 });
  const { ours, peer } = await sideBySide(...arms, rounds);
  return {
    ours: ours.figure,
    peer: peer.figure,
    perRound: CHUNK,
    characters: Math.round(raw.reduce((sum, { body }) => sum + body.length, 0) / raw.length),
    ratio: peer.figure.p50 / ours.figure.p50,
    found,
  };
}
