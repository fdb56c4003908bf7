import { expect, test } from 'vitest';
import { calledSo, fitting, isForCaret, linesOf, moved } from '../../web/choosing.ts';

const NAMES = ['The Weir Board', 'Josefa Núñez', 'Weir', 'Anna-Lena Østby', 'Upper Weirside', 'Lowweir', 'Weirmouth'];
const lines = linesOf(NAMES.map((name, no) => ({ id: `n${no}`, name })));
const named = (typed: string) => fitting(lines, typed).map(({ name }) => name);

test('before anything is typed all are there, in their order', () => {
  expect(named('')).toEqual(NAMES);
  expect(named('   ')).toEqual(NAMES);
});

test('what is called so comes first, then what begins so, a later word, and the middle of one; equals keep their order', () => {
  expect(named('weir')).toEqual(['Weir', 'Weirmouth', 'The Weir Board', 'Upper Weirside', 'Lowweir']);
});

test('case and marks do not matter, nor a dash where a space is typed', () => {
  expect(named('NUNEZ')).toEqual(['Josefa Núñez']);
  expect(named('josefa nuñ')).toEqual(['Josefa Núñez']);
  expect(named('lena øst')).toEqual(['Anna-Lena Østby']);
  expect(named('anna lena')).toEqual([]); // the first words are not a later one
  expect(named('anna-lena')).toEqual(['Anna-Lena Østby']);
  expect(named('nobody')).toEqual([]);
});

test('an entry is called so in full or not at all', () => {
  expect(calledSo(lines, ' WEIR ')?.id).toBe('n2');
  expect(calledSo(lines, 'josefa nunez')?.id).toBe('n1');
  expect(calledSo(lines, 'wei')).toBeUndefined();
  expect(calledSo(lines, ' ')).toBeUndefined();
});

test('of five thousand names the one that is called so is the first, wherever it stands', () => {
  const many = Array.from({ length: 5000 }, (_, no) => ({ id: `${no}`, name: `Al ${no} Albrecht` }));
  const crowd = linesOf([...many, { id: 'al', name: 'Al' }]);
  expect(fitting(crowd, 'al')).toHaveLength(5001);
  expect(fitting(crowd, 'al')[0]?.id).toBe('al');
});

test('keys move through a list of twenty, round at its ends by arrows alone', () => {
  const cases: [key: string, at: number, to: number | null][] = [
    ['ArrowDown', -1, 0],
    ['ArrowDown', 4, 5],
    ['ArrowDown', 19, 0],
    ['ArrowUp', -1, 19],
    ['ArrowUp', 4, 3],
    ['ArrowUp', 0, 19],
    ['PageDown', -1, 8],
    ['PageDown', 4, 12],
    ['PageDown', 15, 19],
    ['PageUp', -1, 0],
    ['PageUp', 12, 4],
    ['PageUp', 3, 0],
    ['Home', 7, 0],
    ['End', 7, 19],
    ['a', 7, null],
    ['ArrowLeft', 7, null],
  ];
  console.log(`cases: ${cases.length}`);
  expect(cases.map(([key, at]) => [key, at, moved(key, at, 20)])).toEqual(cases);
  expect(moved('ArrowDown', -1, 0)).toBeNull();
});

test('Home and End are for the caret while words are written, and every key is with another one held', () => {
  const pressed = (key: string, held: Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) =>
    ({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held }) as KeyboardEvent;
  expect(isForCaret(pressed('Home'), true)).toBe(true);
  expect(isForCaret(pressed('End'), false)).toBe(false);
  expect(isForCaret(pressed('ArrowDown'), true)).toBe(false);
  for (const held of ['shiftKey', 'ctrlKey', 'metaKey', 'altKey'])
    expect([held, isForCaret(pressed('ArrowDown', { [held]: true }), false)]).toEqual([held, true]);
});
