import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { htmlOf, markedOf } from '../../../server/reports/html.ts';
import { quoted } from '../../../server/reports/html-style.ts';
import { documentOf, reported } from '../../support/reported.ts';
import { smallAsking } from '../../support/small.ts';

test('the same snapshot and filters give the same bytes, in another collection of the same articles too', async () => {
  const asking = await smallAsking();
  const first = htmlOf(await reported(asking, 'weekly-brief', { last: '2w' }));
  expect(htmlOf(await reported(asking, 'weekly-brief', { last: '2w' }))).toBe(first);
  expect(htmlOf(await reported(await smallAsking(), 'weekly-brief', { last: '2w' }))).toBe(first);
});

test('a page has one heading of the first order, its sections in order, and every figure twice: wide and narrow', async () => {
  const { document } = parseHTML(
    htmlOf(await reported(await smallAsking(), 'comparison', { actors: 'ukraine,russia' })),
  );
  expect([...document.querySelectorAll('h1')].map(({ textContent }) => textContent)).toEqual(['Russia and Ukraine']);
  expect([...document.querySelectorAll('h2')].map(({ textContent }) => textContent)).toEqual([
    'Mentions per week',
    'Share of voice per week',
    'Who was named, and in what tone',
    'Tone per week',
    'Who was named together',
    'What to know',
    'Where these figures are from',
    'The numbers of the figures',
  ]);
  expect(document.querySelectorAll('figure').length).toBe(3);
  expect(document.querySelectorAll('figure svg[width="760"][height="304"]').length).toBe(2);
  expect(document.querySelectorAll('.narrow svg').length).toBe(3);
  // Each figure says where its numbers are, and they are there.
  const links = [...document.querySelectorAll('.twin a')].map((link) => link.getAttribute('href') ?? '');
  expect(links).toEqual(['#table-1', '#table-2', '#table-3']);
  expect(links.filter((link) => document.querySelector(link) === null)).toEqual([]);
  expect(document.querySelectorAll('script').length).toBe(0);
});

test('nothing is loaded from anywhere', async () => {
  const page = htmlOf(await reported(await smallAsking(), 'weekly-brief', { last: '2w' }));
  const { document } = parseHTML(page);
  expect(document.querySelectorAll('link, img, iframe, object, [src]').length).toBe(0);
  expect(
    [...page.matchAll(/url\(([^)]{0,30})/g)].filter(([, address = '']) => !/^(?:data:font\/woff2|#)/.test(address)),
  ).toEqual([]);
  expect(page).toContain('default-src &#39;none&#39;');
});

test('what was counted is marked, and marks that overlap are one', () => {
  const marks = [
    { start: 4, end: 8 },
    { start: 0, end: 3 },
    { start: 6, end: 9 },
  ];
  expect(markedOf({ text: 'A&B met C<D', marks })).toBe('<mark>A&amp;B</mark> <mark>met </mark>C&lt;D');
});

test('the foot of a printed page is a string, whatever the title is', () => {
  expect(quoted('a "b" \\ </style>\n')).toBe('"a \\"b\\" \\\\ \\3c /style\\3e \\a "');
  expect(htmlOf(documentOf([], { title: '</style><b>' })).match(/<\/style>/g)).toHaveLength(1);
});
