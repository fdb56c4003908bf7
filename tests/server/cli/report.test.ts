import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { newstally } from '../../support/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'newstally-'));
afterAll(() => rmSync(folder, { recursive: true }));

const env = { NEWSTALLY_DATA: join(folder, 'data') };
const report = (...args: string[]) => newstally(['report', ...args], env);

test('a report is written from the command line, whole and under its name, and the same again', {
  timeout: 600_000,
}, async () => {
  const news = join(folder, 'news.jsonl');
  const record = { body: 'Antony Blinken met Sergei Lavrov in Geneva.', source: 'Alpha', published: '2022-01-21' };
  writeFileSync(news, JSON.stringify(record));
  expect((await newstally(['ingest', news], env)).status).toBe(0);
  const out = join(folder, 'brief.html');
  const first = await report('weekly-brief', 'last=1w', '--out', out);
  expect([first.status, first.err]).toEqual([0, '']);
  const page = readFileSync(out, 'utf8');
  expect(first.out).toBe(`Wrote ${out}: ${Buffer.byteLength(page)} bytes.\n`);
  expect(page).toContain('<h1>Weekly brief</h1>');
  expect((await report('weekly-brief', 'last=1w', '--out', '-')).out).toBe(page);
  // The format is a key like others, or an option.
  for (const [file, args] of [
    ['a.pdf', ['actor-brief', 'actors=antony-blinken&format=pdf']],
    ['b.pdf', ['actor-brief', 'actors=antony-blinken', '--format', 'pdf']],
  ] as const)
    expect((await report(...args, '--out', join(folder, file))).status).toBe(0);
  const [a, b] = ['a.pdf', 'b.pdf'].map((file) => readFileSync(join(folder, file)));
  expect(a?.subarray(0, 5).toString()).toBe('%PDF-');
  expect(a?.equals(b ?? Buffer.alloc(0))).toBe(true);
  expect(readdirSync(folder).filter((file) => file.endsWith('.part'))).toEqual([]);
  const told = async (...args: string[]) => {
    const { status, err } = await report(...args);
    return [status, err.trim()];
  };
  expect(await told('weekly')).toEqual([
    2,
    'There is no report "weekly". There are: weekly-brief, actor-brief, comparison, source-health, view.',
  ]);
  expect(await told('weekly-brief', '--format', 'doc')).toEqual([2, 'format=doc: one of html, pdf, xlsx, csv']);
  const [status, words] = await told('weekly-brief', 'colour=red');
  expect([status, words]).toEqual([2, expect.stringMatching(/^colour=red: a key of this report: /)]);
});
