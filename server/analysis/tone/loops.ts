import {
  aboveFour,
  aboveNought,
  addFour,
  addWide,
  advance,
  anyOf,
  bothFour,
  bothWide,
  double,
  F64,
  four,
  type Function,
  get,
  I32,
  laneOf,
  largerFour,
  loop,
  moduleOf,
  narrowed,
  noFour,
  one,
  oneWide,
  plus,
  same,
  sameFour,
  set,
  storeDouble,
  storeFour,
  times,
  timesWide,
  twoWide,
  V128,
  when,
  wide,
} from './assembly.ts';

/**
 * The loops in which the networks spend their time. All work on one memory; places are addresses in bytes, and counts are of
 * blocks of four 32-bit numbers, but for `addThree`. Sums of products are made in 64 bits.
 */
export type Loops = {
  /** to[…] = a + b + c + d, in this order. */
  sum(a: number, b: number, c: number, d: number, to: number, blocks: number): void;
  /** into[…] += factor · from[…]. */
  addScaled(into: number, factor: number, from: number, blocks: number): void;
  /** cut[…] = the sum of a and b where it is above 0, else 0; `most` keeps the largest of each column. */
  cutSums(a: number, b: number, cut: number, most: number, blocks: number): void;
  /** Keeps the largest of each column. */
  keepMost(values: number, most: number, blocks: number): void;
  /** The sum of products: four sums at once, as one would wait for itself. */
  product(a: number, b: number, blocks: number): number;
  /** Three 64-bit numbers at `into` += the products of `count` values with rows of three. */
  addThree(into: number, values: number, rows: number, count: number): void;
  /** The sum of values times `toward` over the columns whose largest value stands here. */
  productOfMost(values: number, most: number, toward: number, blocks: number): number;
};

/** The same in plain steps: what the fast form must equal to the last bit, and what runs where a machine has no such instructions. */
export function plainLoops({ buffer }: WebAssembly.Memory): Loops {
  const m = new Float32Array(buffer);
  const wideNumbers = new Float64Array(buffer);
  const at = (index: number): number => m[index] as number;
  return {
    sum(a, b, c, d, to, blocks) {
      const [i, j, k, l, into] = [a >> 2, b >> 2, c >> 2, d >> 2, to >> 2];
      for (let n = 0; n < 4 * blocks; n += 1) {
        m[into + n] = Math.fround(Math.fround(at(i + n) + at(j + n)) + at(k + n)) + at(l + n);
      }
    },
    addScaled(into, factor, from, blocks) {
      for (let n = 0; n < 4 * blocks; n += 1) m[(into >> 2) + n] = at((into >> 2) + n) + factor * at((from >> 2) + n);
    },
    cutSums(a, b, cut, most, blocks) {
      for (let n = 0; n < 4 * blocks; n += 1) {
        const sum = Math.fround(at((a >> 2) + n) + at((b >> 2) + n));
        const passed = sum > 0 ? sum : 0;
        m[(cut >> 2) + n] = passed;
        if (passed > at((most >> 2) + n)) m[(most >> 2) + n] = passed;
      }
    },
    keepMost(values, most, blocks) {
      for (let n = 0; n < 4 * blocks; n += 1) {
        const value = at((values >> 2) + n);
        if (value > at((most >> 2) + n)) m[(most >> 2) + n] = value;
      }
    },
    product(a, b, blocks) {
      let [p, q, r, s] = [0, 0, 0, 0];
      for (let n = 0; n < 4 * blocks; n += 4) {
        const [i, j] = [(a >> 2) + n, (b >> 2) + n];
        p += at(i) * at(j);
        q += at(i + 1) * at(j + 1);
        r += at(i + 2) * at(j + 2);
        s += at(i + 3) * at(j + 3);
      }
      return p + q + r + s;
    },
    addThree(into, values, rows, count) {
      let [a, b, c] = [0, 0, 0];
      for (let n = 0; n < count; n += 1) {
        const value = at((values >> 2) + n);
        const row = (rows >> 2) + n * 3;
        a += value * at(row);
        b += value * at(row + 1);
        c += value * at(row + 2);
      }
      for (const [n, part] of [a, b, c].entries()) {
        wideNumbers[(into >> 3) + n] = (wideNumbers[(into >> 3) + n] as number) + part;
      }
    },
    productOfMost(values, most, toward, blocks) {
      let sum = 0;
      for (let n = 0; n < 4 * blocks; n += 1) {
        const value = at((values >> 2) + n);
        if (value > 0 && value === at((most >> 2) + n)) sum += value * at((toward >> 2) + n);
      }
      return sum;
    },
  };
}

/** All addresses go on by one block. */
const next = (...addresses: readonly number[]): number[] => addresses.flatMap((address) => advance(address, 16));
/** The products of two pairs at an offset. */
const pairs = (a: number, b: number, offset: number): number[] => timesWide(twoWide(a, offset), twoWide(b, offset));

const SUM: Function = {
  name: 'sum',
  takes: [I32, I32, I32, I32, I32, I32],
  gives: [],
  keeps: [],
  body: loop(5, [
    ...storeFour(4, addFour(addFour(addFour(four(0), four(1)), four(2)), four(3))),
    ...next(0, 1, 2, 3, 4),
  ]),
};
const scaled = (offset: number): number[] => addWide(twoWide(0, offset), timesWide(get(4), twoWide(2, offset)));
const ADD_SCALED: Function = {
  name: 'addScaled',
  takes: [I32, F64, I32, I32],
  gives: [],
  keeps: [V128],
  body: [...set(4, bothWide(get(1))), ...loop(3, [...storeFour(0, narrowed(scaled(0), scaled(8))), ...next(0, 2)])],
};
const CUT_SUMS: Function = {
  name: 'cutSums',
  takes: [I32, I32, I32, I32, I32],
  gives: [],
  keeps: [V128],
  body: loop(4, [
    ...set(5, largerFour(noFour, addFour(four(0), four(1)))),
    ...storeFour(2, get(5)),
    ...storeFour(3, largerFour(four(3), get(5))),
    ...next(0, 1, 2, 3),
  ]),
};
const KEEP_MOST: Function = {
  name: 'keepMost',
  takes: [I32, I32, I32],
  gives: [],
  keeps: [],
  body: loop(2, [...storeFour(1, largerFour(four(1), four(0))), ...next(0, 1)]),
};
const PRODUCT: Function = {
  name: 'product',
  takes: [I32, I32, I32],
  gives: [F64],
  keeps: [V128, V128],
  body: [
    ...loop(2, [...set(3, addWide(get(3), pairs(0, 1, 0))), ...set(4, addWide(get(4), pairs(0, 1, 8))), ...next(0, 1)]),
    ...plus(plus(plus(laneOf(get(3), 0), laneOf(get(3), 1)), laneOf(get(4), 0)), laneOf(get(4), 1)),
  ],
};
const ADD_THREE: Function = {
  name: 'addThree',
  takes: [I32, I32, I32, I32],
  gives: [],
  keeps: [V128, F64, F64],
  body: [
    ...loop(3, [
      ...set(6, oneWide(1, 0)),
      ...set(4, addWide(get(4), timesWide(bothWide(get(6)), twoWide(2, 0)))),
      ...set(5, plus(get(5), times(get(6), oneWide(2, 8)))),
      ...advance(1, 4),
      ...advance(2, 12),
    ]),
    ...storeFour(0, addWide(wide(0), get(4))),
    ...storeDouble(0, 16, plus(double(0, 16), get(5))),
  ],
};
const PRODUCT_OF_MOST: Function = {
  name: 'productOfMost',
  takes: [I32, I32, I32, I32],
  gives: [F64],
  keeps: [F64, V128],
  body: [
    ...loop(3, [
      ...set(5, four(0)),
      ...when(
        anyOf(bothFour(sameFour(get(5), four(1)), aboveFour(get(5), noFour))),
        [0, 4, 8, 12].flatMap((offset) =>
          when(
            same(one(0, offset), one(1, offset)),
            when(aboveNought(one(0, offset)), set(4, plus(get(4), times(oneWide(0, offset), oneWide(2, offset))))),
          ),
        ),
      ),
      ...next(0, 1, 2),
    ]),
    ...get(4),
  ],
};

/** The loops on a memory: four numbers at once where the machine can, with the same bits everywhere. */
export function createLoops(memory: WebAssembly.Memory): Loops {
  const bytes = moduleOf([SUM, ADD_SCALED, CUT_SUMS, KEEP_MOST, PRODUCT, ADD_THREE, PRODUCT_OF_MOST]);
  if (!WebAssembly.validate(bytes)) return plainLoops(memory);
  return new WebAssembly.Instance(new WebAssembly.Module(bytes), { host: { memory } }).exports as unknown as Loops;
}
