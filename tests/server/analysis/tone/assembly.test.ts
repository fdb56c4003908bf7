import { expect, test } from 'vitest';
import {
  advance,
  double,
  F64,
  get,
  I32,
  loop,
  moduleOf,
  plus,
  set,
  times,
} from '../../../../server/analysis/tone/assembly.ts';

test('a module made by hand is valid, and its functions compute on the memory they are given', () => {
  const memory = new WebAssembly.Memory({ initial: 1 });
  new Float64Array(memory.buffer).set([1, 2, 3, 4]);
  const squares = {
    name: 'squares',
    takes: [I32, I32],
    gives: [F64],
    keeps: [F64],
    body: [...loop(1, [...set(2, plus(get(2), times(double(0, 0), double(0, 0)))), ...advance(0, 8)]), ...get(2)],
  };
  const bytes = moduleOf([squares]);
  expect(WebAssembly.validate(bytes)).toBe(true);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { host: { memory } });
  const run = exports['squares'] as unknown as (address: number, count: number) => number;
  expect([run(0, 4), run(8, 2), run(24, 1)]).toEqual([1 + 4 + 9 + 16, 4 + 9, 16]);
});

test('a broken instruction makes no module', () => {
  const bytes = moduleOf([{ name: 'empty', takes: [], gives: [F64], keeps: [], body: [] }]);
  expect(WebAssembly.validate(bytes)).toBe(false);
});
