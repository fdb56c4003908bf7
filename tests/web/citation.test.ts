import { expect, test } from 'vitest';
import { citationOf, citedLink, figureLink } from '../../web/citation.ts';
import { parse } from '../../web/view.ts';

const facts = {
  articles: 1204,
  sources: 12,
  undated: 3,
  from: '2021-01-04',
  to: '2021-06-27',
  snapshot: '41-3f0c9a1b',
  scorer: 'lexicon-2',
};

test('a citation says what is shown, how it was narrowed, of what, as of when, and where it is', () => {
  const filters = { from: '2021-01-04', actors: 'nato,-russia', unit: 'stories' };
  const link = 'http://127.0.0.1:4747/?actors=nato&snapshot=41-3f0c9a1b#figure-tone';
  expect(citationOf({ heading: 'Tone per week', filters, facts, link }, '2026-11-26')).toBe(
    'Newstally, “Tone per week”. actors nato, -russia; unit stories. 4 Jan – 27 Jun 2021. 1,204 articles of 12 sources. snapshot 41-3f0c9a1b. http://127.0.0.1:4747/?actors=nato&snapshot=41-3f0c9a1b#figure-tone (read 26 Nov 2026)',
  );
});

test('a figure that nothing narrows and that has no dates leaves both out', () => {
  const one = { ...facts, articles: 1, sources: 1, from: null, to: null };
  expect(citationOf({ heading: 'Runs', filters: {}, facts: one, link: 'x' }, '2026-01-02')).toBe(
    'Newstally, “Runs”. 1 article of 1 source. snapshot 41-3f0c9a1b. x (read 2 Jan 2026)',
  );
});

test('the link of a figure is that of the view with its name; a cited one is of its snapshot for ever', () => {
  const view = parse('/?table=tone&actors=nato&colour=red');
  expect(figureLink('http://h', view, 'tone')).toBe('http://h/?actors=nato&table=tone#figure-tone');
  expect(citedLink('http://h', view, 'tone', '41-3f0c9a1b')).toBe(
    'http://h/?actors=nato&snapshot=41-3f0c9a1b&table=tone#figure-tone',
  );
});
