import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { html } from '../../../web/html.ts';
import { chosenLanguage } from '../../../web/language.ts';
import { speak } from '../../../web/languages/speak.ts';
import { msg, speakBy, str, told } from '../../../web/words.ts';

const ukrainian = chosenLanguage([], 'uk');

// Lit takes one language a page, so all of this is one.
beforeAll(async () => {
  vi.stubGlobal('window', { dispatchEvent: () => true });
  speakBy(ukrainian, await speak(ukrainian));
});
afterAll(() => {
  speakBy({ locale: 'en-GB', dir: 'ltr' }, null);
  vi.unstubAllGlobals();
});

test('texts, texts with expressions and words of the vocabulary are said in the language', () => {
  expect([msg('Copy link'), msg('country'), msg(str`week of ${'4 квіт. 2022'}`)]).toEqual([
    'Копіювати посилання',
    'країна',
    'тиждень від 4 квіт. 2022',
  ]);
  // Asked again, with other values.
  expect(['a', 'b'].map((day) => msg(str`week of ${day}`))).toEqual(['тиждень від a', 'тиждень від b']);
});

test('a text that the language lacks stays English', () => {
  expect(msg('No such text anywhere')).toBe('No such text anywhere');
  expect(msg(str`No such ${1} text ${2}`)).toBe('No such 1 text 2');
});

test('a template has its texts translated and keeps what is put into it, however often it is drawn', () => {
  const draw = (value: string) =>
    html`<button class="x" title="Filters" @click=${value}>Close</button><td>${value}</td>`;
  for (const value of ['one', 'two']) {
    const { strings, values } = draw(value);
    expect(strings.join('…')).toBe('<button class="x" title="Фільтри" @click=…>Закрити</button><td>…</td>');
    expect(values).toEqual([value, value]);
  }
  expect(draw('a').strings).toBe(draw('b').strings);
});

test('sentences of the server that the language has are said in it, with their numbers', () => {
  expect(told('about as often as usual (26 weeks before)')).toEqual({
    text: 'приблизно як зазвичай (попередні 26 тижнів)',
    lang: null,
  });
  expect(told('63 mentions have no tone: no scorer speaks de.').lang).toBe('en');
});
