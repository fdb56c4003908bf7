/**
 * Writes data/sentiment/lexicon-table.json: what a lexicon score meant on NewsMTSC train (MIT), as chances of the
 * three classes by whole score. Run with `npx tsx scripts/fit-lexicon-table.ts`; the same input gives the same bytes.
 * Also prints how well the scorer does on the development halves, which it never counts.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { createLexiconReader } from '../server/analysis/lexicon-score.ts';
import { chancesOf, FARTHEST, type LexiconTable } from '../server/analysis/sentiment.ts';

const GOLD = fileURLToPath(new URL('../../shared/data/gold/newsmtsc/', import.meta.url));
const TABLE = fileURLToPath(new URL('../data/sentiment/lexicon-table.json', import.meta.url));

const Marked = z.object({
  sentence_normalized: z.string(),
  targets: z.array(z.object({ from: z.int(), to: z.int(), polarity: z.number() })),
});

/** Classes in the order of a row of chances: negative, neutral, positive (2, 4 and 6 in the set). */
const CLASSES = [2, 4, 6];
const SCORES = Array.from({ length: 2 * FARTHEST + 1 }, (_, i) => i - FARTHEST);

const textOf = (file: string): string => readFileSync(`${GOLD}${file}`, 'utf8');
const markedIn = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => Marked.parse(JSON.parse(line)));

const read = createLexiconReader();

/** Every marked target of a set with its lexicon score and its class. */
function targetsOf(sentences: z.infer<typeof Marked>[]): { score: number; is: number }[] {
  return sentences.flatMap(({ sentence_normalized: text, targets }) => {
    const spans = targets.map(({ from, to }) => ({ start: from, end: to }));
    const sentence = { no: 1, start: 0, end: text.length, text };
    return targets.flatMap(({ from, to, polarity }) => {
      const found = read(sentence, { start: from, end: to }, spans);
      return found === null ? [] : [{ score: found.score, is: CLASSES.indexOf(polarity) }];
    });
  });
}

/** Pool-adjacent-violators: the nearest values that never fall, by weighted squares. */
function neverFalling(values: number[], weights: number[]): number[] {
  const pools: { value: number; weight: number; size: number }[] = [];
  values.forEach((value, i) => {
    pools.push({ value, weight: weights[i] ?? 0, size: 1 });
    for (
      let a = pools.at(-2), b = pools.at(-1);
      a !== undefined && b !== undefined && a.value > b.value;
      a = pools.at(-2), b = pools.at(-1)
    ) {
      const weight = a.weight + b.weight;
      pools.splice(-2, 2, { value: (a.value * a.weight + b.value * b.weight) / weight, weight, size: a.size + b.size });
    }
  });
  return pools.flatMap(({ value, size }) => new Array<number>(size).fill(value));
}

/** Counts by score and class, one added to each, and from them chances that rise and fall with the score only. */
function fit(targets: { score: number; is: number }[]) {
  const counts = SCORES.map(() => [0, 0, 0]);
  for (const { score, is } of targets) {
    const row = counts[Math.round(Math.max(-FARTHEST, Math.min(FARTHEST, score))) + FARTHEST];
    if (row !== undefined) row[is] = (row[is] ?? 0) + 1;
  }
  const smoothed = counts.map((row) => row.map((count) => count + 1));
  const sums = smoothed.map((row) => row.reduce((a, b) => a + b, 0));
  const share = (is: number) => smoothed.map((row, i) => (row[is] ?? 0) / (sums[i] ?? 1));
  const negative = neverFalling(
    share(0).map((p) => -p),
    sums,
  ).map((p) => -p);
  const positive = neverFalling(share(2), sums);
  const rows = negative.map((p, i) => [round(p), round(positive[i] ?? 0)]);
  return { counts, rows };
}

const round = (p: number): number => Math.round(p * 10_000) / 10_000;

/** Macro F1, accuracy and share of opposite signs, in per cent. */
function measure(targets: { score: number; is: number }[], table: LexiconTable) {
  const seen = [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ];
  for (const { score, is } of targets) {
    const { p_neg, p_neu, p_pos } = chancesOf(score, table);
    const said = [p_neg, p_neu, p_pos].indexOf(Math.max(p_neg, p_neu, p_pos));
    const row = seen[is];
    if (row !== undefined) row[said] = (row[said] ?? 0) + 1;
  }
  const at = (is: number, said: number) => seen[is]?.[said] ?? 0;
  const f1 = [0, 1, 2].map((k) => {
    const is = at(k, 0) + at(k, 1) + at(k, 2);
    const said = at(0, k) + at(1, k) + at(2, k);
    return is + said === 0 ? 0 : (2 * at(k, k)) / (is + said);
  });
  const percent = (part: number) => Math.round((1000 * part) / targets.length) / 10;
  return {
    n: targets.length,
    macro_f1: Math.round((1000 * f1.reduce((a, b) => a + b, 0)) / 3) / 10,
    accuracy: percent(at(0, 0) + at(1, 1) + at(2, 2)),
    flips: percent(at(0, 2) + at(2, 0)),
  };
}

const trainText = textOf('train.jsonl');
const development = { 'rw-dev': markedIn(textOf('rw-dev.jsonl')), 'mt-dev': markedIn(textOf('mt-dev.jsonl')) };
// One sentence of the development halves also stands in train; it may not teach.
const heldBack = new Set(
  Object.values(development)
    .flat()
    .map((sentence) => sentence.sentence_normalized),
);
const train = targetsOf(markedIn(trainText).filter((sentence) => !heldBack.has(sentence.sentence_normalized)));
const { counts, rows } = fit(train);
const about =
  'Chances of negative and positive (neutral is the rest) by lexicon score from -6 to 6, counted on NewsMTSC train (MIT), ' +
  'one added to each count, made monotone. Written by scripts/fit-lexicon-table.ts.';
const input = {
  set: 'newsmtsc/train.jsonl',
  sha256: createHash('sha256').update(trainText).digest('hex'),
  targets: train.length,
};
const line = (row: number[]) => `    [${row.join(', ')}]`;
const list = (lists: number[][]) => `[\n${lists.map(line).join(',\n')}\n  ]`;
writeFileSync(
  TABLE,
  `{\n  "about": ${JSON.stringify(about)},\n  "input": ${JSON.stringify(input)},\n  "counts": ${list(counts)},\n  "rows": ${list(rows)}\n}\n`,
);

const table: LexiconTable = rows.map(([p_neg = 0, p_pos = 0]) => ({ p_neg, p_neu: 1 - p_neg - p_pos, p_pos }));
const all = Object.values(development).flat();
for (const [name, set] of [...Object.entries(development), ['both', all] as const]) {
  process.stdout.write(`${name}: ${JSON.stringify(measure(targetsOf(set), table))}\n`);
}
