import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { newstally } from '../../support/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'newstally-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, 'newstally.yaml');
writeFileSync(file, 'demo: off\n');
// What scores the tone changes nothing here, and word scores are ready soonest.
const env = {
  NEWSTALLY_DATA: join(folder, 'data'),
  NEWSTALLY_CONFIG: file,
  NEWSTALLY_SCORER: 'lexicon',
  PORT: '0',
};
const news = join(folder, 'news.jsonl');
writeFileSync(
  news,
  ['Crews struck at the ferry dock.', 'The ferry sailed and crews cheered.']
    .map((body, no) => JSON.stringify({ body, source: 'Dispatch', published: `2022-03-0${no + 1}` }))
    .join('\n'),
);
const POINTED =
  'q="ferry dock" AND (crews: this parenthesis is not closed, at place 18; put a closing one behind what belongs together\n' +
  '  "ferry dock" AND (crews\n' +
  '                   ^\n';

test('the command line searches, and points at a mistake', {
  timeout: 300_000,
}, async () => {
  expect((await newstally(['ingest', news], env)).status).toBe(0);
  const lines = async (q: string) =>
    (await newstally(['export', 'articles', `q=${encodeURIComponent(q)}`], env)).out.trim().split('\r\n').length - 1;
  expect([await lines('ferry crews'), await lines('crews NEAR/3 ferry'), await lines('"ferry dock"')]).toEqual([
    2, 1, 1,
  ]);
  const mistaken = ['export', 'articles', `q=${encodeURIComponent('"ferry dock" AND (crews')}`];
  expect(await newstally(mistaken, env)).toMatchObject({ status: 2, out: '', err: POINTED });
});
