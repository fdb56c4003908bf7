import { z } from 'zod';
import { listed, type Numbered } from '../word-lists.ts';
import type { Packed } from './packed.ts';
import { FLAG, isTurned, type View } from './view.ts';

/** Rows that stand for no word. */
export const UNKNOWN = 0;
export const NAME = 1;
export const NUMBER = 2;
/** The row of the first word. */
export const FIRST = 3;

export const DIMENSIONS = 100;

/** The words that trained scorers know, each with a row: its vector, and the group of words like it. */
export type Vocabulary = {
  readonly size: number;
  /** The row of a folded word; UNKNOWN where it has none. */
  rowOf(word: string): number;
  /** The row of a word of a text. */
  rowAt(of: Numbered, at: number): number;
  readonly words: readonly string[];
  /** Group of each row; 0 for rows without a word. */
  readonly groups: Uint16Array;
  /** Writes the vector of a row. */
  vectorInto(row: number, into: Float32Array): void;
};

const Head = z.looseObject({ words: z.string() });

/** The vocabulary of data/sentiment/vectors.bin. */
export function vocabularyOf(file: Packed): Vocabulary {
  const words = Head.parse(file.head).words.split(' ');
  const steps = file.part('steps', 'float32');
  const vectors = file.part('vectors', 'int8');
  const groups = file.part('groups', 'uint16');
  if (steps.length !== words.length || vectors.length !== words.length * DIMENSIONS || groups.length !== words.length) {
    throw new Error(`vectors for ${words.length} words hold ${vectors.length} numbers`);
  }
  const rows = new Map(words.map((word, at) => [word, at + FIRST]));
  const all = new Uint16Array(words.length + FIRST);
  all.set(groups, FIRST);
  return {
    size: words.length + FIRST,
    rowOf: (word) => rows.get(word) ?? UNKNOWN,
    rowAt: listed(rows, UNKNOWN),
    words: ['', '', '', ...words],
    groups: all,
    vectorInto(row, into) {
      const at = row - FIRST;
      if (at < 0) {
        into.fill(0, 0, DIMENSIONS);
        return;
      }
      const step = steps[at] as number;
      for (let i = 0; i < DIMENSIONS; i += 1) into[i] = (vectors[at * DIMENSIONS + i] as number) * step;
    },
  };
}

/** The row of each unit of a sentence; a word that a negation has turned around has none. */
export function rowsOf(view: View, vocabulary: Vocabulary): Int32Array {
  const { count, flags } = view;
  const rows = new Int32Array(count);
  for (let unit = 0; unit < count; unit += 1) {
    const flag = flags[unit] as number;
    if ((flag & FLAG.name) !== 0) rows[unit] = NAME;
    else if ((flag & FLAG.number) !== 0) rows[unit] = NUMBER;
    else if (isTurned(view, unit)) rows[unit] = UNKNOWN;
    else rows[unit] = vocabulary.rowAt(view, unit);
  }
  return rows;
}
