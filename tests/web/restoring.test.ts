import { expect, test } from 'vitest';
import { toKeep, toRestore } from '../../web/restoring.ts';
import { parse } from '../../web/view.ts';

test('a view is kept with its filters and figures, not with what stood open, nor in the past', () => {
  const view = parse('/?last=13w&actors=nato&snapshot=41&measure=attention&point=2021-05-03@nato&tone=scored');
  expect(toKeep(view)).toBe('/?last=13w&actors=nato&measure=attention');
  expect(toKeep(parse('/?snapshot=41'))).toBe(null);
});

test('only a page opened without a query is given the last view, and only an overview', () => {
  expect(toRestore('/', '/?last=13w')).toBe('/?last=13w');
  expect(toRestore('/?unit=stories', '/?last=13w')).toBe(null);
  expect(toRestore('/actors', '/?last=13w')).toBe(null);
  expect(toRestore('/', null)).toBe(null);
  expect(toRestore('/', '/actors?last=13w')).toBe(null);
  expect(toRestore('/', '/?colour=red')).toBe(null);
});
