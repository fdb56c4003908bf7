import { Readable } from 'node:stream';
import { afterEach, expect, test, vi } from 'vitest';
import { scoreLines } from '../../../server/cli/score.ts';

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

/** What the command writes for some lines, and with what it ends. */
async function run(lines: readonly string[], scorer = 'blend') {
  const [out, err]: [string[], string[]] = [[], []];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => err.push(String(text)) > 0);
  await scoreLines(scorer, Readable.from(lines.map((line) => `${line}\n`)));
  const status = process.exitCode;
  vi.restoreAllMocks();
  return {
    out: out.map((line) => JSON.parse(line) as { id?: number; targets: Record<string, unknown>[] }),
    err,
    status,
  };
}

const line = (text: string, ...targets: [number, number][]) =>
  JSON.stringify({ text, targets: targets.map(([start, end]) => ({ start, end })) });

test.each(['lexicon', 'linear', 'blend'])('%s: lines come back with the chances of each target', async (scorer) => {
  const text = 'The panel praised Kerr but condemned Voss as corrupt.';
  const { out, err, status } = await run([line(text, [18, 22], [37, 41])], scorer);
  expect([err, status]).toEqual([[], undefined]);
  const [kerr, voss] = out[0]?.targets ?? [];
  expect(kerr).toMatchObject({ start: 18, end: 22, scorer: expect.stringMatching(new RegExp(`^${scorer}@`)) });
  expect(kerr?.['p_neg']).toBeTypeOf('number');
  expect(Number(kerr?.['p_neg']) + Number(kerr?.['p_neu']) + Number(kerr?.['p_pos'])).toBeCloseTo(1, 9);
  expect(Number(kerr?.['sentiment'])).toBeGreaterThan(Number(voss?.['sentiment']));
});

test('a name that stands beside a target does not change its tone, whoever it is', async () => {
  const tones = async (name: string) => {
    const { out } = await run([line(`Kerr was praised by ${name}.`, [0, 4])]);
    return out[0]?.targets;
  };
  expect(await tones('Joe Biden')).toEqual(await tones('Vladimir Putin'));
});

test('what else a line holds is kept, and empty lines are passed over', async () => {
  const { out } = await run(['', '{"id":7,"text":"Kerr won.","targets":[{"start":0,"end":4,"gold":6}]}', '  ']);
  expect(out.length).toBe(1);
  expect(out[0]).toMatchObject({ id: 7, targets: [{ gold: 6 }] });
});

test('a long text is cut into sentences, so that another sentence does not colour a mention', async () => {
  const calm = 'Kerr arrived on Monday. ';
  const text = `${calm}${'The corrupt liars cheated the town. '.repeat(20)}`;
  const alone = await run([line(calm.trim(), [0, 4])]);
  const inside = await run([line(text, [0, 4])]);
  expect(inside.out[0]?.targets[0]?.['sentiment']).toBe(alone.out[0]?.targets[0]?.['sentiment']);
});

test('a bad line is told with its number and its fault, the others go on, and the command ends with 1', async () => {
  const good = line('Kerr won.', [0, 4]);
  const { out, err, status } = await run([
    '{oops',
    good,
    '{"text":5,"targets":[]}',
    line('Kerr won.', [0, 40]),
    line('Kerr won.', [4, 4]),
    good,
  ]);
  expect(out.length).toBe(2);
  expect(status).toBe(1);
  expect(err.length).toBe(4);
  expect(err[0]).toMatch(/^line 1: this is not JSON/);
  expect(err[1]).toMatch(/^line 3: text: /);
  expect(err[2]).toBe('line 4: targets[0] ends at 40, but the text has 9 characters (offsets are UTF-16 units)\n');
  expect(err[3]).toBe('line 5: targets[0] ends at 4, which is not behind its start 4\n');
});

test('a scorer that does not exist is refused by name', async () => {
  await expect(run([], 'bert')).rejects.toThrow('There is no scorer "bert"; there are blend, linear, lexicon');
});
