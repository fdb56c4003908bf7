import { expect, test } from 'vitest';
import { createConnection } from '../../web/connection.ts';

function watched(answers: boolean[]) {
  const waits: { ms: number; act: () => void }[] = [];
  const stopped: number[] = [];
  let told = 0;
  const connection = createConnection({
    ping: () => Promise.resolve(answers.shift() ?? false),
    now: () => '2026-01-01T00:00:00.000Z',
    wait: (ms, act) => {
      waits.push({ ms, act });
      return () => void stopped.push(ms);
    },
  });
  connection.watch(() => (told += 1));
  const pass = async () => {
    waits.at(-1)!.act();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { connection, waits, pass, told: () => told };
}

test('a lost connection is told once, with since when', () => {
  const { connection, told } = watched([]);
  expect(connection.lost()).toBe(null);
  connection.failed();
  connection.failed();
  expect([connection.lost(), told()]).toEqual(['2026-01-01T00:00:00.000Z', 1]);
});

test('it is tried again with pauses that double, up to a minute', async () => {
  const { connection, waits, pass } = watched([]);
  connection.failed();
  for (let tries = 0; tries < 7; tries += 1) await pass();
  expect(waits.map(({ ms }) => ms / 1000)).toEqual([2, 4, 8, 16, 32, 60, 60, 60]);
  expect(connection.pause()).toBe(60);
});

test('once the server answers it is told, and the next loss begins with a short pause', async () => {
  const { connection, waits, pass, told } = watched([false, true]);
  connection.failed();
  await pass();
  await pass();
  expect([connection.lost(), told()]).toEqual([null, 3]);
  connection.failed();
  expect(waits.at(-1)?.ms).toBe(2000);
});

test('any answer ends it, and who left is told nothing more', () => {
  const { connection, told } = watched([]);
  connection.failed();
  connection.answered();
  connection.answered();
  expect([connection.lost(), told()]).toEqual([null, 2]);
});
