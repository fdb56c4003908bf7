import fc from 'fast-check';
import { expect, test } from 'vitest';
import { articleKey, canonicalUrl, textHash } from '../../../server/text/fingerprint.ts';

const PAGE = 'https://a.example/world/talks';
const SAME_PAGE = [
  PAGE,
  'http://a.example/world/talks',
  'HTTPS://A.Example/world/talks',
  'https://a.example:443/world/talks',
  'http://a.example:80/world/talks',
  'https://ann:secret@a.example/world/talks',
  'https://a.example/world/talks/',
  'https://a.example/world/talks///',
  'https://a.example/world/talks#comments',
  'https://a.example/world/talks?',
  ' https://a.example/world/talks\n',
  'https://a.example/world/./x/../talks',
  ...'utm_source utm_campaign mtm_kwd pk_source fbclid gclid dclid ttclid gbraid msclkid twclid yclid wbraid mc_cid mc_eid igshid'
    .split(' ')
    .map((key) => `${PAGE}?${key}=1`),
  ...'_hsenc _hsmi gclsrc _ga _gl ref ref_src referrer cmpid ncid icid ito ocid smid ftag spm xtor mkt_tok s_cid at_medium'
    .split(' ')
    .map((key) => `${PAGE}?${key}=1`),
  `${PAGE}?UTM_Source=a&fbclid=b`,
];

test.each(SAME_PAGE)('%j is an address of the one page', (url) => {
  expect(canonicalUrl(url)).toBe(PAGE);
});

test('keys that may name the article stay, in one order', () => {
  expect(canonicalUrl('https://a.example/read?p=5&id=7&utm_source=x')).toBe('https://a.example/read?id=7&p=5');
  expect(canonicalUrl('https://a.example/read?id=7&p=5')).toBe('https://a.example/read?id=7&p=5');
  for (const key of ['id', 'p', 'cid', 'story', 'reference', 'at', 'sport'])
    expect(canonicalUrl(`${PAGE}?${key}=1`)).toBe(`${PAGE}?${key}=1`);
});

test('another path, host, port, case of the path or value is another page', () => {
  const others = [
    'https://a.example/world/talk',
    'https://www.a.example/world/talks',
    'https://a.example:8443/world/talks',
    'https://a.example/World/talks',
    `${PAGE}?id=1`,
    `${PAGE}?id=2`,
  ];
  const forms = others.map(canonicalUrl);
  expect(new Set([PAGE, ...forms]).size).toBe(7);
});

test('what is no web address has no canonical form', () => {
  for (const url of [
    '',
    'talks',
    '/world/talks',
    'mailto:lee@a.example',
    'ftp://a.example/talks',
    'https://',
    'http://[',
  ])
    expect(canonicalUrl(url)).toBeNull();
});

test('a canonical address is canonical already', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      const once = canonicalUrl(url);
      expect(once).not.toBeNull();
      expect(canonicalUrl(once ?? '')).toBe(once);
    }),
  );
});

// The hashes below were made with sha256sum, over the parts with a NUL between them.
test('an article is known by its address, and by source and text where it has none of its own', () => {
  expect(articleKey('http://a.example/talks/?utm_source=x', 'Harbour Dispatch', 'abc')).toBe('149210ac15377d24');
  for (const url of [null, 'no address', 'https://a.example', 'https://a.example/', 'https://a.example/#top'])
    expect(articleKey(url, 'Harbour Dispatch', 'abc')).toBe('b8bcb486fbeb10ff');
  expect(articleKey('https://a.example/?p=5', 'Harbour Dispatch', 'abc')).not.toBe('b8bcb486fbeb10ff');
});

test('the source divides texts without an address, not texts with one', () => {
  expect(articleKey(null, 'A', 'abc')).not.toBe(articleKey(null, 'B', 'abc'));
  expect(articleKey(PAGE, 'A', 'abc')).toBe(articleKey(PAGE, 'B', 'def'));
  expect(articleKey(null, 'ab', 'c')).not.toBe(articleKey(null, 'a', 'bc'));
});

test('the hash of a text is to the letter, and a missing title is not an empty one', () => {
  expect(textHash(null, 'Talks.')).toBe('8066b7b08aa8a8d9');
  expect(textHash('Riga', 'Talks.')).toBe('9ce412e189dd0583');
  expect(textHash('', 'Talks.')).toBe('9d34396ef6f470a6');
  const texts = [
    textHash('Riga', 'talks.'),
    textHash('Riga', 'Talks'),
    textHash('Riga', 'Talks.\n'),
    textHash('rIga', 'Talks.'),
  ];
  expect(new Set(['9ce412e189dd0583', ...texts]).size).toBe(5);
});

test('all hashes are 16 hex digits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (one, other) => {
      for (const hash of [textHash(one, other), articleKey(null, one, other)]) expect(hash).toMatch(/^[0-9a-f]{16}$/);
    }),
  );
});
