import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { newstally, start } from '../../support/process.ts';
import { preparedDemo } from '../../support/served.ts';

const folder = mkdtempSync(join(tmpdir(), 'newstally-'));
afterAll(() => rmSync(folder, { recursive: true }));
const env = { NEWSTALLY_DATA: folder, PORT: '0', NEWSTALLY_URL: 'https://news.norland.example' };
const run = (...command: string[]) => newstally(command, env);
const files = () => readdirSync(join(folder, 'reports')).filter((name) => name.startsWith('brief_'));

test('a schedule is made, sent and removed, by the server that has the database and without one', async () => {
  cpSync(await preparedDemo(), folder, { recursive: true });
  const server = await start(env);
  const made = await run(
    'schedule',
    'brief',
    '--sends',
    'weekly-brief',
    '--when',
    'mondays at 06:00',
    '--formats',
    'html,csv',
  );
  expect([made.status, made.err]).toEqual([0, '']);
  expect(made.out).toContain('brief  weekly-brief mondays at 06:00 (UTC), next ');
  const sent = await run('send', 'brief', '--json');
  const said = JSON.parse(sent.out) as { state: string; snapshot: string; files: { name: string; sha256: string }[] };
  expect([sent.status, said.state, said.files.length, files().length]).toEqual([0, 'done', 2, 3]);
  const wrong = await run('alert', 'cold', '--on', 'tone', '--filters', 'actors=ukraine');
  expect([wrong.status, wrong.err.includes('a tone from -1 to 1')]).toEqual([2, true]);
  expect((await run('alert', 'cold', '--on', 'tone', '--filters', 'actors=ukraine', '--below', '-0.9')).status).toBe(0);
  expect((await server.stop()).status).toBe(0);
  // The same snapshot without a server: the same bytes, which lie there already.
  const dry = JSON.parse((await run('send', 'brief', '--dry', '--json')).out) as typeof said;
  expect([dry.state, dry.files]).toEqual(['dry', said.files]);
  expect((await run('schedules', 'brief')).out).toMatch(/dry .*\n.*asked .*done/);
  expect((await run('alerts')).out).toContain('cold  tone actors=ukraine, told 0');
  expect((await run('deliveries')).out).toContain('files  folder');
  expect((await run('unschedule', 'brief')).out).toContain('removed');
  expect((await run('schedules')).out).toContain('No schedules yet');
  expect(files()).toHaveLength(3);
});
