import { expect, test } from 'vitest';
import { chanceFrom } from '../../../../scripts/bench/chance.ts';
import { createLoops, type Loops, plainLoops } from '../../../../server/analysis/tone/loops.ts';

/** A memory of random numbers of both signs, some of them 0, and loops of one form on it. */
function made(form: (memory: WebAssembly.Memory) => Loops) {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const numbers = new Float32Array(memory.buffer);
  const chance = chanceFrom(7);
  for (let i = 0; i < numbers.length; i += 1) numbers[i] = chance() < 0.2 ? 0 : (chance() - 0.5) * 10;
  return { loops: form(memory), numbers, bytes: new Uint8Array(memory.buffer) };
}

/** Places in the memory, in bytes, far enough apart for 64 blocks each. */
const [A, B, C, D, TO, MOST] = [0, 1024, 2048, 3072, 4096, 5120] as const;

const each: Readonly<Record<keyof Loops, (loops: Loops, blocks: number) => unknown>> = {
  sum: (loops, blocks) => loops.sum(A, B, C, D, TO, blocks),
  addScaled: (loops, blocks) => loops.addScaled(TO, 0.123456789, A, blocks),
  cutSums: (loops, blocks) => loops.cutSums(A, B, TO, MOST, blocks),
  keepMost: (loops, blocks) => loops.keepMost(A, MOST, blocks),
  product: (loops, blocks) => loops.product(A, B, blocks),
  addThree: (loops, blocks) => loops.addThree(TO, A, B, blocks * 4),
  // Half of the columns have their largest value here.
  productOfMost: (loops, blocks) => {
    loops.keepMost(A, MOST, blocks);
    return loops.productOfMost(A, MOST, B, blocks);
  },
};

test('the fast loops give what the plain ones give, to the last bit', () => {
  let cases = 0;
  for (const [name, run] of Object.entries(each)) {
    for (const blocks of [1, 2, 7, 16, 48]) {
      const [fast, plain] = [made(createLoops), made(plainLoops)];
      const before = fast.bytes.slice();
      const [ours, theirs] = [run(fast.loops, blocks), run(plain.loops, blocks)];
      expect([name, blocks, ours]).toEqual([name, blocks, theirs]);
      expect(Buffer.compare(fast.bytes, plain.bytes), `${name} of ${blocks} blocks`).toBe(0);
      // Something was computed at all.
      expect(ours !== undefined || Buffer.compare(fast.bytes, before) !== 0, `${name} of ${blocks} blocks`).toBe(true);
      cases += 1;
    }
  }
  console.log(`cases: ${cases}`);
  expect(cases).toBe(35);
  expect(WebAssembly.validate(new Uint8Array())).toBe(false);
});

test('the plain loops compute what they promise', () => {
  const { loops, numbers } = made(plainLoops);
  const put = (address: number, values: readonly number[]) => numbers.set(values, address / 4);
  const at = (address: number, count = 4) => [...numbers.subarray(address / 4, address / 4 + count)];
  put(A, [1, -2, 3, 0]);
  put(B, [2, 1, -4, 0]);
  put(C, [10, 10, 10, 10]);
  put(D, [0.5, 0.5, 0.5, 0.5]);
  loops.sum(A, B, C, D, TO, 1);
  expect(at(TO)).toEqual([13.5, 9.5, 9.5, 10.5]);
  loops.addScaled(TO, 2, A, 1);
  expect(at(TO)).toEqual([15.5, 5.5, 15.5, 10.5]);
  expect(loops.product(A, B, 1)).toBe(2 - 2 - 12);
  put(MOST, [1, 5, 0, 0]);
  loops.cutSums(A, B, TO, MOST, 1);
  expect(at(TO)).toEqual([3, 0, 0, 0]);
  expect(at(MOST)).toEqual([3, 5, 0, 0]);
  loops.keepMost(A, MOST, 1);
  expect(at(MOST)).toEqual([3, 5, 3, 0]);
  // Of A only the 3 is the largest of its column.
  expect(loops.productOfMost(A, MOST, B, 1)).toBe(3 * -4);
  put(B, [1, 2, 3, 4, 5, 6]);
  new Float64Array(numbers.buffer, TO, 3).set([100, 200, 300]);
  loops.addThree(TO, A, B, 2);
  expect([...new Float64Array(numbers.buffer, TO, 3)]).toEqual([100 + 1 - 8, 200 + 2 - 10, 300 + 3 - 12]);
});
