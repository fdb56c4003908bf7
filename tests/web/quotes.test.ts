import { expect, test } from 'vitest';
import { cutAt, quotedTotals } from '../../web/quotes.ts';

test('the steps of a range add up, and a share of nothing is null', () => {
  const week = (
    quotes: number | null,
    quotes_direct: number | null,
    articles_quoted: number | null,
    articles: number | null,
  ) => ({
    quotes,
    quotes_direct,
    articles_quoted,
    articles,
  });
  expect(quotedTotals([week(3, 1, 2, 5), week(null, null, null, null), week(1, 1, 1, 3)])).toEqual({
    quotes: 4,
    quotes_direct: 2,
    articles_quoted: 3,
    articles: 8,
    share: 3 / 8,
  });
  expect(quotedTotals([week(null, null, null, null)]).share).toBeNull();
  expect(quotedTotals([])).toEqual({ quotes: 0, quotes_direct: 0, articles_quoted: 0, articles: 0, share: null });
});

test('a sentence is cut at its quote, at the part of it that it holds, or marked whole', () => {
  const sentence_text = 'Voss said: “We stay here.';
  expect(cutAt({ sentence_text, text: 'We stay here.' })).toEqual({
    before: 'Voss said: “',
    words: 'We stay here.',
    after: '',
  });
  expect(cutAt({ sentence_text: '“We stay,” Voss said.', text: 'We stay,' })).toEqual({
    before: '“',
    words: 'We stay,',
    after: '” Voss said.',
  });
  // It goes on in the next sentence.
  expect(cutAt({ sentence_text, text: 'We stay here. We do not move.' })).toEqual({
    before: 'Voss said: “',
    words: 'We stay here.',
    after: '',
  });
  expect(cutAt({ sentence_text, text: null })).toEqual({ before: '', words: sentence_text, after: '' });
  expect(cutAt({ sentence_text, text: 'Nothing of the kind' })).toEqual({
    before: '',
    words: sentence_text,
    after: '',
  });
});
