import { afterEach, expect, test } from 'vitest';
import { english, locale, ltr, msg, named, numbered, speakBy, str, told } from '../../web/words.ts';

afterEach(() => speakBy({ locale: 'en-GB', dir: 'ltr' }, null));

test('in English a text is itself, with what is put into it', () => {
  const day = 'Monday';
  expect([msg('Copy link'), msg(str`week of ${day}`), locale(), english()]).toEqual([
    'Copy link',
    'week of Monday',
    'en-GB',
    null,
  ]);
  expect(named('Copy link')).toBe(undefined);
  expect(told('8 articles were read.')).toEqual({ text: '8 articles were read.', lang: null });
  expect(ltr('−0.18')).toBe('−0.18');
});

test('where another language is spoken, numbers are its own, and what it lacks is said to be English', () => {
  speakBy({ locale: 'uk-UA', dir: 'ltr' }, (text) => (typeof text === 'string' ? text : 'parts'));
  expect([locale(), english(), named('Copy link')]).toEqual(['uk-UA', 'en', { id: 'Copy link' }]);
  expect(told('8 articles were read.')).toEqual({ text: '8 articles were read.', lang: 'en' });
});

test('a number keeps its order where the page runs from right to left', () => {
  speakBy({ locale: 'en-GB', dir: 'rtl' }, () => 'x');
  expect(ltr('−0.18')).toBe('\u2066−0.18\u2069');
});

test('the numbers of a sentence are found in order, and no sign at its end is one of them', () => {
  expect(numbered('Of 1,204 articles 3.5 % in 2021-05, 7.')).toEqual({
    key: 'Of {0} articles {1} % in {2}-{3}, {4}.',
    numbers: ['1,204', '3.5', '2021', '05', '7'],
  });
  expect(numbered('None.')).toEqual({ key: 'None.', numbers: [] });
});
