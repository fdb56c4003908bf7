import { expect, test } from 'vitest';
import { citation, narrowedBy } from '../../web/citing.ts';

test('a citation says what, of which collection, days and filters, as of when, and where', () => {
  expect(
    citation({
      title: 'Ida Morr was named 12 times.',
      where: 'news.example:4747',
      days: { from: '2021-05-03', to: '2021-05-30' },
      filters: { last: '4w', actors: 'ida-morr', unit: 'stories', snapshot: '41-3f0c9a1b' },
      snapshot: '41-3f0c9a1b',
      seen: '2026-02-09T08:15:00.000Z',
      link: 'https://news.example/?last=4w',
    }),
  ).toBe(
    '“Ida Morr was named 12 times.” Newstally, database at news.example:4747. 3 – 30 May 2021. ' +
      'Filtered by actors: ida-morr; unit: stories. Snapshot 41-3f0c9a1b, seen 9 Feb 2026. https://news.example/?last=4w',
  );
});

test('what is not known is left out', () => {
  const bare = { title: 'Settings', where: 'a.example', days: null, filters: {}, snapshot: undefined };
  expect(citation({ ...bare, seen: '2026-02-09T08:15:00.000Z', link: 'http://a.example/settings' })).toBe(
    '“Settings.” Newstally, database at a.example. Seen 9 Feb 2026. http://a.example/settings',
  );
  expect(narrowedBy({ from: '2021-05-03', to: '2021-05-30' })).toBe('');
});
