/*
 * WebAssembly put together by hand, as far as the loops of the networks need it: no package and no compiler takes part.
 * Instructions are lists of bytes; each function leaves on the stack what its name says.
 */

/** Types of values. */
export const [I32, F64, V128] = [0x7f, 0x7c, 0x7b] as const;

/** LEB128, the way WebAssembly writes whole numbers. */
export function leb(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

const vector = (operation: number): number[] => [0xfd, ...leb(operation)];
const place = (offset: number): number[] => [0x00, ...leb(offset)];

export const get = (local: number): number[] => [0x20, local];
export const set = (local: number, value: readonly number[]): number[] => [...value, 0x21, local];
/** A whole number below 64: constants carry a sign. */
const small = (value: number): number[] => [0x41, value];
export const advance = (local: number, by: number): number[] => set(local, [...get(local), ...small(by), 0x6a]);

/** Four 32-bit numbers, or two in the lower half, from an address. */
export const four = (address: number, offset = 0): number[] => [...get(address), ...vector(0x00), ...place(offset)];
const two = (address: number, offset: number): number[] => [...get(address), ...vector(0x5d), ...place(offset)];
export const storeFour = (address: number, value: readonly number[]): number[] => [
  ...get(address),
  ...value,
  ...vector(0x0b),
  ...place(0),
];
export const noFour: readonly number[] = [...vector(0x0c), ...new Array<number>(16).fill(0)];
const binary =
  (operation: number) =>
  (a: readonly number[], b: readonly number[]): number[] => [...a, ...b, ...vector(operation)];
export const addFour = binary(0xe4);
/** The second where it is larger, else the first. */
export const largerFour = binary(0xeb);
export const sameFour = binary(0x41);
export const aboveFour = binary(0x44);
export const bothFour = binary(0x4e);
export const anyOf = (mask: readonly number[]): number[] => [...mask, ...vector(0x53)];

/** Two 32-bit numbers as two of 64 bits, and what is done with such. */
export const twoWide = (address: number, offset: number): number[] => [...two(address, offset), ...vector(0x5f)];
export const bothWide = (value: readonly number[]): number[] => [...value, ...vector(0x14)];
export const addWide = binary(0xf0);
export const timesWide = binary(0xf2);
export const laneOf = (value: readonly number[], lane: 0 | 1): number[] => [...value, ...vector(0x21), lane];
export const wide = (address: number): number[] => four(address);
const LOWER_HALVES: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];
/** Two pairs of 64-bit numbers as four of 32 bits. */
export const narrowed = (low: readonly number[], high: readonly number[]): number[] => [
  ...low,
  ...vector(0x5e),
  ...high,
  ...vector(0x5e),
  ...vector(0x0d),
  ...LOWER_HALVES,
];

/** One number of 32 bits, as it is and as one of 64; one of 64. */
export const one = (address: number, offset: number): number[] => [...get(address), 0x2a, ...place(offset)];
export const oneWide = (address: number, offset: number): number[] => [...one(address, offset), 0xbb];
export const double = (address: number, offset: number): number[] => [...get(address), 0x2b, ...place(offset)];
export const storeDouble = (address: number, offset: number, value: readonly number[]): number[] => [
  ...get(address),
  ...value,
  0x39,
  ...place(offset),
];
export const plus = (a: readonly number[], b: readonly number[]): number[] => [...a, ...b, 0xa0];
export const times = (a: readonly number[], b: readonly number[]): number[] => [...a, ...b, 0xa2];
export const same = (a: readonly number[], b: readonly number[]): number[] => [...a, ...b, 0x5b];

export const aboveNought = (a: readonly number[]): number[] => [...a, 0x43, 0, 0, 0, 0, 0x5e];

export const when = (condition: readonly number[], body: readonly number[]): number[] => [
  ...condition,
  0x04,
  0x40,
  ...body,
  0x0b,
];
/** Goes round `count` times, at least once. */
export const loop = (count: number, body: readonly number[]): number[] => [
  0x03,
  0x40,
  ...body,
  ...get(count),
  ...small(1),
  0x6b,
  0x22,
  count,
  0x0d,
  0x00,
  0x0b,
];

export type Function = {
  readonly name: string;
  readonly takes: readonly number[];
  readonly gives: readonly number[];
  /** Types of what it keeps besides, numbered behind what it takes; 0 at first. */
  readonly keeps: readonly number[];
  readonly body: readonly number[];
};

export const section = (id: number, body: readonly number[]): number[] => [id, ...leb(body.length), ...body];
export const textOf = (name: string): number[] => [name.length, ...new TextEncoder().encode(name)];
const listOf = (items: readonly (readonly number[])[]): number[] => [...leb(items.length), ...items.flat()];

/** What every module begins with: its name, and the version of the form. */
export const HEAD: readonly number[] = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** A module of some functions that work on the memory they are given as `host.memory`. */
export function moduleOf(functions: readonly Function[]): Uint8Array<ArrayBuffer> {
  const codes = functions.map(({ keeps, body }) => [...listOf(keeps.map((type) => [1, type])), ...body, 0x0b]);
  return Uint8Array.from([
    ...HEAD,
    ...section(
      1,
      listOf(
        functions.map(({ takes, gives }) => [0x60, ...leb(takes.length), ...takes, ...leb(gives.length), ...gives]),
      ),
    ),
    ...section(2, listOf([[...textOf('host'), ...textOf('memory'), 2, 0, 1]])),
    ...section(3, listOf(functions.map((_, at) => leb(at)))),
    ...section(7, listOf(functions.map(({ name }, at) => [...textOf(name), 0, ...leb(at)]))),
    ...section(10, listOf(codes.map((code) => [...leb(code.length), ...code]))),
  ]);
}
