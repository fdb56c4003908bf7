import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyCells } from '../../scripts/verify-cells.ts';
import type { Running } from '../support/process.ts';
import { randomFrom } from '../support/random.ts';
import { startDemo, stopDemo } from '../support/served.ts';

const CELLS = 60;
let server: Running;
beforeAll(async () => {
  server = await startDemo();
});
afterAll(async () => {
  if (server !== undefined) await stopDemo(server);
});

const ask = (path: string) => fetch(server.url + path);

test('random numbers of the demo are the length of their lists, in JSON and in CSV', async () => {
  const verified = await verifyCells(ask, CELLS, randomFrom(20_220_224));
  for (const { question, cells, rows } of verified) {
    console.log(`cells: ${question}, ${cells} opened, ${rows} rows behind them`);
  }
  expect(verified.flatMap(({ wrong }) => wrong)).toEqual([]);
  expect(verified.map(({ question, cells }) => [question, cells])).toEqual([
    ['mentions', CELLS],
    ['sentiment', CELLS],
    ['co-occurrence', CELLS],
  ]);
  expect(verified.every(({ rows }) => rows > CELLS)).toBe(true);
});

test('a list that is one row short is found', async () => {
  const short = async (path: string) => {
    const response = await ask(path);
    if (!path.startsWith('/api/v1/evidence') || !path.endsWith('format=csv')) return response;
    return new Response((await response.text()).trimEnd().split('\r\n').slice(0, -1).join('\r\n'));
  };
  const verified = await verifyCells(short, 5, randomFrom(1));
  expect(verified.map(({ wrong }) => wrong.length > 0)).toEqual([true, true, true]);
});
