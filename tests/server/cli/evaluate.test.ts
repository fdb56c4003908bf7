import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { addDays } from '../../../server/base/week.ts';
import { Calibration } from '../../../server/contract/calibration.ts';
import { newstally, start } from '../../support/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'newstally-'));
afterAll(() => rmSync(folder, { recursive: true }));

const WAIT = { timeout: 300_000 };
const env = {
  NEWSTALLY_DATA: join(folder, 'data'),
  NEWSTALLY_DEMO: 'off',
  NEWSTALLY_SCORER: 'lexicon',
  NEWSTALLY_WORKERS: '1',
  PORT: '0',
};

/** Eight reports a week, so that no five words in a row stand in two of them; two or three name Ukraine. */
const reports = (weeks: number): string =>
  Array.from({ length: 8 * weeks }, (_, at) => {
    const guest = at % 8 < 2 + (Math.floor(at / 8) % 2) ? 'Ukraine' : 'the council';
    return JSON.stringify({
      title: `Ward ${at} met`,
      body: `Delegates from ward ${at} discussed road ${at} and bridge ${at} with ${guest} on day ${at} of the talks.`,
      source: 'Ward Gazette',
      published: addDays('2022-01-03', 7 * Math.floor(at / 8) + (at % 7)),
    });
  }).join('\n');

const say = async (...args: string[]) => {
  const { status, out, err } = await newstally(args, env);
  return { status, out, err };
};

test('the alarm is calibrated with a server and without, and answers say so', WAIT, async () => {
  const many = join(folder, 'many.jsonl');
  writeFileSync(many, reports(14));
  expect((await newstally(['ingest', many], env)).status).toBe(0);
  const { out, status } = await say('evaluate', '--bursts', '--json');
  const made = Calibration.parse(JSON.parse(out));
  expect([status, made.grain, made.steps, made.actors]).toEqual([0, 'week', 14, 1]);

  const server = await start(env);
  const told = await say('evaluate', '--bursts');
  expect([told.status, told.err]).toEqual([0, '']);
  expect(told.out).toMatch(
    /^An alarm begins below p 0\.0\d+: \d\.\d\d false alarms in 100 quiet actor-weeks, about \d+ a year for your 1 actor\./,
  );
  const answer = await fetch(`${server.url}/api/v1/bursts`);
  const { notes } = (await answer.json()) as { notes: { code: string }[] };
  expect(notes.map(({ code }) => code)).toContain('false_alarms');
  await server.stop();
});

test('what cannot be calibrated is one line with the remedy', WAIT, async () => {
  expect(await say('evaluate', '--bursts', '--grain', 'year')).toEqual({
    status: 2,
    out: '',
    err: '--grain year: one of day, week is right, as in --grain week.\n',
  });
});
