import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { EXAMPLES } from '../../../server/cli/correction-commands.ts';
import { Change } from '../../../server/contract/correction.ts';
import { newstally, start } from '../../support/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'newstally-'));
afterAll(() => rmSync(folder, { recursive: true }));

// What scores the tone changes nothing here, and word scores are ready soonest.
const env = (name: string) => ({
  NEWSTALLY_DATA: join(folder, name),
  NEWSTALLY_DEMO: 'off',
  NEWSTALLY_SCORER: 'lexicon',
  PORT: '0',
});
const WAIT = { timeout: 300_000 };

const news = join(folder, 'news.jsonl');
writeFileSync(
  news,
  [
    'Antony Blinken praised Ukraine in Kyiv. Blinken thanked Ida Holm, a nurse.',
    'Sergei Lavrov attacked Ukraine. Antony Blinken was not there, and Ida Holm slept.',
  ]
    .map((body, no) =>
      JSON.stringify({
        body,
        source: 'Dispatch',
        published: `2022-03-0${no + 1}`,
        url: `https://dispatch.example/${no}`,
      }),
    )
    .join('\n'),
);
const MERGE = '{"does":"merge","actor":"sergei-lavrov","into":"antony-blinken"}';
const ADOPT = '{"does":"add_actor","name":"Ida Holm","kind":"person"}';

const counts = async (name: string): Promise<string[]> => {
  const { out } = await newstally(['export', 'actors'], env(name));
  const [head = '', ...lines] = out.trim().split('\r\n');
  const columns = head.split(',');
  const of = (line: string, column: string) => line.split(',')[columns.indexOf(column)];
  return lines.map((line) => `${of(line, 'actor')} ${of(line, 'mentions')}`).sort();
};

test('corrections are previewed, made, listed, undone, and made again elsewhere from their log', WAIT, async () => {
  expect((await newstally(['ingest', news], env('one'))).status).toBe(0);
  const before = await counts('one');
  expect(before).toEqual(['antony-blinken 3', 'kyiv 1', 'sergei-lavrov 1', 'ukraine 2']);
  const preview = await newstally(['correct', MERGE, '--preview'], env('one'));
  expect(preview.out).toBe('Would move 1 mention in 1 article, weeks of 2022-02-28 to 2022-02-28.\n');
  expect(await counts('one')).toEqual(before);

  const made = await newstally(['correct', MERGE, '--by', 'Ann', '--why', 'a slip'], env('one'));
  expect(made).toMatchObject({ status: 0, err: '' });
  expect(made.out).toContain('Correction 1 moved 1 mention in 1 article');
  await newstally(['correct', ADOPT, '--by', 'Bo'], env('one'));
  const after = ['antony-blinken 4', 'ida-holm 2', 'kyiv 1', 'ukraine 2'];
  expect(await counts('one')).toEqual(after);
  expect((await newstally(['corrections'], env('one'))).out).toMatch(
    /^1 .* Ann: .*merge.* a slip\n2 .* Bo: .*add_actor/,
  );

  const log = join(folder, 'log.jsonl');
  writeFileSync(log, (await newstally(['corrections', '--jsonl'], env('one'))).out);
  await newstally(['correct', '--from', log], env('two'));
  await newstally(['ingest', news], env('two'));
  expect(await counts('two')).toEqual(after);

  // While a server has the database, it does the work.
  const server = await start(env('one'));
  expect((await newstally(['undo', '2', '1'], env('one'))).out).toContain('Correction 1 is undone');
  const served = await newstally(['correct', MERGE, '--by', 'Ann', '--why', 'once more'], env('one'));
  expect([served.err, served.out]).toEqual(['', expect.stringContaining('Correction 3 moved 1 mention in 1 article')]);
  expect((await newstally(['undo', '3'], env('one'))).out).toContain('Correction 3 is undone');
  await server.stop();
  expect(await counts('one')).toEqual(before);
});

test('what cannot be made is one line with the remedy', WAIT, async () => {
  const tried = async (...args: string[]) => {
    const { status, err } = await newstally(args, env('three'));
    return [status, err.trim()];
  };
  expect(await tried('correct', '{"does":"merge"')).toEqual([2, expect.stringMatching(/^The change is not JSON/)]);
  expect(await tried('correct', '{"does":"merge","actor":"nobody","into":"ukraine"}')).toEqual([
    2,
    'There is no actor "nobody".',
  ]);
  expect(await tried('undo', '7')).toEqual([2, 'There is no correction 7. /api/v1/corrections lists them.']);
  expect(await tried('undo', 'last')).toEqual([2, '"last" is no number of a correction.']);
});

test('the help shows every change that there is, as it can be sent', WAIT, async () => {
  const read = EXAMPLES.map((example) => Change.parse(JSON.parse(example)).does);
  expect(new Set(read).size).toBe(Change.options.length);
  const { out } = await newstally(['correct', '--help'], env('three'));
  for (const example of EXAMPLES) expect(out.replaceAll(/\s+/g, '')).toContain(example.replaceAll(/\s+/g, ''));
  console.log(`changes in the help: ${EXAMPLES.length}`);
});

/** Mentions of an article as they can be spoken of, read from the sentences behind the numbers. */
async function evidenceOf(name: string): Promise<Record<string, string>[]> {
  const { out } = await newstally(['export', 'evidence'], env(name));
  const [head = '', ...lines] = out.trim().split('\r\n');
  const columns = head.split(',');
  // No cell that is read here holds a comma or a quotation mark; those behind the sentence do not matter.
  return lines.map((line) => {
    const cells = line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)!.map((cell) => cell.replace(/,$/, ''));
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
  });
}

test(
  'a tone, a check, a dated form and two stories are corrected, exported and made again elsewhere',
  WAIT,
  async () => {
    await newstally(['ingest', news], env('four'));
    const before = await evidenceOf('four');
    const blinken = before.find(({ surface, sentence }) => surface === 'Blinken' && sentence === '2')!;
    const lavrov = before.find(({ actor }) => actor === 'sergei-lavrov')!;
    const place = ({ article, sentence, start, surface }: Record<string, string>) =>
      `"article":"${article}","sentence":${sentence},"start":${start},"surface":"${surface}"`;
    const log = join(folder, 'four.jsonl');
    writeFileSync(
      log,
      [
        `{"does":"tone",${place(blinken)},"tone":"negative"}`,
        `{"does":"accept",${place(lavrov)}}`,
        '{"does":"retire_alias","actor":"sergei-lavrov","form":"Sergei Lavrov","from":"2022-03-03"}',
        `{"does":"join_stories","article":"${blinken['article']}","with":"${lavrov['article']}"}`,
      ]
        .map((change) => `{"change":${change},"made_by":"Ann"}`)
        .join('\n'),
    );
    const made = (await newstally(['correct', '--from', log], env('four'))).out.trim().split('\n');
    expect(made).toEqual([
      expect.stringMatching(
        /^Correction 1 moved 1 mention in 1 article, weeks of 2022-02-28 to 2022-02-28; mean tone in that week \S+ → \S+\.$/,
      ),
      'Correction 2 moved 1 mention in 1 article, weeks of 2022-02-28 to 2022-02-28.',
      'Correction 3 moved 0 mentions in 0 articles.',
      'Correction 4 moved 3 mentions in 1 article, weeks of 2022-02-28 to 2022-02-28.',
    ]);
    writeFileSync(log, (await newstally(['corrections', '--jsonl'], env('four'))).out);
    // Before the articles that it speaks of are there.
    expect((await newstally(['correct', '--from', log], env('five'))).status).toBe(0);
    await newstally(['ingest', news], env('five'));
    const after = await evidenceOf('five');
    expect(after).toEqual(await evidenceOf('four'));
    expect(after.find(({ surface, sentence }) => surface === 'Blinken' && sentence === '2')).toMatchObject({
      p_neg: '1',
      sentiment: '-1',
      scorer: 'correction',
    });
    expect(after.find(({ actor }) => actor === 'sergei-lavrov')).toMatchObject({ checked: 'true' });
    const stories = (await newstally(['export', 'stories'], env('five'))).out.trim().split('\r\n');
    expect(stories).toHaveLength(2);
    await newstally(['undo', '4', '3', '2', '1'], env('four'));
    expect(await evidenceOf('four')).toEqual(before);
  },
);
