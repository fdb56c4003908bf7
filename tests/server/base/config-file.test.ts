import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { FILE_KEYS, readConfig } from '../../../server/base/config.ts';
import { parseConfigFile, readConfigFile } from '../../../server/base/config-file.ts';
import { AppError } from '../../../server/base/errors.ts';
import { textOf } from '../../support/sources.ts';

const folder = mkdtempSync(join(tmpdir(), 'newstally-'));
afterAll(() => rmSync(folder, { recursive: true }));
let made = 0;

/** A project folder with this configuration file. */
function project(text: string, name = 'newstally.yaml'): string {
  const path = join(folder, String((made += 1)));
  mkdirSync(path);
  writeFileSync(join(path, name), text);
  return path;
}

const wrong = (text: string, environment: Record<string, string> = {}): string[] => {
  try {
    readConfig(environment, project(text));
  } catch (error) {
    return error instanceof AppError
      ? error.errors.map(
          ({ key, value, expected }) => `${key}${key.includes('line') ? ': ' : '='}${value}: expected ${expected}`,
        )
      : [];
  }
  return [];
};

test('the file says every key that the environment says, in lower case and without what tells ours from others', () => {
  const path = project(`
port: 4800
host: localhost
access: keys
allowed_hosts: [News.norland.example]
trusted_proxies: [10.1.2.0/24]
proxy_user: X-User
proxy_scopes: [read, correct]
oidc_issuer: https://login.norland.example
oidc_client: newstally
oidc_claim: groups
oidc_allowed: [newsroom, desk]
oidc_scopes: [read, ingest]
data: numbers
timezone: Europe/Kyiv
memory: 2GB
scorer: http
scorer_url: http://127.0.0.1:8000/score
scorer_name: mine@2
workers: 3
demo: false
fetch_allow: [10.1.2.0/24, "::1"]
cors: [https://desk.example.org]
rate: 120
url: https://news.norland.example/
log: info
`);
  expect(readConfig({}, path)).toEqual({
    port: 4800,
    host: 'localhost',
    access: {
      required: true,
      hosts: ['news.norland.example'],
      trustedProxies: ['10.1.2.0/24'],
      proxyUser: 'X-User',
      proxyScopes: ['read', 'correct'],
      oidc: {
        issuer: 'https://login.norland.example',
        client: 'newstally',
        secret: null,
        claim: 'groups',
        allowed: ['newsroom', 'desk'],
        scopes: ['read', 'ingest'],
      },
    },
    dataFolder: join(path, 'numbers'),
    timezone: 'Europe/Kyiv',
    memory: '2GB',
    demo: false,
    scorer: 'http',
    outside: { url: 'http://127.0.0.1:8000/score', name: 'mine@2' },
    workers: 3,
    fetchAllow: ['10.1.2.0/24', '::1'],
    cors: ['https://desk.example.org'],
    rate: 120,
    url: 'https://news.norland.example',
    log: 'info',
    rosters: { watchlists: [], collections: [] },
    deliveries: [],
    schedules: [],
    alerts: [],
  });
  expect(FILE_KEYS.join(' ')).toBe(
    'port host access allowed_hosts trusted_proxies proxy_user proxy_scopes oidc_issuer oidc_client oidc_claim oidc_allowed oidc_scopes ' +
      'data timezone memory scorer scorer_url scorer_name workers demo fetch_allow cors rate url log',
  );
});

test('the environment wins, key by key; what is left empty says nothing', () => {
  const path = project('port: 4800\ntimezone: Europe/Kyiv\nmemory:\nlog: ~\n');
  expect(readConfig({ PORT: '4900', NEWSTALLY_TIMEZONE: '' }, path)).toMatchObject({
    port: 4900,
    timezone: 'Europe/Kyiv',
    memory: '1GB',
    log: 'error',
  });
});

test('without a file all is as it was; an empty one says nothing; another one can be named, or none', () => {
  const empty = project('# nothing yet\n');
  expect(readConfig({}, empty)).toEqual({ ...readConfig({}, folder), dataFolder: join(empty, '.newstally') });
  const path = project('port: 4800\n', 'other.yaml');
  expect(readConfig({}, path).port).toBeUndefined();
  expect(readConfig({ NEWSTALLY_CONFIG: 'other.yaml' }, path).port).toBe(4800);
  expect(readConfig({ NEWSTALLY_CONFIG: join(path, 'other.yaml') }, '/elsewhere').port).toBe(4800);
  expect(readConfig({ NEWSTALLY_CONFIG: 'none' }, project('port: eighty\n')).port).toBeUndefined();
  expect(readConfigFile(undefined, path)).toBeNull();
  expect(() => readConfig({ NEWSTALLY_CONFIG: 'gone.yaml' }, path)).toThrow(
    /^The configuration file .*gone\.yaml cannot be read \(ENOENT.*NEWSTALLY_CONFIG names it; none leaves it out\.$/,
  );
});

test('watchlists are named sets, or plain lists named by their slug; repeats say nothing', () => {
  const path = project(`
watchlists:
  cabinet:
    name: The cabinet
    actors: [antony-blinken, ann-moor, antony-blinken]
  my-rivals: [russia]
  2024: &year [ukraine]
  again: *year
  nobody: []
`);
  expect(readConfig({}, path).rosters.watchlists).toEqual([
    { slug: 'cabinet', name: 'The cabinet', chosen: ['antony-blinken', 'ann-moor'] },
    { slug: 'my-rivals', name: 'My rivals', chosen: ['russia'] },
    { slug: '2024', name: '2024', chosen: ['ukraine'] },
    { slug: 'again', name: 'Again', chosen: ['ukraine'] },
    { slug: 'nobody', name: 'Nobody', chosen: [] },
  ]);
});

const TABLE: readonly (readonly [what: string, text: string, expected: string])[] = [
  [
    'a value',
    'log: info\nport: eighty\n',
    'newstally.yaml, line 2: port: eighty: expected a whole number from 0 to 65535',
  ],
  [
    'a zone',
    'timezone: Mars/Base\n',
    'newstally.yaml, line 1: timezone: Mars/Base: expected an IANA zone such as Europe/Kyiv',
  ],
  ['a size', '\n\nmemory: much\n', 'newstally.yaml, line 3: memory: much: expected a size such as 1GB'],
  [
    'an unknown key',
    'timezome: UTC\n',
    'newstally.yaml, line 1: timezome: UTC: expected a known key; nearest is `timezone`',
  ],
  [
    'a key of the environment',
    'NEWSTALLY_LOG: info\n',
    'newstally.yaml, line 1: NEWSTALLY_LOG: info: expected one of the keys port, host, access, allowed_hosts, trusted_proxies, proxy_user, proxy_scopes, oidc_issuer, oidc_client, oidc_claim, oidc_allowed, oidc_scopes, data, timezone, memory, scorer, scorer_url, scorer_name, workers, demo, fetch_allow, cors, rate, url, log, watchlists, collections, deliveries, schedules, alerts',
  ],
  [
    'its own place',
    'config: other.yaml\n',
    'newstally.yaml, line 1: config: other.yaml: expected one of the keys port, host, access, allowed_hosts, trusted_proxies, proxy_user, proxy_scopes, oidc_issuer, oidc_client, oidc_claim, oidc_allowed, oidc_scopes, data, timezone, memory, scorer, scorer_url, scorer_name, workers, demo, fetch_allow, cors, rate, url, log, watchlists, collections, deliveries, schedules, alerts',
  ],
  ['a map where one value belongs', 'log:\n  level: info\n', 'newstally.yaml, line 2: log: {…}: expected one value'],
  [
    'a list where one value belongs',
    'timezone: [UTC, CET]\n',
    'newstally.yaml, line 1: timezone: UTC,CET: expected an IANA zone such as Europe/Kyiv',
  ],
  ['a key twice', 'port: 1\nport: 2\n', 'newstally.yaml, line 2: port: 2: expected YAML: Map keys must be unique'],
  [
    'no YAML',
    'port: 4800\nwatchlists: [a\n',
    'newstally.yaml, line 3: : expected YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
  ],
  [
    'a list instead of keys',
    '- port\n',
    'newstally.yaml, line 1: […]: expected a map of keys and values, such as port: 4800',
  ],
  [
    'a word instead of keys',
    'port\n',
    'newstally.yaml, line 1: port: expected a map of keys and values, such as port: 4800',
  ],
  [
    'a list as watchlists',
    'watchlists: [ukraine]\n',
    'newstally.yaml, line 1: watchlists: […]: expected a map of keys and values, such as port: 4800',
  ],
  [
    'the slug of a list',
    'watchlists:\n  The Cabinet: [ukraine]\n',
    'newstally.yaml, line 2: watchlists.The Cabinet: The Cabinet: expected a slug in lower case with hyphens, such as `the-cabinet`',
  ],
  [
    'a name as a member',
    'watchlists:\n  a:\n    - ukraine\n    - Antony Blinken\n',
    'newstally.yaml, line 4: watchlists.a: Antony Blinken: expected the slug of an actor in lower case with hyphens, such as `antony-blinken`',
  ],
  [
    'a list in a list',
    'watchlists:\n  a: ["@b"]\n',
    'newstally.yaml, line 2: watchlists.a: @b: expected the slug of an actor; a watchlist holds no other watchlist',
  ],
  [
    'a map as a member',
    'watchlists:\n  a: [{ slug: b }]\n',
    'newstally.yaml, line 2: watchlists.a: {…}: expected the slug of an actor',
  ],
  [
    'one word as members',
    'watchlists:\n  a: ukraine\n',
    'newstally.yaml, line 2: watchlists.a: ukraine: expected a list of slugs such as [antony-blinken, ukraine], or a map of name and actors',
  ],
  [
    'no members',
    'watchlists:\n  a:\n',
    'newstally.yaml, line 2: watchlists.a: : expected a list of slugs such as [antony-blinken, ukraine], or a map of name and actors',
  ],
  [
    'a name alone',
    'watchlists:\n  a:\n    name: A\n',
    'newstally.yaml, line 2: watchlists.a: {…}: expected actors, a list of slugs such as [antony-blinken, ukraine]',
  ],
  [
    'an unknown key of a list',
    'watchlists:\n  a:\n    actor: [b]\n    actors: [b]\n',
    'newstally.yaml, line 3: watchlists.a.actor: […]: expected a known key; nearest is `actors`',
  ],
  [
    'an empty name',
    'watchlists:\n  a:\n    name: ""\n    actors: [b]\n',
    'newstally.yaml, line 3: watchlists.a.name: : expected a name of 1 to 100 characters',
  ],
  [
    'members that are no list',
    'watchlists:\n  a:\n    actors: b\n',
    'newstally.yaml, line 3: watchlists.a.actors: b: expected a list of slugs such as [antony-blinken, ukraine]',
  ],
];

test('whatever is wrong in the file stops the start with file, line, key, value and what would be right', () => {
  for (const [what, text, expected] of TABLE) expect([what, ...wrong(text)]).toEqual([what, expected]);
  console.log(`cases: ${TABLE.length}`);
  expect(TABLE.length).toBeGreaterThanOrEqual(20);
});

test('everything wrong is told at once, the environment first, the file by its lines', () => {
  expect(
    wrong('log: loud\ncolour: red\nwatchlists:\n  a: [B]\nport: 99999999\n', { PORT: 'eighty', HOST: 'localhost' }),
  ).toEqual([
    expect.stringMatching(/^PORT=eighty: expected a whole number from 0 to 65535$/),
    expect.stringMatching(/^newstally\.yaml, line 1: log: loud: expected /),
    expect.stringMatching(/^newstally\.yaml, line 2: colour: red: expected one of the keys/),
    expect.stringMatching(/^newstally\.yaml, line 4: watchlists\.a: B: expected .*`b`$/),
    expect.stringMatching(/^newstally\.yaml, line 5: port: 99999999: expected /),
  ]);
});

test('a member of a crowd is refused as a crowd', () => {
  const crowd = Array.from({ length: 1001 }, (_, no) => `a-${no}`).join(', ');
  expect(wrong(`watchlists:\n  a: [${crowd}]\n`)).toEqual([
    'newstally.yaml, line 2: watchlists.a: 1001: expected at most 1000 actors',
  ]);
});

test('the example is a file that is right, and shows every key', () => {
  const example = textOf('newstally.example.yaml');
  const read = parseConfigFile('newstally.example.yaml', example, FILE_KEYS);
  expect([read.wrong, read.rosters.watchlists.length, read.rosters.collections.length]).toEqual([[], 2, 1]);
  const all = parseConfigFile('newstally.example.yaml', example.replace(/^# (?=[a-z_]+: )/gm, ''), FILE_KEYS);
  expect([[...all.values.keys()], all.wrong]).toEqual([FILE_KEYS, []]);
  expect(readConfig({}, project(example.replace(/^# (?=[a-z_]+: )/gm, ''))).fetchAllow).toHaveLength(2);
});
