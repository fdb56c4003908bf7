import { afterEach, expect, test, vi } from 'vitest';
import { keep, kept } from '../../web/storage.ts';
import { browserStorage } from '../support/browser-storage.ts';

afterEach(() => vi.unstubAllGlobals());

test('a text is kept under its name until it is given up', () => {
  vi.stubGlobal('localStorage', browserStorage());
  expect(kept('colour')).toBe(null);
  expect(keep('colour', 'blue')).toBe(true);
  expect(kept('colour')).toBe('blue');
  keep('colour', null);
  expect(kept('colour')).toBe(null);
});

test('where storage is switched off nothing is kept, and that is told', () => {
  vi.stubGlobal('localStorage', undefined);
  expect([keep('colour', 'blue'), kept('colour')]).toEqual([false, null]);
});
