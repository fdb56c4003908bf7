import { expect, test } from 'vitest';
import { REPORT_FORMATS, REPORTS } from '../../../server/contract/vocabulary.ts';
import { appOf, at } from '../../support/app.ts';
import { factsOf, smallAsking } from '../../support/small.ts';

const TYPES = {
  html: ['text/html; charset=utf-8', 'inline', 'html', '<!doctype html>'],
  pdf: ['application/pdf', 'attachment', 'pdf', '%PDF-'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'attachment', 'xlsx', 'PK'],
  csv: ['application/zip', 'attachment', 'zip', 'PK'],
} as const;

test('the list names every report with what it holds and takes', async () => {
  const answer = await appOf(await smallAsking()).request(at('/api/v1/reports'));
  const { templates, formats } = (await answer.json()) as {
    templates: { template: string; holds: string[] }[];
    formats: string[];
  };
  expect(templates.map(({ template }) => template)).toEqual([...REPORTS]);
  expect(templates.filter(({ holds }) => holds.length === 0)).toEqual([]);
  expect(formats).toEqual([...REPORT_FORMATS]);
});

test('each format comes with its type, a name that says what it is, and the snapshot', async () => {
  const asking = await smallAsking();
  const app = appOf(asking);
  const snapshot = await asking.warehouse.snapshot();
  for (const format of REPORT_FORMATS) {
    const [type, how, ending, begins] = TYPES[format];
    const answer = await app.request(at(`/api/v1/reports/source-health?format=${format}`));
    expect([format, answer.status, answer.headers.get('content-type')]).toEqual([format, 200, type]);
    expect(answer.headers.get('content-disposition')).toBe(
      `${how}; filename="newstally-source-health-2021-05-03_2021-05-16-snapshot-${snapshot}.${ending}"`,
    );
    expect(answer.headers.get('x-snapshot')).toBe(snapshot);
    expect([format, (await answer.text()).startsWith(begins)]).toEqual([format, true]);
  }
});

test('a page runs nothing and is framed by the dashboard alone; files have the policy of everything else', async () => {
  const app = appOf(await smallAsking());
  const page = await app.request(at('/api/v1/reports/source-health'));
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'self'");
  expect(policy).toContain('sandbox ');
  expect(policy).not.toContain('script');
  expect(page.headers.get('x-frame-options')).toBe('SAMEORIGIN');
  const file = await app.request(at('/api/v1/reports/source-health?format=csv'));
  expect(file.headers.get('x-frame-options')).toBe('DENY');
  expect(file.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
});

test('nothing is written again until something changes', async () => {
  const asking = await smallAsking();
  const app = appOf(asking);
  const ask = (tag?: string) =>
    app.request(at('/api/v1/reports/source-health'), tag === undefined ? {} : { headers: { 'if-none-match': tag } });
  const first = await ask();
  const tag = first.headers.get('etag') ?? '';
  const unchanged = await ask(tag);
  expect(unchanged.status).toBe(304);
  // A browser takes the policy of this answer for the page that it has: another one would bar the page from its frame.
  for (const name of ['content-security-policy', 'x-frame-options'])
    expect([name, unchanged.headers.get(name)]).toEqual([name, first.headers.get(name)]);
  expect(first.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
  const run = await asking.warehouse.beginRun('more');
  await asking.warehouse.ingest({
    id: 'more',
    run,
    facts: [factsOf(9, 'Gamma', '2021-05-14', ['Nothing is said here.'], [])],
  });
  expect((await ask(tag)).status).toBe(200);
});

test('what is wrong is told as a problem, by key', async () => {
  const app = appOf(await smallAsking());
  const told = async (path: string) => {
    const answer = await app.request(at(`/api/v1/reports${path}`));
    const {
      code,
      detail,
      errors = [],
    } = (await answer.json()) as { code: string; detail: string; errors?: { key: string }[] };
    expect([path, answer.headers.get('content-type')]).toEqual([path, 'application/problem+json']);
    return [answer.status, code, errors.map(({ key }) => key), detail] as const;
  };
  expect((await told('/actor-brief')).slice(0, 3)).toEqual([400, 'invalid', ['actors']]);
  expect((await told('/weekly-brief?format=doc')).slice(0, 3)).toEqual([400, 'invalid', ['format']]);
  expect((await told('/weekly-brief?grain=range')).slice(0, 3)).toEqual([400, 'invalid', ['grain']]);
  expect((await told('/weekly-brief?colour=red')).slice(0, 3)).toEqual([400, 'invalid', ['colour']]);
  expect((await told('/view?of=https://outside.example')).slice(0, 3)).toEqual([400, 'invalid', ['of']]);
  const [status, , , detail] = await told('/monthly-brief');
  expect([status, detail]).toEqual([404, `There is no report "monthly-brief". There are: ${REPORTS.join(', ')}.`]);
});

test('a report of a snapshot stays what it was, whatever comes in after', async () => {
  const asking = await smallAsking();
  const app = appOf(asking);
  const snapshot = await asking.warehouse.snapshot();
  const page = async () =>
    (await app.request(at(`/api/v1/reports/comparison?actors=russia,ukraine&snapshot=${snapshot}`))).text();
  const before = await page();
  const run = await asking.warehouse.beginRun('more');
  await asking.warehouse.ingest({
    id: 'more',
    run,
    facts: [factsOf(9, 'Gamma', '2021-05-14', ['Russia said nothing.'], [['russia', 'Russia', 1, 0.1, 0.8, 0.1]])],
  });
  expect(await page()).toBe(before);
  const now = await (await app.request(at('/api/v1/reports/comparison?actors=russia,ukraine'))).text();
  expect(now).not.toContain(snapshot);
});
