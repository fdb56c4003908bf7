import { expect, test } from 'vitest';
import { chanceFrom } from '../../../scripts/bench/chance.ts';
import { examplesOf, type Lesson } from '../../../scripts/tone/examples.ts';
import { groupsOf } from '../../../scripts/tone/groups.ts';
import { teachLinear } from '../../../scripts/tone/linear.ts';
import { markedLine, readNewsMtsc, readOwnGold } from '../../../scripts/tone/marked.ts';
import { teachNetworks } from '../../../scripts/tone/network.ts';
import { createProducts } from '../../../scripts/tone/product.ts';
import { createConvolution } from '../../../server/analysis/tone/convolution.ts';
import { createLinear } from '../../../server/analysis/tone/linear.ts';
import { packed, readPacked } from '../../../server/analysis/tone/packed.ts';
import { createViewer } from '../../../server/analysis/tone/view.ts';
import { DIMENSIONS, vocabularyOf } from '../../../server/analysis/tone/vocabulary.ts';
import { networkParts, networksOf, withMoves } from '../../../server/analysis/tone/weights.ts';

test('a product of matrices is what the plain loop gives, to the last bit', () => {
  const products = createProducts(10_000);
  const [rows, inner, columns] = [5, 7, 32];
  const a = { numbers: products.numbers(rows * inner), row: inner };
  const b = { numbers: products.numbers(inner * columns), row: columns };
  const c = { numbers: products.numbers(rows * columns), row: columns };
  const chance = chanceFrom(1);
  for (const { numbers } of [a, b, c]) for (let i = 0; i < numbers.length; i += 1) numbers[i] = chance() - 0.5;
  const expected = c.numbers.slice();
  for (let i = 0; i < rows; i += 1) {
    for (let j = 0; j < columns; j += 1) {
      for (let p = 0; p < inner; p += 1) {
        const product = Math.fround(a.numbers[i * inner + p]! * b.numbers[p * columns + j]!);
        expected[i * columns + j] = expected[i * columns + j]! + product;
      }
    }
  }
  products.add(a, b, c, rows, inner, columns);
  expect([...c.numbers]).toEqual([...expected]);
  // aᵀ · c: 7 rows of 32 from 5 rows.
  const d = { numbers: products.numbers(inner * columns), row: columns };
  products.addTransposed(a, c, d, inner, rows, columns);
  const sum = (p: number, j: number) => {
    let all = 0;
    for (let i = 0; i < rows; i += 1) all += a.numbers[i * inner + p]! * c.numbers[i * columns + j]!;
    return all;
  };
  for (const [p, j] of [
    [0, 0],
    [3, 17],
    [6, 31],
  ] as const)
    expect(d.numbers[p * columns + j]).toBeCloseTo(sum(p, j), 5);
  expect(() => products.add(a, b, c, rows, inner, 20)).toThrow('no multiple of 16');
  expect(() => products.numbers(1_000_000)).toThrow('no room');
});

test('rows alike come into one group', () => {
  const rows = Float32Array.of(1, 0, 0, 1, 0.9, 0.1, 0.1, 0.9);
  const [a, b, c, d] = groupsOf(rows, 2, 2);
  expect([a === c, b === d, a === b]).toEqual([true, true, false]);
});

test('the marked set is read with its classes, without what is held back', () => {
  const line = (text: string, polarity: number) =>
    JSON.stringify({ primary_gid: 'x', sentence_normalized: text, targets: [{ from: 0, to: 4, polarity }] });
  const text = `${line('Kerr lost.', 2)}\n${line('Kerr left.', 4)}\n${line('Kerr won.', 6)}\n`;
  const read = readNewsMtsc(text, new Set(['Kerr left.']));
  expect(read.map(({ sentence, targets }) => [sentence.text, targets])).toEqual([
    ['Kerr lost.', [{ start: 0, end: 4, is: 0 }]],
    ['Kerr won.', [{ start: 0, end: 4, is: 2 }]],
  ]);
  expect(() => readNewsMtsc(line('Kerr sat.', 3))).toThrow('no polarity 3');
  expect(markedLine('Then [Kerr|-] lost.')).toMatchObject({ at: { start: 5, end: 9 }, mark: '-' });
  expect(() => markedLine('Nobody lost.')).toThrow('no name is marked');
});

test('our own gold is read with its classes', () => {
  const line = (tone: string) => JSON.stringify({ no: 7, text: 'Orvane fell.', targets: [{ start: 0, end: 6, tone }] });
  expect(readOwnGold(`${['negative', 'neutral', 'positive'].map(line).join('\n')}\n`)).toEqual(
    [0, 1, 2].map((is) => ({
      sentence: { no: is + 1, start: 0, end: 12, text: 'Orvane fell.' },
      targets: [{ start: 0, end: 6, is }],
    })),
  );
  expect(() => readOwnGold(line('grim'))).toThrow('tone');
});

/** A vocabulary of four words: two of one direction, two of the other. */
function smallVocabulary() {
  const words = ['fine', 'grand', 'grim', 'vile'];
  const vectors = new Int8Array(4 * DIMENSIONS);
  [1, 1, -1, -1].forEach((sign, row) => {
    for (let i = 0; i < 10; i += 1) vectors[row * DIMENSIONS + i] = sign * (80 + row);
  });
  const bytes = packed({ words: words.join(' ') }, [
    { name: 'steps', kind: 'float32', numbers: new Float32Array(4).fill(0.01) },
    { name: 'vectors', kind: 'int8', numbers: vectors },
    { name: 'groups', kind: 'uint16', numbers: Uint16Array.of(1, 1, 2, 2) },
  ]);
  return vocabularyOf(readPacked(bytes, 'small'));
}

test('the same lessons give the same weights, and both models know again what they were taught', () => {
  const vocabulary = smallVocabulary();
  const viewer = createViewer();
  const written = [
    '[Kerr|2] had a fine day there',
    '[Kerr|2] had a grand day',
    '[Kerr|0] had a grim day there',
    '[Kerr|0] had a vile day',
    '[Kerr|1] had a day',
  ];
  const sentences = written.map((line) => {
    const { sentence, at, mark } = markedLine(line);
    return { sentence, targets: [{ ...at, is: Number(mark) }] };
  });
  const examples = examplesOf(sentences, (_, given) => [...given], viewer, vocabulary);
  const lessons: Lesson[] = Array.from({ length: 12 }, () => examples)
    .flat()
    .map((example) => ({ ...example, wanted: [0, 1, 2].map((c) => (c === example.is ? 1 : 0)) }));
  const course = {
    filters: 16,
    passes: 12,
    batch: 8,
    rate: 0.01,
    moving: 0.2,
    drop: 0.2,
    dropUnits: 0,
    draws: 2,
    smooth: 0,
  };
  const networks = () => {
    const { networks: taught, moves } = teachNetworks(lessons, vocabulary, course, [1, 2]);
    return packed({ version: '1', filters: 16, networks: 2 }, networkParts(taught, moves));
  };
  const bytes = networks();
  expect(Buffer.compare(networks(), bytes)).toBe(0);
  const { networks: taught, moves } = networksOf(bytes);
  const convolution = createConvolution(taught, withMoves(vocabulary, moves));
  const linear = createLinear(
    teachLinear(lessons, vocabulary, { least: 1, passes: 8, rate: 0.2, decay: 0 }, 1),
    vocabulary,
  );
  const logits = new Float64Array(3);
  const saidBy = () => [...logits].indexOf(Math.max(...logits));
  for (const { view, rows, unit, score, is } of examples) {
    convolution.say(convolution.read(view, rows), unit, score, logits);
    expect(saidBy()).toBe(is);
    linear.say(view, rows, unit, score, logits);
    expect(saidBy()).toBe(is);
  }
  const pushes = (() => {
    const { view, rows, unit, score } = examples[0]!;
    linear.say(view, rows, unit, score, logits);
    return linear.pushes(view.count);
  })();
  // "fine" is the fourth unit of "Kerr had a fine day there".
  expect(pushes.indexOf(Math.max(...pushes))).toBe(3);
});
