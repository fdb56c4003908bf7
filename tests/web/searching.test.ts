import { expect, test } from 'vitest';
import { mistakeIn, pointedAt, searchIn, withHits, wordsBegun } from '../../web/searching.ts';

test('what is typed is checked as the server checks it, and nothing is no mistake', () => {
  expect(mistakeIn('  ')).toBeNull();
  expect(mistakeIn('kyiv "air defence"')).toBeNull();
  expect(mistakeIn('kyiv "air')).toMatchObject({ at: 5, length: 1, what: 'no closing quotation mark' });
  expect(searchIn('kyiv "air')).toBeNull();
});

test('carets stand under the mistake, also in a search that is too long to be shown', () => {
  expect(pointedAt('kyiv AND', { at: 5, length: 3 })).toEqual(['kyiv AND', '     ^^^']);
  const long = `${'a'.repeat(40)} "b ${'c'.repeat(40)}`;
  const [line, carets] = pointedAt(long, { at: 41, length: 1 });
  expect(line).toBe(`…${'a'.repeat(23)} "b ${'c'.repeat(10)}…`);
  expect(line[carets.indexOf('^')]).toBe('"');
});

test('the last word of a title may be unfinished', () => {
  expect(wordsBegun('The old harb')).toBe('the old harb*');
  expect(wordsBegun('Talks (day 2')).toBe('talks day 2');
  expect(wordsBegun(' – ')).toBeNull();
});

test('hits are marked in stretches of a text, also over their edges, and nothing is lost', () => {
  const stretches = [{ text: 'Minister ' }, { text: 'Orla Vintner' }, { text: ' opened the lock.' }];
  const shown = (q: string, isTitle = false) =>
    withHits(stretches, searchIn(q), isTitle).map(({ parts }) =>
      parts.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('|'),
    );
  expect(shown('lock')).toEqual(['Minister ', 'Orla Vintner', ' opened the |[lock]|.']);
  expect(shown('"minister orla" vintner')).toEqual(['[Minister ]', '[Orla]| |[Vintner]', ' opened the lock.']);
  expect(shown('title:lock')).toEqual(['Minister ', 'Orla Vintner', ' opened the lock.']);
  expect(shown('title:lock', true)).toEqual(['Minister ', 'Orla Vintner', ' opened the |[lock]|.']);
  expect(withHits(stretches, null, false).map(({ parts }) => parts.map(({ text }) => text).join(''))).toEqual(
    stretches.map(({ text }) => text),
  );
});
