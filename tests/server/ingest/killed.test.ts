import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { environment, newstally } from '../../support/process.ts';
import { root } from '../../support/sources.ts';

const ARTICLES = 3000;
const KILLS = 3;

const folder = mkdtempSync(join(tmpdir(), 'newstally-killed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const path = join(folder, 'news.jsonl');
writeFileSync(
  path,
  Array.from({ length: ARTICLES }, (_, no) =>
    JSON.stringify({
      title: `Report ${no}`,
      body: `Volodymyr Zelensky wrote letter n${no}a n${no}b to Joe Biden. Ukraine sent copy n${no}c n${no}d to Poland.`,
      url: `https://alpha.example/${no}`,
      published: `2022-0${1 + (no % 6)}-1${no % 10}`,
    }),
  ).join('\n'),
);

// What scores the tone changes nothing here, and word scores are ready soonest.
const data = (name: string) => ({ NEWSTALLY_DATA: join(folder, name), NEWSTALLY_SCORER: 'lexicon' });

/** Starts an ingest and kills it as soon as `batches` batches were acknowledged. */
function killAfter(batches: number, name: string): Promise<NodeJS.Signals | null> {
  const acknowledged = join(folder, name, 'newstally.duckdb.acknowledged.ndjson');
  const child = spawn(process.execPath, [join(root, 'dist', 'server', 'cli.js'), 'ingest', path], {
    env: environment(data(name)),
    cwd: root,
    stdio: 'ignore',
  });
  const watch = setInterval(() => {
    const lines = existsSync(acknowledged) ? readFileSync(acknowledged, 'utf8').trimEnd().split('\n').length : 0;
    if (lines >= batches) child.kill('SIGKILL');
  }, 5);
  return new Promise((resolve) =>
    child.on('close', (_code, signal) => {
      clearInterval(watch);
      resolve(signal);
    }),
  );
}

const numbers = async (name: string) =>
  (await newstally(['export', 'mentions', 'from=2022-01-03&to=2022-06-26'], data(name))).out;

test('an ingest that is killed goes on where it stopped, and ends with the numbers of one that was not', async () => {
  for (let kill = 1; kill <= KILLS; kill += 1) expect(await killAfter(kill, 'killed')).toBe('SIGKILL');
  const rest = await newstally(['ingest', path], data('killed'));
  const counted = (state: string) => Number(new RegExp(`${state}\\D+([\\d,]+)`).exec(rest.out)![1]!.replace(',', ''));
  // Each kill left at least one whole batch, which need not be read again.
  expect(counted('duplicate')).toBeGreaterThanOrEqual(500 * KILLS);
  expect(counted('added') + counted('duplicate')).toBe(ARTICLES);
  const whole = await newstally(['ingest', path], data('whole'));
  expect(whole.status).toBe(0);
  const expected = await numbers('whole');
  expect(expected.split('\r\n').length).toBeGreaterThan(50);
  expect(await numbers('killed')).toBe(expected);
  console.log(`killed: ${KILLS} kills, ${counted('duplicate')} of ${ARTICLES} articles were there already`);
});
