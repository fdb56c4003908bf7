import { expect, test } from 'vitest';
import { appOf, at } from '../../support/app.ts';
import { keyed } from '../../support/keyed.ts';
import { smallAsking } from '../../support/small.ts';

test('requests, queries, readers, records and sendings are told, and no label names an actor or a filter', async () => {
  const asking = await smallAsking();
  const app = appOf(asking);
  const read = async () => {
    const answer = await app.request(at('/metrics'));
    const lines = (await answer.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    return { answer, of: (name: string) => lines.filter((line) => line.startsWith(`newstally_${name}`)), lines };
  };
  const value = (lines: string[], label: string) =>
    Number(
      lines
        .find((line) => line.includes(label))
        ?.split(' ')
        .at(-1),
    );
  await app.request(at('/api/v1/mentions?actors=ukraine'));
  await app.request(at('/api/v1/actors/ukraine'));
  await app.request(at('/nothing-here/ukraine'));
  const first = await read();
  expect([
    first.answer.status,
    first.answer.headers.get('content-type'),
    first.answer.headers.get('cache-control'),
  ]).toEqual([200, expect.stringContaining('text/plain'), 'no-store']);
  const { articles, mentions } = await asking.warehouse.health();
  expect([value(first.of('stored'), 'articles'), value(first.of('stored'), 'mentions')]).toEqual([articles, mentions]);
  expect(value(first.of('http_requests_total'), 'route="/api/v1/mentions"')).toBe(1);
  expect(value(first.of('query_duration_seconds_count'), '')).toBeGreaterThan(2);
  expect(value(first.of('readers'), 'waited for')).toBe(0);
  expect(first.of('process_resident_memory_bytes')).toHaveLength(1);
  expect(first.lines.join('\n')).not.toMatch(/ukraine|actors=/);
  const run = await asking.warehouse.beginRun('by hand');
  const none = {
    added: 0,
    revised: 0,
    duplicate: 1,
    rejected: 2,
    inputs: 3,
    undated: 0,
    undated_reasons: {},
    rejections: {},
    lost_letters: 0,
    mentions: 0,
  };
  const refused = (no: number) => ({ input: `line ${no}`, step: 'read' as const, reason: 'no title' });
  await asking.warehouse.endRun(run, none, [refused(1), refused(2)]);
  await app.request(at('/api/v1/schedules/brief'), {
    method: 'PUT',
    body: JSON.stringify({ sends: 'weekly-brief', when: 'mondays at 06:00' }),
    headers: { 'content-type': 'application/json' },
  });
  const second = await read();
  expect([
    value(second.of('records'), 'rejected'),
    value(second.of('records'), 'duplicate'),
    value(second.of('rejections'), 'read'),
  ]).toEqual([2, 1, 2]);
  expect([value(second.of('schedules'), 'well'), value(second.of('schedule_next'), '')]).toEqual([
    1,
    Date.parse('2026-01-05T06:00:00Z') / 1000,
  ]);
  expect(value(second.of('last_run'), '')).toBeGreaterThan(0);
});

test('where keys are needed they are needed here too', async () => {
  const { access, keys } = keyed();
  const app = appOf(await smallAsking(), undefined, { access });
  const { text } = keys.add({ name: 'watch', scopes: ['read'], expires: null });
  expect((await app.request(at('/metrics'))).status).toBe(401);
  const told = await app.request(at('/metrics'), { headers: { authorization: `Bearer ${text}` } });
  expect([told.status, (await told.text()).includes(text.split('_').at(-1)!)]).toEqual([200, false]);
});
