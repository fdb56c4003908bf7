import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Note } from '../../../server/contract/answer.ts';
import { newstally, start } from '../../support/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'newstally-doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));

const lines = (no: number, count: number, day: string): string => {
  const file = join(folder, `${no}.jsonl`);
  const record = (at: number) =>
    JSON.stringify({
      title: `Report ${no}.${at}`,
      body: `Ukraine spoke ${at} times of harbour ${no} at length.`,
      source: 'Gamma',
      published: day,
    });
  writeFileSync(file, Array.from({ length: count }, (_, at) => record(at)).join('\n'));
  return file;
};

test('lost batches stop the start until they are accepted; then answers say what is missing, until it is read again', async () => {
  const data = join(folder, 'data');
  mkdirSync(data);
  const env = { NEWSTALLY_DATA: data, NEWSTALLY_DEMO: 'off', NEWSTALLY_SCORER: 'lexicon', PORT: '0' };
  const [database, before] = [join(data, 'newstally.duckdb'), join(folder, 'before.duckdb')];
  const [first, second] = [lines(1, 2, '2021-04-01'), lines(2, 3, '2021-05-05')];
  expect((await newstally(['ingest', first], env)).status).toBe(0);
  copyFileSync(database, before);
  expect((await newstally(['ingest', second], env)).status).toBe(0);
  copyFileSync(before, database);
  const refused = await newstally(['serve'], env);
  expect([refused.status, refused.err]).toEqual([4, expect.stringMatching(/\(3 articles\).*Run: newstally doctor/)]);
  const looked = await newstally(['doctor'], env);
  expect([looked.status, looked.out]).toEqual([4, expect.stringMatching(/lost: batch \d+ \(\w+\), 3 articles/)]);
  const accepted = await newstally(['doctor', '--accept-loss'], env);
  expect([accepted.status, accepted.err]).toEqual([0, '']);
  expect(accepted.out).toMatch(/with 3 articles are given up\..*answers say so\.[^]*Nothing is missing\./);
  const server = await start(env);
  const lost = async (span: string) => {
    const answer = (await (await fetch(`${server.url}/api/v1/mentions?actors=ukraine&${span}`)).json()) as {
      notes: Note[];
    };
    return answer.notes.filter(({ code }) => code === 'lost').map(({ text }) => text);
  };
  const week = 'from=2021-05-03&to=2021-05-09';
  expect(await lost(week)).toEqual([
    expect.stringMatching(
      /^1 batch with 3 articles, acknowledged at \d{4}-.* got lost, .*The articles were of 2021-05-05: numbers may be too low/,
    ),
  ]);
  expect(await lost('from=2021-03-29&to=2021-04-04')).toEqual([]);
  expect((await newstally(['ingest', second], env)).out).toMatch(/3/);
  expect(await lost(week)).toEqual([]);
  await server.stop();
});
