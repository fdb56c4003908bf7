import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ToneAdjustment } from '../../server/analysis/tone/calibration.ts';
import { parseCatalogue } from '../../server/analysis/catalogue.ts';
import { createMasking } from '../../server/analysis/tone/masking.ts';
import { createViewer } from '../../server/analysis/tone/view.ts';
import { compileLexicon } from '../../server/analysis/lexicon.ts';
import { readPacked } from '../../server/analysis/tone/packed.ts';
import { type Vocabulary, vocabularyOf } from '../../server/analysis/tone/vocabulary.ts';
import { chanceFrom } from '../bench/chance.ts';
import { type Example, examplesOf } from './examples.ts';
import { madeLines } from './made-lines.ts';
import { type MarkedSentence, readNewsMtsc, readOwnGold } from './marked.ts';

/** A file that taught the scorers or says how well they do. */
export type Input = { readonly set: string; readonly licence: string; readonly sha256: string };

/** The only text that may teach: its licence allows weights to be shipped (data/README.md). */
export const TEACHER = { set: 'newsmtsc/train.jsonl', licence: 'MIT' } as const;
/** The halves that calibrate and measure; they never teach. */
export const MEASURES = ['newsmtsc/rw-dev.jsonl', 'newsmtsc/mt-dev.jsonl'] as const;

/** Our own files below data/ that decide what the scorers see. */
const OWN = [
  'catalogue/actors.jsonl',
  'catalogue/titles.json',
  'sentiment/clauses.json',
  'sentiment/degree.json',
  'sentiment/negation.json',
  'sentiment/news-words.json',
  'sentiment/stop-words.json',
  'sentiment/vader.json',
  'sentiment/vectors.bin',
] as const;

/** Our own gold of kinds of actors that NewsMTSC has none of. It never teaches; where a file is missing, so is the kind. */
const OWN_GOLD = [
  { kind: 'organisation', file: 'gold/organisations.jsonl' },
  { kind: 'country', file: 'gold/countries.jsonl' },
] as const;

/** Marked targets of one kind, and the sentence of each. */
export type GoldOfKind = {
  readonly kind: ToneAdjustment['kind'];
  readonly gold: ToneAdjustment['gold'];
  readonly examples: readonly Example[];
  readonly sentences: readonly number[];
};

const LICENCES: Readonly<Record<string, string>> = {
  'sentiment/vader.json': 'MIT',
  'sentiment/vectors.bin': 'PDDL, MIT',
};

export const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export type ToneSets = {
  readonly vocabulary: Vocabulary;
  readonly train: readonly Example[];
  /** Lines of our own about negation, which teach too. */
  readonly made: readonly Example[];
  readonly dev: readonly Example[];
  /** Where the second half of dev begins: before it stands rw-dev, from it on mt-dev. */
  readonly secondFrom: number;
  /** The number of each dev target's sentence. */
  readonly devSentences: readonly number[];
  readonly inputs: readonly Input[];
  readonly goldHash: string;
  readonly others: readonly GoldOfKind[];
};

const sentenceOf = (sentences: readonly MarkedSentence[]): number[] =>
  sentences.flatMap(({ targets }, at) => targets.map(() => at));

/** Reads all that teaches and calibrates, from the folder of marked sets and from data/. */
export function readToneSets(gold: string, data: string): ToneSets {
  const trainText = readFileSync(join(gold, TEACHER.set), 'utf8');
  const [rwText = '', mtText = ''] = MEASURES.map((file) => readFileSync(join(gold, file), 'utf8'));
  const [rw, mt] = [readNewsMtsc(rwText), readNewsMtsc(mtText)];
  // One sentence of the development halves also stands in train; it may not teach.
  const heldBack = new Set([...rw, ...mt].map(({ sentence }) => sentence.text));
  const own = OWN.map((file) => ({ file, bytes: readFileSync(join(data, file)) }));
  const textOf = (name: string) => own.find(({ file }) => file === name)?.bytes.toString('utf8') ?? '';
  const mask = createMasking(parseCatalogue(textOf('catalogue/actors.jsonl'), textOf('catalogue/titles.json')));
  const vocabulary = vocabularyOf(readPacked(readFileSync(join(data, 'sentiment/vectors.bin')), 'vectors.bin'));
  const viewer = createViewer();
  const read = (sentences: readonly MarkedSentence[]) => examplesOf(sentences, mask, viewer, vocabulary);
  const [first, second] = [read(rw), read(mt)];
  return {
    vocabulary,
    train: read(readNewsMtsc(trainText, heldBack)),
    made: examplesOf(madeLines(compileLexicon(), chanceFrom(5)), (_, given) => [...given], viewer, vocabulary),
    dev: [...first, ...second],
    secondFrom: first.length,
    devSentences: sentenceOf([...rw, ...mt]),
    inputs: [
      { ...TEACHER, sha256: sha256(trainText) },
      ...own.map(({ file, bytes }) => ({
        set: `data/${file}`,
        licence: LICENCES[file] ?? 'own',
        sha256: sha256(bytes),
      })),
    ],
    goldHash: sha256(rwText + mtText),
    others: OWN_GOLD.filter(({ file }) => existsSync(join(data, file))).map(({ kind, file }) => {
      const text = readFileSync(join(data, file), 'utf8');
      const sentences = readOwnGold(text);
      const gold = { sets: [`data/${file}`], sha256: sha256(text) };
      return { kind, gold, examples: read(sentences), sentences: sentenceOf(sentences) };
    }),
  };
}
