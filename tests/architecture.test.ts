import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow, importsOf, root, textOf } from './support/sources.ts';

const server = filesBelow('server', /\.ts$/);
const web = filesBelow('web', /\.ts$/);
const tests = filesBelow('tests', /\.ts$/);
const scripts = filesBelow('scripts', /\.(?:ts|mjs)$/);
const sources = [...server, ...web];
const imports = sources.flatMap(importsOf);

// Written by hand and raised as the house grows: a check that saw nothing must fail.
const FEWEST = { server: 90, web: 30, imports: 350 };

/** Who may import whom; a layer may always import itself. */
const MAY: Record<string, string[]> = {
  contract: [],
  base: ['contract'],
  text: ['contract', 'base'],
  warehouse: ['contract', 'base'],
  analysis: ['contract', 'base', 'text'],
  queries: ['contract', 'warehouse/sql.ts'],
  ingest: ['contract', 'base', 'text', 'analysis', 'warehouse'],
  exports: [
    'contract',
    'base',
    'analysis/statistics.ts',
    'analysis/explain.ts',
    'analysis/bursts',
    'warehouse',
    'queries',
  ],
  reports: ['contract', 'base', 'exports', 'warehouse/warehouse.ts'],
  access: ['contract', 'base'],
  schedule: ['contract', 'base', 'warehouse', 'ingest', 'exports', 'reports'],
  http: ['contract', 'base', 'warehouse', 'ingest', 'exports', 'reports', 'schedule', 'access'],
  // Types alone cross into it, so that it runs anywhere.
  client: ['contract'],
};
/** Of the web a report takes what is pure, so that screen and paper draw the same, say the same and name the same pages. */
const SHARED_WITH_PAPER = ['web/charts', 'web/lede.ts', 'web/view.ts'];
/** Files that wire the layers together may lean on all of them. */
const WIRING = ['main.ts', 'cli.ts', 'wiring', 'cli'];

const layerOf = (file: string): string => file.split('/')[1] ?? '';

test('the checks below see the whole house', () => {
  const seen = { server: server.length, web: web.length, tests: tests.length, imports: imports.length };
  console.log(`architecture: ${JSON.stringify(seen)}`);
  expect(seen.server).toBeGreaterThanOrEqual(FEWEST.server);
  expect(seen.web).toBeGreaterThanOrEqual(FEWEST.web);
  expect(seen.imports).toBeGreaterThanOrEqual(FEWEST.imports);
});

test('each layer of the server leans only on those it may', () => {
  const wrong = imports
    .filter(({ from, to }) => from.startsWith('server/') && (to.startsWith('server/') || to.startsWith('web/')))
    .filter(({ from, to }) => {
      const layer = layerOf(from);
      if (WIRING.includes(layer)) return false;
      const may = MAY[layer];
      if (may === undefined) return true;
      if (layer === 'reports' && SHARED_WITH_PAPER.some((shared) => to === shared || to.startsWith(`${shared}/`)))
        return false;
      const target = to.slice('server/'.length);
      return layerOf(to) !== layer && !may.some((allowed) => target === allowed || target.startsWith(`${allowed}/`));
    });
  expect(wrong).toEqual([]);
});

test('the web takes the contract as types, and its plain words and the search as values', () => {
  const wrong = imports
    .filter(({ from, to }) => from.startsWith('web/') && to.startsWith('server/'))
    .filter(
      ({ to, typesOnly }) =>
        !(
          to === 'server/contract/vocabulary.ts' ||
          to.startsWith('server/contract/search/') ||
          (typesOnly && to.startsWith('server/contract/'))
        ),
    );
  expect(wrong).toEqual([]);
});

test('the search is plain code, so that the web carries no schemas with it', () => {
  const wrong = imports.filter(
    ({ from, to }) =>
      from.startsWith('server/contract/search/') &&
      (/\bzod\b/.test(to) || (to.includes('/') && to.endsWith('.ts') && !to.startsWith('server/contract/search/'))),
  );
  expect(wrong).toEqual([]);
});

test('charts are pure: they import nothing of the web but each other and the words', () => {
  const wrong = imports.filter(
    ({ from, to }) =>
      from.startsWith('web/charts/') && to.startsWith('web/') && !to.startsWith('web/charts/') && to !== 'web/words.ts',
  );
  expect(wrong).toEqual([]);
});

test('ECharts is a value in one file of the web, and in one of the reports', () => {
  const wrong = imports.filter(
    ({ from, to, typesOnly }) => /^echarts(?:\/|$)/.test(to) && !typesOnly && from !== 'server/reports/svg.ts',
  );
  expect(wrong.filter(({ from }) => !from.startsWith('web/components/chart-plot'))).toEqual([]);
});

test('nothing imports tests or scripts, and nobody walks in circles', () => {
  expect(imports.filter(({ to }) => to.startsWith('tests/') || to.startsWith('scripts/'))).toEqual([]);
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) if (to.endsWith('.ts')) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (file: string, path: string[]): void => {
    if (path.includes(file)) {
      circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      return;
    }
    if (done.has(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...path, file]);
    done.add(file);
  };
  for (const file of sources) walk(file, []);
  expect(circles).toEqual([]);
});

test('no file is over 300 lines, a barrel or a drawer', () => {
  const all = [...sources, ...tests, ...scripts];
  expect(all.filter((file) => textOf(file).split('\n').length > 301)).toEqual([]);
  expect(all.filter((file) => /(?:^|\/)(?:index|utils?|helpers?|common|misc)\.(?:ts|mjs)$/.test(file))).toEqual([]);
});

test('effects come in from the ends', () => {
  const users = (pattern: RegExp, allowed: string[]) =>
    sources.filter(
      (file) => !allowed.includes(file) && pattern.test(textOf(file).replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '')),
    );
  expect(users(/process\.env/, ['server/base/config.ts'])).toEqual([]);
  expect(users(/Date\.now\(|new Date\(\)/, ['server/base/clock.ts'])).toEqual([]);
  expect(users(/performance\.now\(/, ['server/base/clock.ts']).filter((file) => file.startsWith('server/'))).toEqual(
    [],
  );
  expect(users(/\.listen\(/, ['server/main.ts'])).toEqual([]);
});

test('SQL stands in warehouse and queries alone', () => {
  const elsewhere = server
    .filter((file) => !/^server\/(?:warehouse|queries)\//.test(file))
    .filter((file) =>
      /\b(?:SELECT|INSERT INTO|DELETE FROM|UPDATE)\s/.test(textOf(file).replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '')),
    );
  // The Parquet reader asks an engine of its own for the rows of one file.
  expect(elsewhere.filter((file) => file !== 'server/ingest/readers/parquet.ts')).toEqual([]);
});

/** Declarations without behaviour, and files that only wire others, are tested by what uses them. */
const TESTED_ELSEWHERE = [
  /^server\/contract\//,
  /^server\/(?:main|cli)\.ts$/,
  /^server\/wiring\//,
  // A version alone, apart from what it is the version of: who compares it must not load that.
  /^server\/analysis\/reading\.ts$/,
  // Runs in a process of its own, which apart.test.ts starts and ends.
  /^server\/ingest\/apart-child\.ts$/,
  // Runs in a thread of its own, which analysis-threads.test.ts starts.
  /^server\/ingest\/analysis-thread-main\.ts$/,
  /^server\/cli\//,
  /^server\/queries\//,
  /^server\/exports\/(?:context|finish|finish\/.*)\.ts$/,
  // Held by the reports that they are parts of.
  /^server\/reports\/(?:parts\/.*|document)\.ts$/,
  /^server\/warehouse\/(?:warehouse|open)\.ts$/,
  /^web\/(?:components|pages)\//,
  /^web\/main\.ts$/,
];

test('a source file has its test, or is a part of one in its folder that has', () => {
  const wanted = sources.filter((file) => !TESTED_ELSEWHERE.some((pattern) => pattern.test(file)));
  const tested = new Set(tests.flatMap((file) => importsOf(file).map(({ to }) => to)));
  const folder = (file: string) => file.slice(0, file.lastIndexOf('/'));
  // Parts are reached from what is tested without leaving the folder.
  for (const file of tested) {
    for (const { to } of sources.includes(file) ? importsOf(file) : []) if (folder(to) === folder(file)) tested.add(to);
  }
  const missing = wanted.filter(
    (file) => !existsSync(join(root, 'tests', file.replace(/\.ts$/, '.test.ts'))) && !tested.has(file),
  );
  console.log(`architecture: ${wanted.length} source files are held by tests`);
  expect(missing).toEqual([]);
});
