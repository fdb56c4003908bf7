import { afterEach, expect, test, vi } from 'vitest';
import { actionOf, KEYS, setSingleKeys, singleKeys } from '../../web/keys.ts';
import { browserStorage } from '../support/browser-storage.ts';

afterEach(() => vi.unstubAllGlobals());

const key = (name: string, held: Partial<Record<'ctrl' | 'meta' | 'alt' | 'third', boolean>> = {}) => ({
  key: name,
  ctrl: false,
  meta: false,
  alt: false,
  third: false,
  ...held,
});

test.each([
  ['/', 'find'],
  ['?', 'help'],
  ['[', 'back'],
  [']', 'on'],
  ['t', 'table'],
  ['e', 'export'],
  ['c', 'compare'],
  ['x', null],
  ['constructor', null],
])('the single key %s does %s; inside a field, and switched off, it does nothing', (name, action) => {
  expect(actionOf(key(name), false, true)).toBe(action);
  expect(actionOf(key(name), true, true)).toBe(null);
  expect(actionOf(key(name), false, false)).toBe(null);
  expect(actionOf(key(name, { ctrl: true }), false, true)).toBe(null);
});

test('Ctrl or ⌘ with K finds wherever it is pressed, also without single keys', () => {
  expect(actionOf(key('k', { ctrl: true }), true, false)).toBe('find');
  expect(actionOf(key('K', { meta: true }), false, false)).toBe('find');
  expect(actionOf(key('k', { ctrl: true, alt: true }), false, true)).toBe(null);
});

test('a bracket on the third level of a keyboard is a bracket', () => {
  expect(actionOf(key('[', { ctrl: true, alt: true, third: true }), false, true)).toBe('back');
});

test('Escape closes, but in a field it is that field’s', () => {
  expect(actionOf(key('Escape'), false, false)).toBe('close');
  expect(actionOf(key('Escape'), true, true)).toBe(null);
});

test('every single key that does something is in the help, and nothing else is called single there', () => {
  const listed = KEYS.flatMap(({ keys }) => keys.flatMap(([names, , single]) => (single === true ? names : [])));
  const working = [...'abcdefghijklmnopqrstuvwxyz[]/?.,;0123456789'].filter(
    (name) => actionOf(key(name), false, true) !== null,
  );
  expect([...listed].sort()).toEqual(working.sort());
});

test('whether single keys are on is kept', () => {
  vi.stubGlobal('localStorage', browserStorage());
  expect(singleKeys()).toBe(true);
  expect(setSingleKeys(false)).toBe(true);
  expect(singleKeys()).toBe(false);
  setSingleKeys(true);
  expect(singleKeys()).toBe(true);
});
