import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { newstally, start } from '../support/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'newstally-'));
afterAll(() => rmSync(folder, { recursive: true }));

const shipped = (name: string) => ({ NEWSTALLY_DATA: join(folder, name) });
// What scores the tone changes nothing in the counts, and word scores are ready soonest.
const data = (name: string) => ({ ...shipped(name), NEWSTALLY_SCORER: 'lexicon' });
const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const THREE = [
  {
    title: 'Talks',
    body: 'Antony Blinken met Sergei Lavrov in Geneva. Blinken warned Russia.',
    source: 'Alpha',
    published: '2022-01-21',
  },
  { title: 'Aid', body: 'Volodymyr Zelensky thanked Joe Biden for the help.', source: 'Beta', published: '2022-01-22' },
  { title: 'Undated', body: 'Ukraine waits for news from the talks.', source: 'Beta' },
].map((record) => JSON.stringify(record));

test('a first start loads the demo and answers; a second one is there at once; a signal stops it cleanly', async () => {
  const first = await start({ ...shipped('demo'), PORT: '0' });
  expect(first.said()).toMatch(/Loaded \d+ demo reports with \d+ mentions/);
  expect((await fetch(`${first.url}/health`)).status).toBe(200);
  const { rows } = (await (await fetch(`${first.url}/api/v1/actors`)).json()) as {
    rows: { actor: string; mentions: number }[];
  };
  expect(rows.slice(0, 5).map(({ actor }) => actor)).toContain('ukraine');
  expect((await first.stop('SIGINT')).status).toBe(0);
  const second = await start({ ...shipped('demo'), PORT: '0' });
  expect(second.said()).not.toMatch(/demo/);
  const again = (await (await fetch(`${second.url}/api/v1/actors`)).json()) as { rows: unknown[] };
  expect(again.rows).toEqual(rows);
  expect((await second.stop('SIGTERM')).status).toBe(0);
});

test('ingest ends with a table whose states add up; the same again adds nothing', async () => {
  const path = file('three.jsonl', [THREE[0], '{broken', THREE[1], THREE[2]].join('\n'));
  const first = await newstally(['ingest', path], data('own'));
  expect(first.status).toBe(0);
  expect(first.out).toMatch(/inputs\D+4\b/i);
  expect(first.out).toMatch(/added\D+3\b/);
  expect(first.out).toContain('three.jsonl:2');
  const second = await newstally(['ingest', path], data('own'));
  expect(second.out).toMatch(/added\D+0\b/);
  expect(second.out).toMatch(/duplicate\D+3\b/);
});

test('while a server runs, ingest hands it the articles', async () => {
  const server = await start({ ...data('served'), PORT: '0', NEWSTALLY_DEMO: 'off' });
  try {
    const done = await newstally(['ingest', '-', '--format', 'jsonl'], data('served'), THREE.join('\n'));
    expect([done.status, done.err.includes('in use')]).toEqual([0, false]);
    const { rows } = (await (await fetch(`${server.url}/api/v1/mentions?from=2022-01-17&to=2022-01-23`)).json()) as {
      rows: { actor: string; mentions: number }[];
    };
    expect(rows.find(({ actor }) => actor === 'antony-blinken')).toMatchObject({ week: '2022-01-17', mentions: 2 });
  } finally {
    await server.stop();
  }
});

test('inspect shows what is read, with offsets into the body, and touches no database', async () => {
  const { status, out } = await newstally(
    ['inspect', '-', '--format', 'jsonl', '--json'],
    data('untouched'),
    THREE.join('\n'),
  );
  expect(status).toBe(0);
  const seen = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, never>);
  expect(seen).toHaveLength(3);
  let offsets = 0;
  for (const { body, mentions, sentences } of seen as unknown as {
    body: string;
    mentions: { start: number; end: number; surface: string; sentence: number }[];
    sentences: { start: number; end: number; text: string }[];
  }[]) {
    for (const { start: from, end, text } of sentences) expect(body.slice(from, end)).toBe(text);
    for (const { start: from, end, surface, sentence } of mentions) {
      expect(body.slice(from, end)).toBe(surface);
      expect(sentences[sentence]!.start <= from && end <= sentences[sentence]!.end).toBe(true);
      offsets += 1;
    }
  }
  expect(offsets).toBeGreaterThanOrEqual(7);
});

test('export writes the same rows as the API, to a file that appears whole', async () => {
  const path = file('more.jsonl', THREE.join('\n'));
  await newstally(['ingest', path], data('export'));
  const { status, out } = await newstally(
    ['export', 'mentions', 'actors=antony-blinken&from=2022-01-17&to=2022-01-23'],
    data('export'),
  );
  expect(status).toBe(0);
  expect(out.split('\r\n')[1]).toBe('2022-01-17,antony-blinken,Antony Blinken,person,2,1,1,true');
  const written = join(folder, 'mentions.csv');
  await newstally(['export', 'mentions', 'snapshot=1', '--out', written], data('export'));
  expect(readFileSync(written, 'utf8').split('\r\n').length).toBeGreaterThan(2);
  const beside = JSON.parse(readFileSync(`${written}-metadata.json`, 'utf8')) as { newstally: { snapshot: string } };
  expect(beside.newstally.snapshot).toMatch(/^1-[0-9a-f]{8}$/);
});

test('what cannot be done is one clear line, and no stack', async () => {
  const missing = await newstally(['ingest', join(folder, 'nothing-here.txt')], data('own'));
  expect(missing.status).toBe(2);
  expect(missing.err).toMatch(/nothing-here\.txt/);
  expect(missing.err).not.toMatch(/\n\s+at /);
  const question = await newstally(['export', 'mention'], data('own'));
  expect(question.err).toMatch(/There is no question "mention"/);
  const wrong = await newstally(['export', 'mentions', 'actors=blinkin'], data('own'));
  expect(wrong.err).toMatch(/nearest is `antony-blinken`/);
  const config = await newstally(['serve'], { ...data('own'), NEWSTALLY_TIMEZONE: 'Mars/Base' });
  expect([config.status, /NEWSTALLY_TIMEZONE=Mars\/Base/.test(config.err)]).toEqual([2, true]);
});

test('export writes every format, also through the server that has the database open', async () => {
  const path = file('formats.jsonl', THREE.join('\n'));
  await newstally(['ingest', path], data('formats'));
  const out = (name: string) => join(folder, name);
  const query = 'actors=antony-blinken&from=2022-01-17&to=2022-01-23';
  const exported = async (format: string, name: string) => {
    const ended = await newstally(
      ['export', 'mentions', query, '--format', format, '--out', out(name)],
      data('formats'),
    );
    expect([format, ended.status, ended.err]).toEqual([format, 0, '']);
    return readFileSync(out(name));
  };
  const alone = {
    csv: await exported('csv', 'alone.csv'),
    parquet: await exported('parquet', 'alone.parquet'),
    xlsx: await exported('xlsx', 'alone.xlsx'),
  };
  expect(alone.parquet.subarray(0, 4).toString()).toBe('PAR1');
  expect(alone.xlsx.subarray(0, 2).toString()).toBe('PK');
  const server = await start({ ...data('formats'), PORT: '0', NEWSTALLY_DEMO: 'off' });
  try {
    expect(await exported('csv', 'served.csv')).toEqual(alone.csv);
    expect(await exported('xlsx', 'served.xlsx')).toEqual(alone.xlsx);
    const [beside, before] = ['served', 'alone'].map(
      (name) => (JSON.parse(readFileSync(out(`${name}.csv-metadata.json`), 'utf8')) as { newstally: object }).newstally,
    );
    expect(beside).toEqual(before);
  } finally {
    await server.stop();
  }
  const wrong = await newstally(['export', 'mentions', '--format', 'parket'], data('formats'));
  expect([wrong.status, wrong.err]).toEqual([2, expect.stringMatching(/format=parket.*nearest is parquet/)]);
});
