import { SECTIONS } from '../server/base/config-sections.ts';
import { expect, test } from 'vitest';
import { ConfigKeys, FILE_KEYS } from '../server/base/config.ts';
import { EvidenceFilters } from '../server/contract/filters.ts';
import { questions } from '../server/contract/questions/all.ts';
import { filesBelow, textOf } from './support/sources.ts';

const readme = textOf('README.md');
const contributing = textOf('CONTRIBUTING.md');

/** Keys of the configuration table, with the default each row names. */
const table = [...readme.matchAll(/^\| ([A-Z][A-Z_]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(([, key, usual, meaning]) => ({
  key,
  usual: usual?.trim(),
  meaning: meaning?.trim(),
}));

test('the configuration table names every key with its default, and no key that is gone', () => {
  expect(table.map(({ key }) => key)).toEqual(Object.keys(ConfigKeys.shape));
  const defaults = ConfigKeys.parse({}) as Record<string, unknown>;
  for (const { key, usual } of table) {
    if (key === 'PORT') continue;
    expect([key, usual]).toEqual([key, String(defaults[key ?? ''])]);
  }
  expect(table.length).toBeGreaterThanOrEqual(8);
});

test('the example of a configuration file shows the keys of the table, in its order', () => {
  const shown = [...textOf('newstally.example.yaml').matchAll(/^(?:# )?([a-z_]+):/gm)].map(([, key]) => key);
  const keys = table.map(({ key }) => (key ?? '').replace('NEWSTALLY_', '').toLowerCase());
  expect(keys.filter((key) => !FILE_KEYS.includes(key))).toEqual(['oidc_secret', 'config']);
  expect(shown).toEqual([...FILE_KEYS, 'watchlists', 'collections', ...SECTIONS]);
  expect(readme).toContain('`newstally.example.yaml`');
});

test('the README names every question and every filter', () => {
  for (const { path } of questions) expect(readme).toContain(`\`${path}\``);
  for (const key of Object.keys(EvidenceFilters.shape)) expect(readme).toContain(`\`${key}\``);
  const named = [...readme.matchAll(/`(\/[a-z-]+(?:\/\{id\})?)`/g)].map(([, path]) => path);
  const real: string[] = questions.map(({ path }) => path);
  expect(named.filter((path) => !real.includes(path ?? ''))).toEqual([]);
});

test('every script and command that a page names exists', () => {
  const scripts = Object.keys((JSON.parse(textOf('package.json')) as { scripts: object }).scripts);
  const named = [...`${readme}${contributing}`.matchAll(/npm (?:run )?(start|test|[a-z]+)\b/g)].map(
    ([, name]) => name ?? '',
  );
  expect([...new Set(named)].filter((name) => !scripts.includes(name))).toEqual([]);
  const commands = [...readme.matchAll(/npm run newstally -- ([a-z]+)/g)].map(([, name]) => name);
  for (const command of commands) expect(textOf('server/cli.ts')).toContain(`${command}: ${command}Command`);
  expect(commands.length).toBeGreaterThanOrEqual(4);
});

test('every question has its four parts of help, each short enough to be read', () => {
  for (const { path, help } of questions) {
    for (const [part, text] of Object.entries(help)) {
      const words = text.split(/\s+/).length;
      expect([path, part, words > 3 && words <= 60]).toEqual([path, part, true]);
    }
  }
});

test('the data page names every folder of data', () => {
  const page = textOf('data/README.md');
  const folders = new Set(filesBelow('data', /./).map((file) => file.split('/')[1] ?? ''));
  for (const folder of folders) if (folder !== 'README.md') expect(page).toContain(folder);
  expect(folders.size).toBeGreaterThanOrEqual(4);
});

/** Words that stand for something else here than what the house calls it. */
const FORBIDDEN = /\b(?:outlet|publisher|gazetteer|polarity)s?\b/i;

test('columns and filters use the words of the house', () => {
  const names = questions.flatMap(({ row, filters }) => [...Object.keys(row.shape), ...Object.keys(filters.shape)]);
  expect(names.filter((name) => FORBIDDEN.test(name))).toEqual([]);
  expect(names.filter((name) => !/^[a-z][a-z0-9_]*$/.test(name))).toEqual([]);
});
