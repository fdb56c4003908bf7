import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { readApart } from '../../../server/ingest/apart.ts';
import type { ApartFormat } from '../../../server/ingest/readers/table.ts';
import { openSent } from '../../../server/ingest/open.ts';
import { pageRecord, warcGz, zipOf } from '../../support/archives.ts';
import { all, bodies, emptyFolder, inputOf, readsOf } from '../../support/inputs.ts';

const LIMITS = { heapMegabytes: 1024, residentMegabytes: 2048, silentMs: 120_000 };
const ONE = pageRecord('https://news.example/1', '<html>One');
const TWO = pageRecord('https://news.example/2', '<html>Two');

const file = (name: string, bytes: Buffer): string => {
  const path = join(emptyFolder(), name);
  writeFileSync(path, bytes);
  return path;
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Reads a stream that stands still after its first bytes, and does something to its process once a record has come. */
async function whileItWaits(format: ApartFormat, bytes: Buffer, act: (pid: number) => void, limits = LIMITS) {
  let pid = 0;
  let scratch = '';
  const still = new Promise<void>(() => {});
  const chunks = (async function* () {
    yield bytes;
    await still;
  })();
  const said: string[] = [];
  const reader = readApart(format, limits, (began, folder) => {
    [pid, scratch] = [began, folder];
  });
  for await (const found of reader({ ...inputOf(''), name: 'sent', chunks })) {
    said.push(...bodies([found]));
    if (said.length === 1) {
      expect(existsSync(scratch)).toBe(true);
      act(pid);
    }
  }
  return { said, pid, scratch };
}

test.each(['SIGKILL', 'SIGSEGV'] as const)(
  '[C39] %s ends the process and not the reading: what came before is kept, one refusal says why, the next file is read',
  async (signal) => {
    const { said, pid, scratch } = await whileItWaits('warc', ONE, (it) => process.kill(it, signal));
    expect(said).toEqual(['<html>One', `sent: its reader broke down over it (${signal}); what came before was read`]);
    expect(isAlive(pid)).toBe(false);
    expect(bodies(await all(openSent('next.warc', TWO, null)))).toEqual(['<html>Two']);
    expect(existsSync(scratch)).toBe(false);
  },
);

test('[C39] a process that takes more memory than it may is ended, and its file refused', async () => {
  const path = file('a.warc', ONE);
  const reader = readApart('warc', { ...LIMITS, residentMegabytes: 20 });
  expect(bodies(await all(reader({ ...inputOf(''), name: 'a.warc', file: path })))).toEqual([
    'a.warc: it takes more memory than a file may; what came before was read',
  ]);
});

test('[C39] a heap that is full ends the process, and its file is refused', async () => {
  // A record of 9 MB, which are some hundred once it is read: three million objects.
  const line = `{"body":"x","tags":[${'{},'.repeat(3_000_000)}{}]}\n`;
  const path = file(
    'a.zip',
    zipOf([{ name: 'a.jsonl.gz', data: gzipSync(`{"body":"One."}\n${line}`, { level: 0 }), stored: true }]),
  );
  const reader = readApart('zip', { ...LIMITS, heapMegabytes: 60 });
  expect(bodies(await all(reader({ ...inputOf(''), name: 'a.zip', file: path })))).toEqual([
    'One.',
    'a.zip: it takes more memory than a file may; what came before was read',
  ]);
});

test('[C39] a process that says nothing for too long is ended; one that waits for bytes is not', async () => {
  // Its standard input stands still, so it waits as long as its source does: ten times as long as it may say nothing otherwise.
  let waiting = 0;
  let came = () => {};
  const record = new Promise<void>((resolve) => (came = resolve));
  const found = (pid: number) => {
    waiting = pid;
    came();
  };
  const waited = whileItWaits('warc', ONE, found, { ...LIMITS, silentMs: 300 });
  const ended = await Promise.race([waited.then(() => 'ended'), record.then(() => sleep(3000)).then(() => 'waits')]);
  expect([ended, isAlive(waiting)]).toEqual(['waits', true]);
  process.kill(waiting, 'SIGKILL');
  expect((await waited).said.length).toBe(2);
  // Stopped, it has its bytes and does nothing with them.
  const reader = readApart('warc', { ...LIMITS, silentMs: 300 }, (pid) => process.kill(pid, 'SIGSTOP'));
  expect(bodies(await all(reader({ ...inputOf(''), name: 'a.warc', file: file('a.warc', ONE) })))).toEqual([
    'a.warc: nothing came of it for too long; what came before was read',
  ]);
});

test('a reader that is left early ends its process and clears its folder away', async () => {
  let pid = 0;
  let scratch = '';
  const reader = readApart('warc', LIMITS, (began, folder) => {
    [pid, scratch] = [began, folder];
  });
  for await (const _ of reader({ ...inputOf(''), file: file('a.warc', Buffer.concat(Array(5000).fill(ONE))) })) break;
  for (let tries = 0; isAlive(pid) && tries < 100; tries += 1) await sleep(20);
  expect([isAlive(pid), existsSync(scratch)]).toEqual([false, false]);
});

test('many records come over in order, faster than they are taken, and from a copy of Parquet too', async () => {
  const path = join(emptyFolder(), 'a.parquet');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(
    `COPY (SELECT 'no ' || i || repeat(' word', 200) AS body FROM range(5000) AS t(i)) TO '${path}'`,
  );
  connection.closeSync();
  instance.closeSync();
  let no = 0;
  for await (const found of readApart('parquet')({ ...inputOf(''), file: path })) {
    if (no % 500 === 0) await sleep(5);
    expect(found.kind === 'article' && found.article.body.split(' word', 1)[0]).toBe(`no ${no}`);
    no += 1;
  }
  expect(no).toBe(5000);
});

test('letters that no JSON could carry by themselves come over as they are', async () => {
  const body = 'a\u2028b\u0000c\uFEFFd\u{1F642}e\\nf"g';
  const found = await all(openSent('a.zip', zipOf([{ name: 'a.jsonl', data: JSON.stringify({ body }) }]), null));
  expect(bodies(found)).toEqual([body]);
});

test('a web archive on disk and one that is sent give the same, also where their gzip breaks off', async () => {
  const records = [ONE, TWO, pageRecord('https://news.example/3', `<html>${Math.PI}`)];
  const packed = warcGz(records);
  const early = 'the gzip data ends early; what was complete was read';
  const cases: [Buffer, string[]][] = [
    [Buffer.concat(records), ['<html>One', '<html>Two', `<html>${Math.PI}`]],
    [packed, ['<html>One', '<html>Two', `<html>${Math.PI}`]],
    [packed.subarray(0, -40), ['<html>One', '<html>Two', early]],
    [
      Buffer.concat([gzipSync(ONE), Buffer.alloc(300, 'no gzip at all')]),
      ['<html>One', 'the gzip data is damaged; what came before was read'],
    ],
    [
      Buffer.concat(records).subarray(0, -40),
      [
        '<html>One',
        '<html>Two',
        `the archive ends within a record; what came before was read (byte ${ONE.length + TWO.length}, https://news.example/3)`,
      ],
    ],
  ];
  for (const [bytes, expected] of cases) {
    const path = file('a.warc.gz', bytes);
    const sent = await all(openSent('a.warc.gz', bytes, null));
    const onDisk = await readsOf([path]);
    const plain = (found: string) => found.replace(/^.*?a\.warc\.gz: /, '');
    expect([bodies(sent).map(plain), bodies(onDisk).map(plain)]).toEqual([expected, expected]);
    for (const reads of [sent, onDisk]) expect(reads.reduce((sum, read) => sum + read.bytes, 0)).toBe(bytes.length);
  }
  console.log(`apart: ${cases.length} web archives, on disk and sent`);
});

test('a file that is gone before the process opens it is refused', async () => {
  const gone = join(emptyFolder(), 'gone.warc');
  expect(existsSync(gone)).toBe(false);
  await expect(all(readApart('warc')({ ...inputOf(''), file: gone }))).rejects.toThrow('gone, or a link to nothing');
});
