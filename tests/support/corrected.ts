import { createAnalyser } from '../../server/analysis/analyse.ts';
import { createLexiconScorer } from '../../server/analysis/sentiment.ts';
import { fixedClock } from '../../server/base/clock.ts';
import type { Actor, Catalogue } from '../../server/contract/actor.ts';
import type { Read } from '../../server/contract/article.ts';
import type { Change } from '../../server/contract/correction.ts';
import type { Path } from '../../server/contract/questions/all.ts';
import { type Asking, answerTo, asked, createAsking } from '../../server/exports/answer.ts';
import { openCorrections } from '../../server/ingest/corrections.ts';
import { ingest } from '../../server/ingest/ingest.ts';
import { textRules } from '../../server/text/rules.ts';
import { memoryWarehouse } from '../../server/warehouse/open.ts';
import { bare } from './inputs.ts';
import { type Analyse, inThread } from '../../server/ingest/analysing.ts';

const clock = fixedClock('2026-01-01T00:00:00Z');
export const SAID = { by: 'an analyst', why: 'a test' };

/** A text of a source and a day; null is undated. */
export type Text = readonly [source: string, day: string | null, body: string, url?: string];

/** Somebody with forms. */
export const named = (id: string, name: string, aliases: Actor['aliases'], kind: Actor['kind'] = 'person'): Actor => ({
  id,
  wikidata: null,
  kind,
  name,
  aliases,
  country: null,
  party: null,
  offices: [],
});

async function* reads(texts: readonly Text[]): AsyncGenerator<Read> {
  for (const [no, [source, published, body, told]] of texts.entries()) {
    const url =
      told ?? `https://${source.toLowerCase()}.example/${encodeURIComponent(body.slice(0, 60))}-${published ?? 'no'}`;
    yield {
      kind: 'article',
      bytes: 1,
      article: bare({ input: `test:${no}`, url, source, published, body, language: 'en' }),
    };
  }
}

/** A collection whose mentions can be corrected, in memory. */
export async function correctable(
  catalogue: Catalogue,
  analyserOf: (changes: readonly Change[], catalogue: Catalogue) => Analyse = (changes) =>
    inThread(createAnalyser({ catalogue, scorer: createLexiconScorer(), changes })),
) {
  const warehouse = await memoryWarehouse(clock, textRules);
  const open = () => openCorrections({ warehouse, clock, shipped: catalogue, analyserOf });
  const corrections = await open();
  const take = (texts: readonly Text[]) =>
    ingest(
      reads(texts),
      { warehouse, analyse: corrections.analyse, clock, timezone: 'UTC' },
      { input: 'test', source: null, published: null },
    );
  const corrected: Catalogue = {
    get actors() {
      return corrections.actors();
    },
    titles: catalogue.titles,
  };
  const asking: Asking = createAsking(warehouse, clock, 'UTC', corrected);
  const rows = async <P extends Path>(path: P, filters: Parameters<typeof asked>[0] = {}, id: string | null = null) =>
    (await answerTo(asking, path, asked(filters), id)).rows;
  return { warehouse, corrections, open, take, asking, rows };
}

/** The questions whose answers a correction may move. */
const QUESTIONS: readonly (readonly [Path, Parameters<typeof asked>[0]])[] = [
  ['/mentions', {}],
  ['/mentions', { unit: 'articles', voice: 'reporter' }],
  ['/mentions', { unit: 'stories' }],
  ['/sentiment', {}],
  ['/sentiment', { voice: 'reporter', grain: 'day' }],
  ['/share-of-voice', {}],
  ['/attention', { unit: 'stories' }],
  ['/co-occurrence', {}],
  ['/actors', {}],
  ['/evidence', {}],
  ['/articles', {}],
  ['/stories', {}],
  ['/sources', {}],
  ['/checked', {}],
];

/** The rows of these questions to the last byte. */
export const everything = async (asking: Asking): Promise<string> =>
  JSON.stringify(
    await Promise.all(QUESTIONS.map(async ([path, filters]) => (await answerTo(asking, path, asked(filters))).rows)),
  );
