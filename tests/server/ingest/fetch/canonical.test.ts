import { expect, test } from 'vitest';
import { canonicalAddress } from '../../../../server/ingest/fetch/canonical.ts';

const cases: readonly (readonly [string, string | null])[] = [
  ['<link rel="canonical" href="https://news.test/story">', 'https://news.test/story'],
  ["<link href='/story?a=1&amp;b=2' rel=canonical>", 'https://news.test/story?a=1&b=2'],
  ['<link rel="stylesheet" href="/s.css"><link rel="canonical" href="story">', 'https://news.test/2024/story'],
  ['<link rel="canonical" href="https://other.test/story">', null],
  ['<link rel="canonical" href="javascript:alert(1)">', null],
  ['<link rel="canonical" href="">', null],
  ['<link rel="alternate" href="/x"><p>canonical</p>', null],
  ['', null],
];

test('a page names its own address, relative or not, but never one at another host', () => {
  console.log(`canonical addresses: ${cases.length} cases`);
  for (const [html, address] of cases)
    expect([html, canonicalAddress(html, 'https://news.test/2024/x?utm=1')]).toEqual([html, address]);
});
