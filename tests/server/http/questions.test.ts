import { Validator } from '@seriousme/openapi-schema-validator';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { Problem } from '../../../server/contract/answer.ts';
import { questions } from '../../../server/contract/questions/all.ts';
import { at, smallApp } from '../../support/app.ts';

const RANGE = 'from=2021-05-03&to=2021-05-23';
/** A pair is told by name. */
const ONE_PAIR = `${RANGE}&pair=antony-blinken~ukraine`;
/** A change has one actor, and a period that was read before it. */
const ONE_CHANGE = 'from=2021-05-10&to=2021-05-16&actors=antony-blinken';

const problemsOfMentions = async () => {
  const app = await smallApp();
  return async (query: string) => {
    const answer = await app.request(at(`/api/v1/mentions?${query}`));
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    return Problem.parse(await answer.json());
  };
};

test('a wrong filter is a 400 that names the key, the value and what would be right', async () => {
  const problemOf = await problemsOfMentions();
  const cases: [query: string, key: string, value: string, expected: RegExp][] = [
    ['actors=blinkin', 'actors', 'blinkin', /nearest is `antony-blinken`/],
    ['actors=Antony%20Blinken', 'actors', 'Antony Blinken', /antony-blinken,-russia/],
    ['sources=alfa', 'sources', 'alfa', /nearest is `alpha`/],
    ['from=2021-02-30', 'from', '2021-02-30', /a date such as/],
    ['from=2021-05-10&to=2021-05-03', 'to', '2021-05-03', /on or after/],
    ['last=13', 'last', '13', /13w/],
    ['last=4w&from=2021-05-03', 'from', '2021-05-03', /not both/],
    ['unit=hits', 'unit', 'hits', /mentions/],
    ['grain=year', 'grain', 'year', /week/],
    ['kinds=person,thing', 'kinds', 'person,thing', /organisation/],
    ['languages=english', 'languages', 'english', /two-letter/],
    ['actor=ukraine', 'actor', 'ukraine', /no such key/],
    ['__proto__=1', '__proto__', '1', /no such key/],
    ['unit=mentions&unit=articles', 'unit', 'mentions,articles', /once/],
    ['q=%22open', 'q', '"open', /closing quotation mark/],
    ['cursor=x', 'cursor', 'x', /no such key/],
    ['actors=', 'actors', '', /comma list/],
  ];
  for (const [query, key, value, expected] of cases) {
    const { errors, code } = await problemOf(query);
    expect([query, code]).toEqual([query, 'invalid']);
    expect([query, errors?.[0]?.key, errors?.[0]?.value]).toEqual([query, key, value]);
    expect(errors?.[0]?.expected).toMatch(expected);
  }
});

test('a mistake in a search is pointed at, and what it names must be there', async () => {
  const problemOf = await problemsOfMentions();
  const { errors } = await problemOf(`q=${encodeURIComponent('reforms NEAR aid')}`);
  expect(errors).toEqual([
    {
      key: 'q',
      value: 'reforms NEAR aid',
      expected:
        '"NEAR" does not say how near, at place 9; write NEAR/10: how many words apart the two may stand, 1 to 100',
      at: 8,
      length: 4,
    },
  ]);
  const unknown = await problemOf(`q=${encodeURIComponent('aid source:alfa')}`);
  expect(unknown.errors).toEqual([
    {
      key: 'q',
      value: 'aid source:alfa',
      expected: 'there is no source alfa, at place 12; nearest is alpha',
      at: 11,
      length: 4,
    },
  ]);
});

test('two wrong keys are named at once', async () => {
  const app = await smallApp();
  const answer = await app.request(at('/api/v1/evidence?limit=5000&tone=angry'));
  const { errors } = Problem.parse(await answer.json());
  expect(errors?.map(({ key }) => key).sort()).toEqual(['limit', 'tone']);
});

test('every question answers in its own row schema, and its CSV holds the same values', async () => {
  const app = await smallApp();
  let rowsSeen = 0;
  for (const { path, row, filters } of questions) {
    const id = /^.(?:articles|stories)/.test(path)
      ? '0000000000000005'
      : path.startsWith('/sources')
        ? 'alpha'
        : 'antony-blinken';
    const range = path === '/explain' ? ONE_CHANGE : path === '/pair' ? ONE_PAIR : 'from' in filters.shape ? RANGE : '';
    const address = `/api/v1${path.replace('{id}', id)}?${range}`;
    const answer = await app.request(at(address));
    expect([address, answer.status]).toEqual([address, 200]);
    const { rows } = (await answer.json()) as { rows: Record<string, unknown>[] };
    for (const one of rows) row.strict().parse(one);
    const csv = await (await app.request(at(`${address}&format=csv`))).text();
    const lines = parse<Record<string, string>>(csv, { columns: true });
    expect(csv.split('\r\n')[0]?.split(',')).toEqual(Object.keys(row.shape));
    expect(lines).toEqual(
      rows.map((one) => Object.fromEntries(Object.keys(row.shape).map((name) => [name, cellText(one[name])]))),
    );
    rowsSeen += rows.length;
  }
  console.log(`questions: ${questions.length} asked as JSON and CSV, ${rowsSeen} rows compared`);
  expect(questions.length).toBeGreaterThanOrEqual(17);
  expect(rowsSeen).toBeGreaterThanOrEqual(70);
});

const cellText = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

test('an answer carries its settled query, and asking that again gives the same rows', async () => {
  const app = await smallApp();
  const first = (await (await app.request(at('/api/v1/share-of-voice'))).json()) as {
    query: Record<string, string>;
    rows: unknown[];
  };
  expect(first.query).toEqual({
    from: '2021-05-03',
    to: '2021-05-16',
    actors: 'antony-blinken,russia,ukraine',
    unit: 'mentions',
    grain: 'week',
    within: 'article',
    voice: 'all',
    forms: 'names',
  });
  const again = await app.request(at(`/api/v1/share-of-voice?${new URLSearchParams(first.query)}`));
  expect(((await again.json()) as { rows: unknown[] }).rows).toEqual(first.rows);
});

test('the same question in the same state of the data is a 304', async () => {
  const app = await smallApp();
  const first = await app.request(at('/api/v1/actors'));
  const tag = first.headers.get('etag')!;
  expect(tag).toMatch(/^W\/"/);
  const again = await app.request(at('/api/v1/actors'), { headers: { 'if-none-match': tag } });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

test('an unknown id, path or method is a problem, never a blank', async () => {
  const app = await smallApp();
  const status = async (path: string, method = 'GET') => (await app.request(at(path), { method })).status;
  expect(await status('/api/v1/actors/nobody')).toBe(404);
  expect(await status('/api/v1/articles/ffffffffffffffff')).toBe(404);
  expect(await status('/api/v1/actors/:id')).toBe(404);
  expect(await status('/api/v1/nothing')).toBe(404);
  expect(await status('/api/v1/mentions', 'POST')).toBe(405);
  expect(await status('/api/v1/mentions', 'HEAD')).toBe(200);
});

test('a text that begins like a formula is kept from being one', async () => {
  const app = await smallApp();
  const csv = await (await app.request(at(`/api/v1/evidence?${RANGE}&format=csv`))).text();
  expect(csv).not.toMatch(/(?:^|,)"?[=@]/m);
});

test('the description of the API is valid OpenAPI 3.1 and names every question', async () => {
  const app = await smallApp();
  const description = (await (await app.request(at('/api/openapi.json'))).json()) as Record<string, unknown>;
  const checked = await new Validator().validate(description);
  expect(checked).toMatchObject({ valid: true });
  const paths = Object.keys(description['paths'] as object);
  for (const { path } of questions) expect(paths).toContain(`/api/v1${path}`);
});
