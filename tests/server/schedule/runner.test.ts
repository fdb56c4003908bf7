import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RETRIES_MS } from '../../../server/schedule/sending.ts';
import type { Runner } from '../../../server/schedule/runner.ts';
import { appOf, at } from '../../support/app.ts';
import {
  BRIEF,
  bucket,
  deliveriesTo,
  hook,
  house,
  mail,
  openReceivers,
  SECRETS,
} from '../../support/receiving-house.ts';
import { letterIn } from '../../support/receivers.ts';
import { sendingOf } from '../../support/sending.ts';
import { factsOf } from '../../support/small.ts';

openReceivers();

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Waits and looks for what is due, again and again. */
async function again(runner: Runner, clock: { by(ms: number): void }, waits: readonly number[]): Promise<void> {
  for (const wait of waits) {
    clock.by(wait);
    await runner.runDue();
  }
}

test('the weekly brief arrives in all four places, the same bytes in each, and again the same for the same snapshot', async () => {
  const { clock, runner, folder } = await house();
  await runner.runDue();
  expect(await runner.sendings()).toEqual([]);
  // The first Monday at six in Kyiv.
  clock.to('2026-01-05T04:00:00Z');
  await runner.runDue();
  const [sent] = await runner.sendings();
  expect([sent?.state, sent?.cause, sent?.slot_at, sent?.deliveries.map(({ state }) => state)]).toEqual([
    'done',
    'due',
    '2026-01-05T04:00:00.000Z',
    ['done', 'done', 'done', 'done'],
  ]);
  const files = sent!.files;
  expect(files.map(({ name }) => name.split('.').at(-1))).toEqual(['html', 'pdf', 'xlsx', 'zip']);
  const letter = await letterIn(mail.got[0]!);
  for (const { name, sha256 } of files) {
    const attached = letter.attachments.find(({ filename }) => filename === name)!;
    const [message] = hook.got as unknown as { body: { data: { files: { name: string; content: string }[] } } }[];
    const inHook = Buffer.from(message!.body.data.files.find((one) => one.name === name)!.content, 'base64');
    const inBucket = bucket.got.find(({ path }) => path === `/norland/weekly/${name}`)!;
    expect([
      name,
      sha(readFileSync(join(folder, name))),
      sha(new Uint8Array(attached.content as ArrayBuffer)),
      sha(inHook),
      sha(inBucket.bytes),
    ]).toEqual([name, sha256, sha256, sha256, sha256]);
  }
  expect(letter.subject).toContain('Weekly brief');
  expect(letter.html).toContain('<h1');
  expect(letter.text).toContain('http://127.0.0.1:4747/');
  const headers = Object.fromEntries(letter.headers.map(({ key, value }) => [key, value]));
  expect([headers['list-unsubscribe'], headers['list-unsubscribe-post']]).toEqual([
    '<https://norland.example/leave>',
    'List-Unsubscribe=One-Click',
  ]);
  const manifest = JSON.parse(
    readFileSync(join(folder, readdirSync(folder).find((name) => name.endsWith('.manifest.json'))!), 'utf8'),
  );
  expect([manifest.snapshot, manifest.files.length]).toEqual([sent!.snapshot, 4]);
  // A week later nothing was read: the same snapshot, the same bytes.
  clock.to('2026-01-12T04:00:01Z');
  await runner.runDue();
  const [again] = await runner.sendings();
  expect(again!.sending).not.toBe(sent!.sending);
  expect(again!.files).toEqual(files);
  expect(readdirSync(folder).filter((name) => name.endsWith('.pdf'))).toHaveLength(1);
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('[C72] what was missed while nothing ran is sent once, and a clock set back repeats nothing', async () => {
  const { clock, runner } = await house();
  await runner.runDue();
  clock.to('2026-02-11T12:00:00Z');
  await runner.runDue();
  await runner.runDue();
  expect((await runner.sendings()).map(({ cause, slot_at }) => [cause, slot_at])).toEqual([
    ['late', '2026-01-05T04:00:00.000Z'],
  ]);
  const schedule = (await runner.nextAt({ ...BRIEF.told, schedule: BRIEF.slug, name: '', origin: 'file' }))!;
  expect(schedule).toBe('2026-02-16T04:00:00.000Z');
  clock.to('2026-01-05T04:00:00Z');
  await runner.runDue();
  expect(await runner.sendings()).toHaveLength(1);
});

test('another process goes on where one was: nothing is forgotten or sent twice', async () => {
  const { clock, asking, runner, folder } = await house();
  await runner.runDue();
  clock.to('2026-01-05T04:00:00Z');
  await runner.runDue();
  const next = sendingOf(asking, { clock, deliveries: deliveriesTo(folder), schedules: [BRIEF] }).runner;
  await next.runDue();
  expect(await next.sendings()).toHaveLength(1);
  clock.to('2026-01-12T04:00:00Z');
  await next.runDue();
  expect(await next.sendings()).toHaveLength(2);
});

test('a delivery that fails is tried again on its own, is seen, and is given up on after the fifth time', async () => {
  const { clock, runner, asking, sending, logged } = await house();
  await runner.runDue();
  hook.status = 503;
  mail.status = 451;
  clock.to('2026-01-05T04:00:00Z');
  await runner.runDue();
  const [first] = await runner.sendings();
  expect([first?.state, first?.retry_at, first?.deliveries.map(({ state }) => state)]).toEqual([
    'retrying',
    '2026-01-05T04:01:00.000Z',
    ['done', 'failed', 'failed', 'done'],
  ]);
  expect(first!.deliveries[2]!.error).toBe(`127.0.0.1:${hook.port} answered 503`);
  const app = appOf(asking, undefined, { sendings: sending });
  const listed = (await (await app.request(at('/api/v1/schedules'))).json()) as { rows: { failing: boolean }[] };
  expect(listed.rows[0]?.failing).toBe(true);
  // New articles change nothing of what is under way.
  await asking.warehouse.ingest({
    id: 'more',
    run: 1,
    facts: [factsOf(20, 'Gamma', '2021-05-05', ['Rain fell.'], [])],
  });
  mail.status = 200;
  clock.by(60_000);
  await runner.runDue();
  const [second] = await runner.sendings();
  expect([second?.sending, second?.files, mail.got.length, bucket.got.length]).toEqual([
    first!.sending,
    first!.files,
    1,
    5,
  ]);
  await again(runner, clock, RETRIES_MS.slice(1));
  const [last] = await runner.sendings();
  expect([last?.state, last?.attempts, last?.retry_at, last?.deliveries.map(({ attempts }) => attempts)]).toEqual([
    'partly',
    5,
    null,
    [1, 2, 5, 1],
  ]);
  const said = JSON.stringify([await runner.sendings(), listed, sending.deliveries, logged]);
  for (const secret of [...Object.values(SECRETS), 'secret-path']) expect(said).not.toContain(secret);
});

test('looking for what is due writes nothing and asks nobody, so that kept answers stay', async () => {
  const { clock, asking, runner } = await house();
  // The first look finds the next times, the second reads them.
  await runner.runDue();
  await runner.runDue();
  const before = asking.warehouse.writes();
  for (let minute = 0; minute < 5; minute += 1) {
    clock.by(60_000);
    await runner.runDue();
  }
  expect(asking.warehouse.writes()).toBe(before);
});

test('what somebody sends now is sent once, also while what is due is being looked for', async () => {
  const { clock, runner } = await house();
  await runner.runDue();
  clock.to('2026-01-05T04:00:00Z');
  const looking = runner.runDue();
  const { sending, ended } = await runner.sendNow('monday-brief', false);
  await Promise.all([looking, ended, runner.runDue()]);
  const own = (await runner.sendings()).find((one) => one.sending === sending.sending);
  expect([own?.attempts, own?.state, mail.got.length, (await runner.sendings()).length]).toEqual([1, 'done', 2, 2]);
});
