import { DIMENSIONS, FIRST, type Vocabulary } from '../../server/analysis/tone/vocabulary.ts';
import { createAdam } from './adam.ts';
import type { Example } from './examples.ts';

/** How far the vectors of words move while networks learn: only those of words that the lessons hold at least twice. */
export type Moves = {
  /** The rows that may move, in order, and their moves one after another. */
  readonly rows: readonly number[];
  readonly values: Float32Array;
  /** Adds the move of a row to its vector. */
  addTo(row: number, vector: Float32Array): void;
  /** Takes the gradient of a row's vector, which stands at `from`. */
  learn(row: number, gradients: Float32Array, from: number): void;
  step(rate: number): void;
};

const LEAST = 2;

export function createMoves(lessons: readonly Example[], vocabulary: Vocabulary): Moves {
  const counts = new Uint32Array(vocabulary.size);
  // Lessons of one sentence share their rows; the sentence counts once.
  for (const rows of new Set(lessons.map((lesson) => lesson.rows))) {
    for (const row of rows) counts[row] = (counts[row] as number) + 1;
  }
  const rows = [...counts.keys()].filter((row) => row >= FIRST && (counts[row] as number) >= LEAST);
  const places = new Int32Array(vocabulary.size).fill(-1);
  rows.forEach((row, at) => {
    places[row] = at * DIMENSIONS;
  });
  const values = new Float32Array(rows.length * DIMENSIONS);
  const gradient = new Float32Array(values.length);
  const adam = createAdam([{ values, gradient }]);
  return {
    rows,
    values,
    addTo(row, vector) {
      const at = places[row] as number;
      if (at < 0) return;
      for (let i = 0; i < DIMENSIONS; i += 1) vector[i] = (vector[i] as number) + (values[at + i] as number);
    },
    learn(row, gradients, from) {
      const at = places[row] as number;
      if (at < 0) return;
      for (let i = 0; i < DIMENSIONS; i += 1) {
        gradient[at + i] = (gradient[at + i] as number) + (gradients[from + i] as number);
      }
    },
    step: (rate) => adam.step(rate),
  };
}
