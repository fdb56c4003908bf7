import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { createAnalyser } from '../../server/analysis/analyse.ts';
import { parseCatalogue } from '../../server/analysis/catalogue.ts';
import { createFinder } from '../../server/analysis/finder.ts';
import { createResolver } from '../../server/analysis/mentions.ts';
import { createLexiconScorer } from '../../server/analysis/sentiment.ts';
import { createTone, type Tone } from '../../server/analysis/tone/scorers.ts';
import type { Catalogue } from '../../server/contract/actor.ts';
import type { Article } from '../../server/contract/article.ts';
import type { Facts } from '../../server/contract/facts.ts';
import { sentencesOf } from '../../server/text/sentences.ts';
import { root } from './sources.ts';

/** The text of a file of the shipped data. */
export const dataText = (path: string): string => readFileSync(join(root, 'data', path), 'utf8');

const Report = z.object({
  title: z.string().nullable(),
  body: z.string(),
  language: z.string().nullish(),
  published: z.string().nullish(),
});

/** The reports that ship as the demo, in the order of their files. */
export const demoReports = (): z.infer<typeof Report>[] =>
  [1, 2, 3, 4].flatMap((part) =>
    dataText(`demo/reports-${part}.jsonl`)
      .trim()
      .split('\n')
      .map((line) => Report.parse(JSON.parse(line))),
  );

let kept: Catalogue | undefined;

/** The catalogue that ships, read once a test file. */
export function shippedCatalogue(): Catalogue {
  kept ??= parseCatalogue(dataText('catalogue/actors.jsonl'), dataText('catalogue/titles.json'));
  return kept;
}

/** An article of which only text and day are told. */
export const articleOf = (title: string | null, body: string, day: string | null = null, language = 'en'): Article => ({
  input: 'test',
  id: '0000000000000000',
  title,
  body,
  removed: [],
  url: null,
  source: 'Test Wire',
  author: null,
  language,
  text_hash: 't',
  published_at: null,
  day,
  week: null,
  month: null,
  date_basis: day === null ? null : 'given',
  date_problem: day === null ? 'none given' : null,
});

/** What a catalogue finds in a text: one line a mention, "actor | surface | via", and the unresolved with candidates. */
export function namesIn(catalogue: Catalogue) {
  const resolve = createResolver(createFinder(catalogue));
  return (body: string, day: string | null = null, title: string | null = null, language: string | null = 'en') => {
    const sentences = sentencesOf(title, body);
    const { mentions, unresolved, stand_ins } = resolve(sentences, day, language);
    const textOf = (no: number) => sentences.find((sentence) => sentence.no === no)?.text ?? '';
    const sliced = [...mentions, ...stand_ins, ...unresolved].filter(
      ({ sentence, start, end, surface }) => textOf(sentence).slice(start, end) !== surface,
    );
    if (sliced.length > 0) throw new Error(`offsets do not cut out the surface: ${JSON.stringify(sliced)}`);
    return {
      mentions,
      found: mentions.map(({ actor, surface, via }) => `${actor} | ${surface} | ${via}`),
      beside: stand_ins.map(({ actor, surface, via }) => `${actor} | ${surface} | ${via}`),
      unclear: unresolved.map(({ surface, candidates }) => `${surface}: ${candidates.join(' ')}`),
    };
  };
}

/** The whole analysis with the shipped catalogue and the lexicon. */
export function shippedAnalyser(): (article: Article) => Facts {
  return createAnalyser({ catalogue: shippedCatalogue(), scorer: createLexiconScorer() });
}

let tone: Tone | undefined;

/** The trained scorers with the weights that ship, read once a test file. */
export function shippedTone(): Tone {
  const bytesOf = (file: string) => readFileSync(join(root, 'data', 'sentiment', file));
  tone ??= createTone({
    vectors: bytesOf('vectors.bin'),
    linear: bytesOf('linear.bin'),
    networks: bytesOf('networks.bin'),
    calibration: JSON.parse(dataText('sentiment/calibration.json')),
  });
  return tone;
}
