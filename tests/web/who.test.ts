import { afterEach, expect, test, vi } from 'vitest';
import { remember, remembered } from '../../web/who.ts';

afterEach(() => vi.unstubAllGlobals());

test('who corrects is kept in the browser', () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  expect(remembered()).toBe('');
  remember('Ada Quill');
  expect(remembered()).toBe('Ada Quill');
});

test('where storage is switched off nobody is remembered, and nothing fails', () => {
  const off = () => {
    throw new Error('storage is off');
  };
  vi.stubGlobal('localStorage', { getItem: off, setItem: off });
  remember('Ada Quill');
  expect(remembered()).toBe('');
});
