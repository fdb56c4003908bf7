import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { newstally, start } from '../../support/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'newstally-'));
afterAll(() => rmSync(folder, { recursive: true }));

const env = (name: string) => ({ NEWSTALLY_DATA: join(folder, name), NEWSTALLY_DEMO: 'off', PORT: '0' });
const WAIT = { timeout: 180_000 };

const news = join(folder, 'news.jsonl');
writeFileSync(
  news,
  [
    'Antony Blinken praised Ukraine in Kyiv. Blinken thanked Ida Holm, a nurse.',
    'Sergei Lavrov attacked Ukraine. Antony Blinken was not there, and Ida Holm slept.',
  ]
    .map((body, no) =>
      JSON.stringify({
        body,
        source: 'Dispatch',
        published: `2022-03-0${no + 1}`,
        url: `https://dispatch.example/${no}`,
      }),
    )
    .join('\n'),
);
const MERGE = '{"does":"merge","actor":"sergei-lavrov","into":"antony-blinken"}';
const ADOPT = '{"does":"add_actor","name":"Ida Holm","kind":"person"}';

const counts = async (name: string): Promise<string[]> => {
  const { out } = await newstally(['export', 'actors'], env(name));
  const [head = '', ...lines] = out.trim().split('\r\n');
  const columns = head.split(',');
  const of = (line: string, column: string) => line.split(',')[columns.indexOf(column)];
  return lines.map((line) => `${of(line, 'actor')} ${of(line, 'mentions')}`).sort();
};

test('corrections are previewed, made, listed, undone, and made again elsewhere from their log', WAIT, async () => {
  expect((await newstally(['ingest', news], env('one'))).status).toBe(0);
  const before = await counts('one');
  expect(before).toEqual(['antony-blinken 3', 'kyiv 1', 'sergei-lavrov 1', 'ukraine 2']);
  const preview = await newstally(['correct', MERGE, '--preview'], env('one'));
  expect(preview.out).toBe('Would move 1 mention in 1 article, weeks of 2022-02-28 to 2022-02-28.\n');
  expect(await counts('one')).toEqual(before);

  const made = await newstally(['correct', MERGE, '--by', 'Ann', '--why', 'a slip'], env('one'));
  expect(made).toMatchObject({ status: 0, err: '' });
  expect(made.out).toContain('Correction 1 moved 1 mention in 1 article');
  await newstally(['correct', ADOPT, '--by', 'Bo'], env('one'));
  const after = ['antony-blinken 4', 'ida-holm 2', 'kyiv 1', 'ukraine 2'];
  expect(await counts('one')).toEqual(after);
  expect((await newstally(['corrections'], env('one'))).out).toMatch(
    /^1 .* Ann: .*merge.* a slip\n2 .* Bo: .*add_actor/,
  );

  const log = join(folder, 'log.jsonl');
  writeFileSync(log, (await newstally(['corrections', '--jsonl'], env('one'))).out);
  await newstally(['correct', '--from', log], env('two'));
  await newstally(['ingest', news], env('two'));
  expect(await counts('two')).toEqual(after);

  // While a server has the database, it does the work.
  const server = await start(env('one'));
  expect((await newstally(['undo', '2', '1'], env('one'))).out).toContain('Correction 1 is undone');
  await server.stop();
  expect(await counts('one')).toEqual(before);
});

test('what cannot be made is one line with the remedy', WAIT, async () => {
  const tried = async (...args: string[]) => {
    const { status, err } = await newstally(args, env('three'));
    return [status, err.trim()];
  };
  expect(await tried('correct', '{"does":"merge"')).toEqual([2, expect.stringMatching(/^The change is not JSON/)]);
  expect(await tried('correct', '{"does":"merge","actor":"nobody","into":"ukraine"}')).toEqual([
    2,
    'There is no actor "nobody".',
  ]);
  expect(await tried('undo', '7')).toEqual([2, 'There is no correction 7. /api/v1/corrections lists them.']);
  expect(await tried('undo', 'last')).toEqual([2, '"last" is no number of a correction.']);
});
