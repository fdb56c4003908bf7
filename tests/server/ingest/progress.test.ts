import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import type { Ledger } from '../../../server/contract/run.ts';
import { closingTable, createProgress } from '../../../server/ingest/progress.ts';

function stage(terminal: boolean, bytes: number | null) {
  let text = '';
  let ms = 0;
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  const clock = { now: () => 0, elapsed: () => ms };
  return {
    progress: createProgress({ out, terminal, totals: { bytes }, clock }),
    written: () => text.split('\n').filter((line) => line !== ''),
    pass: (seconds: number) => {
      ms += seconds * 1000;
    },
  };
}

test('without a terminal there is a line every ten seconds, and one at the end', () => {
  const { progress, written, pass } = stage(false, 40_000_000);
  progress.step({ articles: 1, bytes: 1000 });
  pass(9.9);
  progress.step({ articles: 999, bytes: 9_999_000 });
  expect(written()).toEqual([]);
  pass(0.1);
  progress.step({ articles: 0, bytes: 0 });
  pass(5);
  progress.step({ articles: 500, bytes: 5_000_000 });
  pass(25);
  progress.step({ articles: 2500, bytes: 25_000_000 });
  progress.end();
  expect(written()).toEqual([
    '1,000 articles · 10 of 40 MB · 100 articles/s · 0:30 left',
    '4,000 articles · 40 of 40 MB · 100 articles/s',
    '4,000 articles · 40 of 40 MB · 100 articles/s',
  ]);
});

test('where nobody knows how much there is, no time left is made up', () => {
  const { progress, written, pass } = stage(false, null);
  pass(4);
  progress.step({ articles: 2, bytes: 1_500_000 });
  progress.end();
  expect(written()).toEqual(['2 articles · 1.5 MB · 1 articles/s']);
});

test('on a terminal a bar fills to the end', () => {
  const { progress, written, pass } = stage(true, 2_000_000);
  pass(1);
  progress.step({ articles: 10, bytes: 1_000_000 });
  progress.step({ articles: 10, bytes: 1_000_000 });
  progress.end();
  expect(written().at(0)).toBe(`${'░'.repeat(24)} 0 % · 0 articles · 0 of 2 MB`);
  expect(written().at(-1)).toBe(`${'█'.repeat(24)} 100 % · 20 articles · 2 of 2 MB · 20 articles/s`);
});

test('on a terminal, standard input has no bar but its counts', () => {
  const { progress, written, pass } = stage(true, null);
  pass(1);
  progress.step({ articles: 10, bytes: 1_000_000 });
  progress.end();
  expect(written().at(-1)).toBe('10 articles · 1 MB · 10 articles/s');
});

test('when it has ended, no timer keeps the process alive', () => {
  const { progress } = stage(true, 100);
  expect(process.getActiveResourcesInfo()).toContain('Timeout');
  const before = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  progress.end();
  expect(process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length).toBe(before - 1);
});

const LEDGER: Ledger = {
  inputs: 1210,
  added: 1200,
  revised: 1,
  duplicate: 4,
  rejected: 5,
  undated: 3,
  undated_reasons: { 'none given': 2, 'year 1 is before 1990': 1 },
  rejections: {
    'read: not valid JSON (Unexpected token)': 1,
    'read: not valid JSON (Unterminated string)': 1,
    'clean: empty after cleaning': 3,
  },
  lost_letters: 0,
  mentions: 9876,
};

test('letters that were lost have a line of the table only where there are any', () => {
  expect(closingTable(LEDGER, 1)).not.toContain('Letters lost');
  expect(closingTable({ ...LEDGER, lost_letters: 1204 }, 1)).toMatch(/^Letters lost +1,204$/m);
});

test('the closing table has every state, the reasons, the speed and the sum', () => {
  expect(closingTable(LEDGER, 12.1)).toBe(
    `Inputs                           1,210
  added                          1,200
  revised                            1
  duplicate                          4
  rejected                           5
    clean: empty after cleaning      3
    read: not valid JSON             2
Undated                              3
    none given                       2
    year 1 is before 1990            1
Mentions                         9,876
Articles per second                100
Seconds                           12.1
added + revised + duplicate + rejected = inputs: 1,200 + 1 + 4 + 5 = 1,210
`,
  );
});

test('of many reasons the most frequent are shown, the rest together', () => {
  const rejections = Object.fromEntries(
    Array.from({ length: 15 }, (_, no) => [`read: reason ${String(no).padStart(2, '0')}`, 20 - no]),
  );
  const table = closingTable({ ...LEDGER, rejections }, 1);
  expect(table).toContain('    read: reason 11');
  expect(table).not.toContain('    read: reason 12');
  expect(table).toMatch(/ {4}3 other reasons +21\n/); // 8 + 7 + 6
});

test('a sum that does not hold is said aloud, and a speed that nobody measured is no number', () => {
  const table = closingTable({ ...LEDGER, added: 1199 }, 0);
  expect(table).toContain('1,199 + 1 + 4 + 5 ≠ 1,210');
  expect(table).toMatch(/Articles per second +–\n/);
});
