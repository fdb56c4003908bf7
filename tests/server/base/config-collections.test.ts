import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from '../../../server/base/config.ts';
import { AppError } from '../../../server/base/errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'newstally-'));
afterAll(() => rmSync(folder, { recursive: true }));
let made = 0;

/** A project folder with this configuration file. */
function project(text: string): string {
  const path = join(folder, String((made += 1)));
  mkdirSync(path);
  writeFileSync(join(path, 'newstally.yaml'), text);
  return path;
}

const wrong = (text: string): string[] => {
  try {
    readConfig({}, project(text));
  } catch (error) {
    return error instanceof AppError
      ? error.errors.map(({ key, value, expected }) => `${key}: ${value}: expected ${expected}`)
      : [];
  }
  return [];
};

test('collections stand beside watchlists, and may have the same slugs', () => {
  const path = project(`
watchlists:
  east: [ukraine]
collections:
  east:
    name: Papers of the east
    sources: [evening-courier, daily-harbour, evening-courier]
  quiet: []
`);
  expect(readConfig({}, path).rosters).toEqual({
    watchlists: [{ slug: 'east', name: 'East', chosen: ['ukraine'] }],
    collections: [
      { slug: 'east', name: 'Papers of the east', chosen: ['evening-courier', 'daily-harbour'] },
      { slug: 'quiet', name: 'Quiet', chosen: [] },
    ],
  });
});

const TABLE: readonly (readonly [what: string, text: string, expected: string])[] = [
  [
    'a list as collections',
    'demo: off\ncollections: [evening-courier]\n',
    'newstally.yaml, line 2: collections: […]: expected a map of keys and values, such as port: 4800',
  ],
  [
    'a name as a source',
    'collections:\n  regional:\n    sources:\n      - evening-courier\n      - Daily Harbour\n',
    'newstally.yaml, line 5: collections.regional.sources: Daily Harbour: expected the slug of a source in lower case with hyphens, such as `daily-harbour`',
  ],
  [
    'a collection in a collection',
    'collections:\n  regional: ["@local"]\n',
    'newstally.yaml, line 2: collections.regional: @local: expected the slug of a source; a collection holds no other collection',
  ],
  [
    'actors in a collection',
    'collections:\n  regional:\n    sources: [a]\n    actors: [b]\n',
    'newstally.yaml, line 4: collections.regional.actors: […]: expected one of the keys name, sources',
  ],
  [
    'a collection without sources',
    'collections:\n  regional:\n    name: Regional\n',
    'newstally.yaml, line 2: collections.regional: {…}: expected sources, a list of slugs such as [evening-courier, daily-harbour]',
  ],
  [
    'one collection by the word for one',
    'collection:\n  regional: [a]\n',
    'newstally.yaml, line 1: collection: {…}: expected a known key; nearest is `collections`',
  ],
];

test('whatever is wrong in a collection stops the start with file, line, key, value and what would be right', () => {
  for (const [what, text, expected] of TABLE) expect([what, ...wrong(text)]).toEqual([what, expected]);
  console.log(`cases: ${TABLE.length}`);
  expect(TABLE.length).toBeGreaterThanOrEqual(6);
});
