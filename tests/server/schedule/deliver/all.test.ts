import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent } from 'undici';
import { expect, test } from 'vitest';
import { createDeliveries } from '../../../../server/schedule/deliver/all.ts';
import { testParcel } from '../../../../server/schedule/note.ts';
import { BRIEF, deliveriesTo, house, openReceivers } from '../../../support/receiving-house.ts';
import { factsOf } from '../../../support/small.ts';

openReceivers();

test('what is known of a delivery is where it leads, and no secret of it', () => {
  const none = () => {
    throw new Error('nothing is reached');
  };
  const effects = { guard: none, resolve: none, dispatcher: new Agent(), now: () => 0, base: '/', dataFolder: '/data' };
  const { rows } = createDeliveries(deliveriesTo('/somewhere/inside'), effects);
  expect(rows.map(({ delivery, kind }) => [delivery, kind])).toEqual([
    ['files', 'folder'],
    ['archive', 'folder'],
    ['desk', 'mail'],
    ['hook', 'webhook'],
    ['store', 'bucket'],
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/secret|inside|pass/);
});

test('a file is never written over: the same bytes lie there already, others get a number', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'newstally-folder-'));
  const { runner } = await house({ deliveries: deliveriesTo(folder), schedules: [] });
  const parcel = testParcel('archive', '1-0', 'http://127.0.0.1:4747', '2026-01-01T00:00:00.000Z');
  const { where } = await runner.test('archive');
  const name = join(folder, where);
  await runner.test('archive');
  expect(readdirSync(folder)).toEqual([where]);
  writeFileSync(name, 'what somebody else wrote');
  const other = await runner.test('archive');
  expect([other.where, readFileSync(name, 'utf8'), parcel.of]).toEqual([
    where.replace('.manifest', '-2.manifest'),
    'what somebody else wrote',
    'test',
  ]);
});

test('the folder keeps so many sendings of a schedule, and nothing else is touched', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'newstally-kept-'));
  const told = { ...BRIEF.told, formats: ['csv'], deliver: ['archive'], sends: '/actors', when: 'daily' };
  const schedules = ['one', 'one-more'].map((slug) => ({ slug, told }));
  const { clock, runner, asking } = await house({ deliveries: deliveriesTo(folder, 2), schedules });
  await runner.runDue();
  for (let day = 2; day <= 5; day += 1) {
    clock.to(`2026-01-0${day}T12:00:00Z`);
    await asking.warehouse.ingest({
      id: `day ${day}`,
      run: 1,
      facts: [factsOf(20 + day, 'Gamma', '2021-05-05', ['Rain fell.'], [])],
    });
    await runner.runDue();
  }
  const names = readdirSync(folder);
  for (const slug of ['one', 'one-more']) {
    expect(names.filter((name) => name.startsWith(`${slug}_`) && name.endsWith('.csv'))).toHaveLength(2);
    expect(names.filter((name) => name.startsWith(`${slug}_`) && name.endsWith('.manifest.json'))).toHaveLength(2);
  }
});

test('[C32] no delivery leads to an address that may not be reached', async () => {
  const { runner } = await house({
    deliveries: [
      {
        name: 'inside',
        told: { kind: 'mail', host: '10.0.0.7', port: 25, from: 'a@b.example', to: ['c@d.example'] },
        secrets: {},
      },
    ],
    schedules: [],
  });
  await expect(runner.test('inside')).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/not on the open internet/),
  });
});
