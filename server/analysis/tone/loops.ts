/*
 * The loops in which the networks spend their time, each a function of its own: as parts of a closure they take twice as long.
 */

/** into[at…] += from[first…], `count` numbers. */
export function addTo(into: Float32Array, at: number, from: Float32Array, first: number, count: number): void {
  for (let i = 0; i < count; i += 1) into[at + i] = (into[at + i] as number) + (from[first + i] as number);
}

/** into[at…] += factor · from[first…], `count` numbers. */
export function addScaled(
  into: Float32Array,
  at: number,
  factor: number,
  from: Float32Array,
  first: number,
  count: number,
): void {
  for (let i = 0; i < count; i += 1) into[at + i] = (into[at + i] as number) + factor * (from[first + i] as number);
}

/** cut[at…] = the sum of a and b where it is above 0, else 0; `most` keeps the largest of each column. */
export function cutSums(
  a: Float32Array,
  fromA: number,
  b: Float32Array,
  fromB: number,
  cut: Float32Array,
  at: number,
  most: Float32Array,
): void {
  for (let i = 0; i < most.length; i += 1) {
    const sum = (a[fromA + i] as number) + (b[fromB + i] as number);
    const passed = sum > 0 ? sum : 0;
    cut[at + i] = passed;
    if (passed > (most[i] as number)) most[i] = passed;
  }
}

/** Keeps the largest of each column. */
export function keepMost(values: Float32Array, at: number, most: Float32Array): void {
  for (let i = 0; i < most.length; i += 1) {
    const value = values[at + i] as number;
    if (value > (most[i] as number)) most[i] = value;
  }
}

/** The sum of products of `count` numbers, a multiple of four: four sums at once, as one would wait for itself. */
export function product(a: Float32Array, fromA: number, b: Float32Array, fromB: number, count: number): number {
  let [p, q, r, s] = [0, 0, 0, 0];
  for (let i = 0; i < count; i += 4) {
    p += (a[fromA + i] as number) * (b[fromB + i] as number);
    q += (a[fromA + i + 1] as number) * (b[fromB + i + 1] as number);
    r += (a[fromA + i + 2] as number) * (b[fromB + i + 2] as number);
    s += (a[fromA + i + 3] as number) * (b[fromB + i + 3] as number);
  }
  return p + q + r + s;
}

/** into[0…2] += the products of `count` values with rows of three, from row `row` on. */
export function addThree(
  into: Float64Array,
  values: Float32Array,
  from: number,
  rows: Float32Array,
  row: number,
  count: number,
): void {
  let [a, b, c] = [0, 0, 0];
  for (let i = 0; i < count; i += 1) {
    const value = values[from + i] as number;
    if (value === 0) continue;
    const at = (row + i) * 3;
    a += value * (rows[at] as number);
    b += value * (rows[at + 1] as number);
    c += value * (rows[at + 2] as number);
  }
  into[0] = (into[0] as number) + a;
  into[1] = (into[1] as number) + b;
  into[2] = (into[2] as number) + c;
}

/** The sum of values times `toward` over the columns whose largest value stands here. */
export function productOfMost(
  values: Float32Array,
  at: number,
  most: Float32Array,
  toward: Float32Array,
  from: number,
  count: number,
): number {
  let sum = 0;
  for (let i = 0; i < count; i += 1) {
    const value = values[at + i] as number;
    if (value > 0 && value === most[from + i]) sum += value * (toward[i] as number);
  }
  return sum;
}
