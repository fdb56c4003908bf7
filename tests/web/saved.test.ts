import { afterEach, expect, test, vi } from 'vitest';
import {
  canonical,
  fileOfViews,
  keepViews,
  NotViews,
  renamed,
  savedAs,
  savedViews,
  withFile,
  withoutView,
  withView,
} from '../../web/saved.ts';
import { browserStorage } from '../support/browser-storage.ts';

afterEach(() => vi.unstubAllGlobals());

const TWO = [
  { name: 'Monday memo', link: '/?last=13w&actors=nato' },
  { name: 'Sources', link: '/sources' },
];

test('a view is kept under its name; the same name again is the new view, in its place', () => {
  const views = withView(withView(TWO, ' Friday  memo ', '/?last=4w'), 'Monday memo', '/?last=26w');
  expect(views).toEqual([
    { name: 'Monday memo', link: '/?last=26w' },
    { name: 'Sources', link: '/sources' },
    { name: 'Friday memo', link: '/?last=4w' },
  ]);
  expect(withoutView(views, 'Sources').map(({ name }) => name)).toEqual(['Monday memo', 'Friday memo']);
});

test('a name is changed to a free one alone', () => {
  expect(renamed(TWO, 'Sources', 'Where from')?.[1]).toEqual({ name: 'Where from', link: '/sources' });
  expect(renamed(TWO, 'Sources', 'Sources')).toEqual(TWO);
  expect(renamed(TWO, 'Sources', 'Monday memo')).toBe(null);
  expect(renamed(TWO, 'Sources', '  ')).toBe(null);
});

test('a view is known again by its canonical link', () => {
  expect(canonical('/?unit=mentions&actors=nato%2Crussia&last=4w')).toBe('/?last=4w&actors=nato,russia');
  expect(canonical('/nowhere')).toBe(null);
  expect(savedAs(TWO, '/sources').map(({ name }) => name)).toEqual(['Sources']);
  expect(savedAs(TWO, '/')).toEqual([]);
});

test('views come back from the browser as they went, and broken ones are left out', () => {
  vi.stubGlobal('localStorage', browserStorage());
  expect(savedViews()).toEqual([]);
  keepViews(TWO);
  expect(savedViews()).toEqual(TWO);
  localStorage.setItem('saved-views', 'not json');
  expect(savedViews()).toEqual([]);
  localStorage.setItem(
    'saved-views',
    '[{"name":"x"},{"name":"","link":"/"},{"name":"Fine","link":"/?unit=stories"},7]',
  );
  expect(savedViews()).toEqual([{ name: 'Fine', link: '/?unit=stories' }]);
});

test('a file brings views to another browser, and the same file again brings nothing', () => {
  const file = fileOfViews(TWO);
  const first = withFile([{ name: 'Sources', link: '/?unit=stories' }], file);
  expect(first).toEqual({
    views: [{ name: 'Sources', link: '/?unit=stories' }, TWO[0], { name: 'Sources (2)', link: '/sources' }],
    added: 2,
  });
  expect(withFile(first.views, file)).toEqual({ views: first.views, added: 0 });
});

test('a file that holds no views, or leads elsewhere, is told or left out', () => {
  expect(() => withFile(TWO, 'x')).toThrow(NotViews);
  expect(() => withFile(TWO, '{"views":[]}')).toThrow(NotViews);
  expect(() => withFile(TWO, '[]')).toThrow(NotViews);
  const away = ['https://elsewhere.example/', '//elsewhere.example/', 'javascript:alert(1)', '/nowhere'];
  const file = JSON.stringify({ newstally_views: 1, views: away.map((link) => ({ name: link, link })) });
  expect(withFile(TWO, file)).toEqual({ views: TWO, added: 0 });
});
