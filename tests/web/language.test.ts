import { afterEach, expect, test, vi } from 'vitest';
import { chooseLanguage, chosenLanguage, LANGUAGES, languageNow } from '../../web/language.ts';
import { browserStorage } from '../support/browser-storage.ts';

afterEach(() => vi.unstubAllGlobals());

const tagOf = (asked: string[], chosen: string | null = null) => chosenLanguage(asked, chosen).tag;

test('what was chosen comes first, then the first the browser asks for that is here, then English', () => {
  expect(tagOf(['de-DE', 'uk-UA', 'en'])).toBe('uk');
  expect(tagOf(['en-US', 'uk'])).toBe('en');
  expect(tagOf(['de', 'fr'])).toBe('en');
  expect(tagOf([])).toBe('en');
  expect(tagOf(['uk'], 'en')).toBe('en');
  expect(tagOf(['en'], 'uk')).toBe('uk');
  expect(tagOf(['uk'], 'xx')).toBe('uk');
});

test('languages for trial are never those of a browser, but can be chosen by hand', () => {
  expect(tagOf(['ar-XB', 'en-XA'])).toBe('en');
  expect(tagOf([], 'ar-XB')).toBe('ar-XB');
  expect(LANGUAGES.map(([tag]) => tag)).toEqual(['en', 'uk']);
});

test('a choice is kept in this browser, and the page is read anew', () => {
  const reload = vi.fn<() => void>();
  vi.stubGlobal('localStorage', browserStorage());
  vi.stubGlobal('navigator', { languages: ['en'] });
  vi.stubGlobal('location', { reload });
  expect(languageNow().tag).toBe('en');
  chooseLanguage('uk');
  expect([languageNow().tag, reload.mock.calls.length]).toEqual(['uk', 1]);
});
