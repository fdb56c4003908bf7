import { get, HEAD, I32, leb, loop, section, textOf } from '../../server/analysis/tone/assembly.ts';

/*
 * The product of two matrices, the only part of training that takes time. Written as WebAssembly, which computes four
 * numbers at once and in the same order everywhere, so that weights are the same bytes on every machine. No package and
 * no compiler is needed: the module is put together here, instruction by instruction.
 */

const F32X4 = 0xfd;

const set = (local: number): number[] => [0x21, local];
/** Constants carry a sign, so one that fills its seven bits needs another byte. */
const constant = (value: number): number[] => [0x41, ...(value < 64 ? [value] : [(value & 0x7f) | 0x80, value >> 7])];
const ADD = [0x6a];
const add = (local: number, by: readonly number[]): number[] => [...get(local), ...by, ...ADD, ...set(local)];
const loadFour = (offset: number): number[] => [F32X4, 0x00, 0x02, ...leb(offset)];
const storeFour = (offset: number): number[] => [F32X4, 0x0b, 0x02, ...leb(offset)];
const LOAD_SPLAT = [F32X4, 0x09, 0x02, 0x00];
const ADD_FOUR = [F32X4, 0xe4, 0x01];
const MULTIPLY_FOUR = [F32X4, 0xe6, 0x01];

/** Parameters by number: addresses in bytes, steps in bytes, counts. */
const [A, A_ROW, A_STEP, B, B_ROW, C, C_ROW, ROWS, INNER, BLOCKS] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const [I, J, P, AT_A, AT_B, AT_C, FROM_B] = [10, 11, 12, 13, 14, 15, 16] as const;
const SUMS = [17, 18, 19, 20] as const;

/** Columns that are summed up at once: four registers of four numbers. */
export const BLOCK = 16;

function moduleOf(): Uint8Array {
  const sums = (body: (sum: number, offset: number) => number[]): number[] =>
    SUMS.flatMap((sum, at) => body(sum, at * 16));
  const inner = [
    ...sums((sum, offset) => [
      ...get(sum),
      ...get(AT_A),
      ...LOAD_SPLAT,
      ...get(AT_B),
      ...loadFour(offset),
      ...MULTIPLY_FOUR,
      ...ADD_FOUR,
      ...set(sum),
    ]),
    ...add(AT_A, get(A_STEP)),
    ...add(AT_B, get(B_ROW)),
  ];
  const block = [
    ...sums((sum, offset) => [...get(AT_C), ...loadFour(offset), ...set(sum)]),
    ...get(A),
    ...set(AT_A),
    ...get(FROM_B),
    ...set(AT_B),
    ...get(INNER),
    ...set(P),
    ...loop(P, inner),
    ...sums((sum, offset) => [...get(AT_C), ...get(sum), ...storeFour(offset)]),
    ...add(AT_C, constant(BLOCK * 4)),
    ...add(FROM_B, constant(BLOCK * 4)),
  ];
  const row = [
    ...get(C),
    ...set(AT_C),
    ...get(B),
    ...set(FROM_B),
    ...get(BLOCKS),
    ...set(J),
    ...loop(J, block),
    ...add(A, get(A_ROW)),
    ...add(C, get(C_ROW)),
  ];
  const code = [2, 7, I32, 4, 0x7b, ...get(ROWS), ...set(I), ...loop(I, row), 0x0b];
  return Uint8Array.from([
    ...HEAD,
    ...section(1, [1, 0x60, 10, ...new Array<number>(10).fill(I32), 0]),
    ...section(2, [1, ...textOf('host'), ...textOf('memory'), 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...textOf('product'), 0, 0]),
    ...section(10, [1, ...leb(code.length), ...code]),
  ]);
}

/** A matrix of 32-bit numbers in the shared memory; `row` numbers from one row to the next. */
export type Matrix = { readonly numbers: Float32Array; readonly row: number };

/** Memory for matrices, and their product. */
export type Products = {
  /** Numbers that stay where they are until `Products` is dropped. */
  numbers(count: number): Float32Array;
  /** c += a · b. `rows` of a and c, `inner` columns of a and rows of b, `columns` (a multiple of BLOCK) of b and c. */
  add(a: Matrix, b: Matrix, c: Matrix, rows: number, inner: number, columns: number): void;
  /** c += aᵀ · b: `rows` columns of a, `inner` rows of a and b. */
  addTransposed(a: Matrix, b: Matrix, c: Matrix, rows: number, inner: number, columns: number): void;
};

type Product = (...numbers: number[]) => void;

/** Room for matrices of so many numbers in all. */
export function createProducts(capacity: number): Products {
  const pages = Math.ceil((capacity * 4) / 65_536) + 1;
  const memory = new WebAssembly.Memory({ initial: pages });
  const module = new WebAssembly.Module(moduleOf() as Uint8Array<ArrayBuffer>);
  const product = new WebAssembly.Instance(module, { host: { memory } }).exports['product'] as unknown as Product;
  let used = 0;
  const run = (a: Matrix, rowOfA: number, stepOfA: number, b: Matrix, c: Matrix, sizes: readonly number[]) => {
    const [rows = 0, inner = 0, columns = 0] = sizes;
    if (columns % BLOCK !== 0) throw new Error(`a product of ${columns} columns is no multiple of ${BLOCK}`);
    if (rows === 0 || inner === 0 || columns === 0) return;
    const at = ({ numbers }: Matrix) => numbers.byteOffset;
    product(at(a), rowOfA * 4, stepOfA * 4, at(b), b.row * 4, at(c), c.row * 4, rows, inner, columns / BLOCK);
  };
  return {
    numbers(count) {
      const from = used;
      used += Math.ceil((count * 4) / 16) * 16;
      if (used > memory.buffer.byteLength) throw new Error(`no room for ${count} more numbers`);
      return new Float32Array(memory.buffer, from, count);
    },
    add: (a, b, c, ...sizes) => run(a, a.row, 1, b, c, sizes),
    addTransposed: (a, b, c, ...sizes) => run(a, 1, a.row, b, c, sizes),
  };
}
