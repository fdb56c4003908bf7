import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addressesOf, citationOf, linkOf, pinnedLinkOf } from '../../web/sharing.ts';
import { parse } from '../../web/view.ts';

beforeEach(() => void vi.stubGlobal('location', { origin: 'http://news.example', host: 'news.example' }));
afterEach(() => void vi.unstubAllGlobals());

const view = parse('/?unit=stories&actors=nato&colour=red');
const told = { title: 'Nato was named 12 times', snapshot: '41-3f0c9a1b', days: null };

test('a link is the canonical one; a pinned one holds the snapshot that was seen', () => {
  expect(linkOf(view)).toBe('http://news.example/?actors=nato&unit=stories');
  expect(pinnedLinkOf(view, told)).toBe('http://news.example/?actors=nato&unit=stories&snapshot=41-3f0c9a1b');
  expect(pinnedLinkOf(view, {})).toBe(null);
  expect(pinnedLinkOf(parse('/quality'), told)).toBe(null);
});

test('a citation leads to what was cited', () => {
  expect(citationOf(view, told)).toMatch(
    /^“Nato was named 12 times\.” .* Snapshot 41-3f0c9a1b, seen .* http:\/\/news\.example\/\?actors=nato&unit=stories&snapshot=41-3f0c9a1b$/,
  );
  expect(citationOf(parse('/quality'), { title: 'Data quality' })).toMatch(/ http:\/\/news\.example\/quality$/);
});

test('file and address of the API ask the very same', () => {
  expect(addressesOf(view)).toEqual({
    words: 'mentions',
    file: 'newstally-mentions.csv',
    api: 'http://news.example/api/v1/mentions?actors=nato&unit=stories',
    csv: '/api/v1/mentions?actors=nato&unit=stories&format=csv',
  });
  expect(addressesOf(parse('/settings'))).toBe(null);
});
