import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { root } from '../support/sources.ts';

const web = join(root, 'dist', 'web');
const assets = join(web, 'assets');
const chunks = readdirSync(assets).filter((file) => file.endsWith('.js'));
const page = readFileSync(join(web, 'index.html'), 'utf8');
const text = (file: string) => readFileSync(join(assets, file), 'utf8');
const packed = (files: readonly string[]) =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(join(assets, file)), { level: 9 }).length, 0);
/** Budgets are in KB of 1,024 bytes. */
const kb = (bytes: number) => Math.round((bytes / 1024) * 10) / 10;

/** The chunks that one must run before it. */
const importsOf = (file: string): string[] =>
  [...text(file).matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)].map(([, other = '']) => other);

/** A chunk with all that must be there before it runs. */
function withImports(first: readonly string[]): string[] {
  const all = new Set<string>();
  const add = (file: string): void => {
    if (all.has(file)) return;
    all.add(file);
    for (const other of importsOf(file)) add(other);
  };
  for (const file of first) add(file);
  return [...all];
}

const entry = [...page.matchAll(/<script type="module"[^>]*src="\/assets\/([^"]+)"/g)].map(([, file = '']) => file);
const preloaded = [...page.matchAll(/<link rel="modulepreload"[^>]*href="\/assets\/([^"]+)"/g)].map(
  ([, file = '']) => file,
);
const before = withImports([...entry, ...preloaded]);

test('no chunk waits for itself: what one needs while it begins must be there', () => {
  const circles: string[] = [];
  const walk = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) return void circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
    if (done.has(file)) return;
    for (const other of importsOf(file)) walk(other, [...path, file]);
    done.add(file);
  };
  const done = new Set<string>();
  for (const file of chunks) walk(file, []);
  console.log(`chunks: ${chunks.length} without a circle`);
  expect(circles).toEqual([]);
});

/** Texts of another language: none of them is loaded where English is read, and one where another is. */
const languages = chunks.filter((file) => /^[a-z]{2}-/.test(file) && /[а-яіїєґ]{4}/i.test(text(file)));

/** What section 11 of the design allows; a language beside English has a budget of its own. */
const BUDGETS = [
  { what: 'script before the first paint', files: before, most: 30 },
  { what: 'charts', files: chunks.filter((file) => file.startsWith('chart-plot')), most: 180 },
  { what: 'all scripts', files: chunks.filter((file) => !languages.includes(file)), most: 330 },
  { what: 'Ukrainian', files: languages, most: 45 },
];

test.for(BUDGETS)('$what: in its budget as it is sent', ({ what, files, most }) => {
  const size = kb(packed(files));
  console.log(`${what}: ${size} of ${most} KB in ${files.length} ${files.length === 1 ? 'file' : 'files'}`);
  expect(files.length).toBeGreaterThan(0);
  expect([what, size <= most]).toEqual([what, true]);
});

test('a language is there before anything that speaks: neither the entry nor the language brings the app along', () => {
  const speaking = chunks.filter((file) => file.startsWith('speak-'));
  const first = withImports([...entry, ...speaking]);
  console.log(`before the app: ${first.join(', ')}`);
  expect([entry.length, speaking.length]).toEqual([1, 1]);
  expect(first.filter((file) => /^(?:app|all|paper)-/.test(file))).toEqual([]);
  expect(before.some((file) => file.startsWith('app-'))).toBe(true);
});

test('fonts of the first view are in budget, and the styles are told', () => {
  const fonts = [...page.matchAll(/<link rel="preload"[^>]*as="font"[^>]*href="\/assets\/([^"]+)"/g)].map(
    ([, file = '']) => file,
  );
  const size = kb(fonts.reduce((sum, file) => sum + readFileSync(join(assets, file)).length, 0));
  const styles = readdirSync(assets).filter((file) => file.endsWith('.css'));
  console.log(`fonts of the first view: ${size} of 100 KB; styles: ${kb(packed(styles))} KB`);
  expect(fonts).toHaveLength(2);
  expect(size).toBeLessThanOrEqual(100);
});

test('charts, pickers and pages are not waited for', () => {
  expect(before.filter((file) => /chart-plot|choice-box|all-|page/.test(file))).toEqual([]);
});

test('every chunk is a script that a browser reads', () => {
  const broken = [...chunks.map((file) => join(assets, file)), join(web, 'theme.js')].filter(
    (file) => spawnSync(process.execPath, ['--check', file]).status !== 0,
  );
  console.log(`chunks read: ${chunks.length + 1}`);
  expect(broken).toEqual([]);
});

/** Addresses that are names or words and are never asked for. */
const WORDS_ALONE = [
  /^https?:\/\/www\.w3\.org\//, // names of namespaces
  /^https:\/\/www\.example\.org\/feed\.xml$/, // what a field for an address shows before it is filled
];

test('nothing that is built names an address outside, and nothing counts its users', () => {
  const files = [
    ...readdirSync(assets)
      .filter((file) => /\.(?:js|css)$/.test(file))
      .map((file) => join(assets, file)),
    join(web, 'index.html'),
    join(web, 'theme.js'),
  ];
  const found = files.flatMap(
    (file) => readFileSync(file, 'utf8').match(/(?:https?|wss?):\/\/[a-zA-Z0-9-]+\.[a-zA-Z0-9./_-]+/g) ?? [],
  );
  expect(found.filter((address) => !WORDS_ALONE.some((known) => known.test(address)))).toEqual([]);
  const counting = /sendBeacon|google-analytics|googletagmanager|matomo|plausible\.io|sentry\.io/;
  expect(files.filter((file) => counting.test(readFileSync(file, 'utf8')))).toEqual([]);
  console.log(`files read: ${files.length}, addresses: ${found.length}`);
});
