import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Examples } from '../../../server/contract/examples.ts';
import type { Question } from '../../../server/contract/question.ts';
import { questions } from '../../../server/contract/questions/all.ts';
import { at, smallApp } from '../../support/app.ts';
import { shippedExamples } from '../../support/examples.ts';
import { root } from '../../support/sources.ts';

/** What an example asks, where it is not the usual. */
const ASKED: Readonly<Record<string, readonly [query: string, id?: string]>> = {
  '/pair': ['pair=antony-blinken~ukraine&last=1w'],
  '/explain': ['actors=antony-blinken&last=1w'],
  '/evidence': ['actors=antony-blinken&tone=positive&limit=2'],
  '/co-occurrence': ['actors=ukraine&last=2w&within=sentence'],
  '/articles/{id}': ['', '0000000000000001'],
  '/stories/{id}': ['', '0000000000000001'],
  '/actors/{id}': ['last=2w', 'antony-blinken'],
  '/sources/{id}': ['', 'alpha'],
};
const USUAL = 'actors=antony-blinken,ukraine&last=1w';
/** Rows of an answer that are shown: the others say the same. */
const SHOWN = 2;

function asking({ path, filters }: Question): { query: string; id: string | null } {
  const [query, id = null] = ASKED[path] ?? ['from' in filters.shape ? USUAL : ''];
  return { query, id };
}

test('each example of the description gets the answer that stands beside it', async () => {
  const app = await smallApp();
  const found: Examples = {};
  for (const question of questions as readonly Question[]) {
    const { query, id } = asking(question);
    const answer = await app.request(at(`/api/v1${question.path.replace('{id}', id ?? '')}?${query}`));
    expect([question.path, answer.status]).toEqual([question.path, 200]);
    const { rows, ...head } = (await answer.json()) as { rows: unknown[] };
    found[question.path] = { query, id, answer: { ...head, rows: rows.slice(0, SHOWN) } };
  }
  // UPDATE_EXAMPLES=1 writes them anew; what has changed is then in the commit for all to see.
  if (process.env['UPDATE_EXAMPLES'] !== undefined)
    writeFileSync(join(root, 'data', 'examples.json'), `${JSON.stringify(found, null, 1)}\n`);
  const shipped = shippedExamples();
  expect(Object.keys(shipped)).toEqual(questions.map(({ path }) => path));
  for (const [path, example] of Object.entries(found)) expect([path, shipped[path]]).toEqual([path, example]);
  const rows = Object.values(found).reduce((sum, { answer }) => sum + (answer['rows'] as unknown[]).length, 0);
  console.log(`examples: ${questions.length} questions, ${rows} rows`);
  expect(rows).toBeGreaterThan(25);
});
