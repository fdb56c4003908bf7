import { z } from 'zod';
import type { LinearWeights } from './linear.ts';
import { VALUES } from './linear-features.ts';
import { NETWORK_PARTS, type NetworkWeights, sizesOf } from './network.ts';
import { type Packed, type Part, readPacked } from './packed.ts';
import { DIMENSIONS, type Vocabulary } from './vocabulary.ts';

const LinearHead = z.looseObject({ version: z.string() });
const NetworkHead = z.looseObject({ version: z.string(), filters: z.int(), networks: z.int() });

/** Numbers in 8 or 16 bits and the step they are counted in, one for all. */
export function stepped(name: string, values: Float32Array, kind: 'int8' | 'int16'): Part[] {
  const most = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  const step = most / (kind === 'int8' ? 127 : 32_767) || 1;
  const whole = (value: number): number => Math.round(value / step);
  const numbers = kind === 'int8' ? Int8Array.from(values, whole) : Int16Array.from(values, whole);
  return [
    { name: `${name} step`, kind: 'float32', numbers: Float32Array.of(step) },
    { name, kind, numbers },
  ];
}

function valuesOf(file: Packed, name: string, kind: 'int8' | 'int16', length: number): Float32Array {
  const step = file.part(`${name} step`, 'float32')[0] as number;
  const numbers = file.part(name, kind);
  if (numbers.length !== length) throw new Error(`${name} holds ${numbers.length} numbers, not ${length}`);
  // A loop: `from` with a function takes ten times as long, and a process has a million of these to read.
  const values = new Float32Array(numbers.length);
  for (let at = 0; at < numbers.length; at += 1) values[at] = (numbers[at] as number) * step;
  return values;
}

export const linearParts = ({ hashes, words, values }: LinearWeights): Part[] => [
  { name: 'hashes', kind: 'int32', numbers: Int32Array.from(hashes) },
  ...stepped('words', words, 'int8'),
  ...stepped('values', values, 'int16'),
];

/** The linear model of data/sentiment/linear.bin with its version. */
export function linearOf(bytes: Uint8Array): { version: string; weights: LinearWeights } {
  const file = readPacked(bytes, 'linear.bin');
  const { version } = LinearHead.parse(file.head);
  const hashes = file.part('hashes', 'int32');
  const words = valuesOf(file, 'words', 'int8', hashes.length * 3);
  return { version, weights: { hashes, words, values: valuesOf(file, 'values', 'int16', VALUES * 3) } };
}

/** How far the vectors of some words moved while the networks learned. */
export type MovedRows = { readonly rows: readonly number[]; readonly values: Float32Array };

export const networkParts = (networks: readonly NetworkWeights[], { rows, values }: MovedRows): Part[] => [
  { name: 'moved', kind: 'uint16', numbers: Uint16Array.from(rows) },
  ...stepped('moves', values, 'int8'),
  ...networks.flatMap((network, k) => NETWORK_PARTS.flatMap((part) => stepped(`${part} ${k}`, network[part], 'int16'))),
];

/** The vocabulary with the vectors as the networks know them. */
export function withMoves(vocabulary: Vocabulary, { rows, values }: MovedRows): Vocabulary {
  const places = new Int32Array(vocabulary.size).fill(-1);
  rows.forEach((row, at) => {
    places[row] = at * DIMENSIONS;
  });
  return {
    ...vocabulary,
    vectorInto(row, into) {
      vocabulary.vectorInto(row, into);
      const at = places[row] as number;
      if (at < 0) return;
      for (let i = 0; i < DIMENSIONS; i += 1) into[i] = (into[i] as number) + (values[at + i] as number);
    },
  };
}

/** The networks of data/sentiment/networks.bin with their version. */
export function networksOf(bytes: Uint8Array): { version: string; networks: NetworkWeights[]; moves: MovedRows } {
  const file = readPacked(bytes, 'networks.bin');
  const { version, filters, networks } = NetworkHead.parse(file.head);
  const sizes = sizesOf(filters);
  const all = Array.from({ length: networks }, (_, k) => {
    const lists = NETWORK_PARTS.map((part) => [part, valuesOf(file, `${part} ${k}`, 'int16', sizes[part])]);
    return { filters, ...Object.fromEntries(lists) } as NetworkWeights;
  });
  const rows = [...file.part('moved', 'uint16')];
  return {
    version,
    networks: all,
    moves: { rows, values: valuesOf(file, 'moves', 'int8', rows.length * DIMENSIONS) },
  };
}
