import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Removed } from '../../../server/contract/article.ts';
import { cutLearned, edgeLinesOf, LEARNED, lineRule, restoreLearned } from '../../../server/text/edge-lines.ts';

const BODY = `This is a rush transcript, made in a hurry.
The council met on Tuesday and voted for the bridge.
Work begins in spring, the mayor told reporters.
Glory to Norland!
Nobody knows yet what it will cost the town.
Ann Lee writes about towns for the Harbour Dispatch.
Updated at 10:45 on 3 May 2022.`;

const textOf = (body: string, removed: readonly Removed[] = []) => ({ body, removed });
const keyOf = (line: string, zone: 'head' | 'tail'): string => {
  // A line alone is a head line; as the last of many it is a tail line.
  const body = zone === 'head' ? line : `${'A line of five words here.\n'.repeat(9)}${line}`;
  return edgeLinesOf(body).at(-1)!.key;
};
const HEAD = keyOf('This is a rush transcript, made in a hurry.', 'head');
const BIO = keyOf('Ann Lee writes about towns for the Harbour Dispatch.', 'tail');
const UPDATE = keyOf('Updated at 9:30 on 14 May 2031', 'tail');

test('three lines at the head and four at the tail, masked, without the short ones', () => {
  expect(edgeLinesOf(BODY).map(({ zone, start, end }) => [zone, BODY.slice(start, end).slice(0, 12)])).toEqual([
    ['head', 'This is a ru'],
    ['head', 'The council '],
    ['head', 'Work begins '],
    ['tail', 'Nobody knows'],
    ['tail', 'Ann Lee writ'],
    ['tail', 'Updated at 1'],
  ]);
  expect(edgeLinesOf('')).toEqual([]);
});

test('in a short text the nearer end counts', () => {
  const short = BODY.split('\n').slice(0, 3).join('\n');
  expect(edgeLinesOf(short).map(({ zone }) => zone)).toEqual(['head', 'head', 'tail']);
});

test('figures, case and marks do not tell lines apart; zones and words do', () => {
  const keys = edgeLinesOf(BODY).map(({ key }) => key);
  expect(keys.at(-1)).toBe(UPDATE);
  expect(keys[0]).toBe(HEAD);
  expect(keyOf('THIS IS A RUSH TRANSCRIPT – MADE IN A HURRY', 'head')).toBe(HEAD);
  expect(keyOf('This is a rush transcript, made in a hurry.', 'tail')).not.toBe(HEAD);
  expect(keyOf('This is a rush transcript, made in a worry.', 'head')).not.toBe(HEAD);
  expect(keys.every((key) => /^[0-9a-f]{16}$/.test(key))).toBe(true);
});

test('learned lines go, the rest stays to the letter, and what went says where it stood', () => {
  const { body, removed, learned_lines } = cutLearned(textOf(BODY), new Set([HEAD, BIO, UPDATE]));
  expect(body).toBe(
    BODY.split('\n')
      .slice(1, 5)
      .map((line) => `${line}\n`)
      .join(''),
  );
  expect(removed.map(({ text, rule, at }) => [text.slice(0, 12), rule, at])).toEqual([
    ['This is a ru', LEARNED, 0],
    ['Ann Lee writ', LEARNED, body.length],
    ['Updated at 1', LEARNED, body.length],
  ]);
  expect(learned_lines).toEqual([HEAD, BIO, UPDATE]);
});

test('a text of learned lines alone stays whole, and says that it has them', () => {
  const body = 'This is a rush transcript, made in a hurry.';
  expect(cutLearned(textOf(body), new Set([HEAD]))).toEqual({ body, removed: [], learned_lines: [HEAD] });
});

test('what was cut comes back to the letter, whatever was cut', () => {
  const line = fc.constantFrom(
    'One two three four five.',
    'Six seven eight nine ten!',
    'Short.',
    '',
    '  a b c d e f',
    'x 1 y 2 z 3',
  );
  let cuts = 0;
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), fc.array(fc.nat(11)), (lines, chosen) => {
      const body = lines.join('\n');
      const keys = edgeLinesOf(body).map(({ key }) => key);
      const learned = new Set(chosen.flatMap((at) => keys[at] ?? []));
      const other = [{ text: 'before', rule: 'share_line' }];
      const cut = cutLearned(textOf(body, other), learned);
      cuts += cut.removed.length - 1;
      expect(restoreLearned(textOf(cut.body, cut.removed))).toEqual({ body, removed: other });
      expect(lineRule.wholeOf(cut)).toBe(body);
    }),
    { numRuns: 500 },
  );
  console.log(`learned lines: ${cuts} cut and put back`);
  expect(cuts).toBeGreaterThan(200);
});
