import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../../server/base/root.ts';
import type { Facts } from '../../server/contract/facts.ts';
import { questions } from '../../server/contract/questions/all.ts';
import { planted } from '../../scripts/bench/cast.ts';
import { checkPlanted } from '../../scripts/bench/planted.ts';
import { SILENT_WEEK, weekAt } from '../../scripts/bench/plan.ts';
import { figureOf, quantile, sideBySide } from '../../scripts/bench/rounds.ts';
import { worldOf } from '../../scripts/bench/world.ts';

/** The least that holds everything planted. */
const SIZE = 18_000;

/** What ships with the project; a machine may have more. */
const DEMO = join('data', 'demo');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'newstally-bench-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Kept = {
  street: { ratio: number; found: { ours: { mentions: number }; peer: { mentions: number } } };
  finding: { ratio: number; aliases: { ours: number; peer: number } };
  loading: { ratio: number; fault: string | null };
  questions: {
    filling: { articles: number; mentions: number };
    facts: number;
    missed: string[];
    timed: { path: string; name: string; rows: number; fault: string | null }[];
  };
};

/** Runs a program in a place of its own for temporary files. */
const runs = (args: readonly string[]): Promise<{ code: number | null; out: string; said: string }> =>
  new Promise((resolve, reject) => {
    // With it the configuration would be that of the tests.
    const { VITEST: _, ...env } = process.env;
    const child = spawn(process.execPath, args, { cwd: projectRoot(), env: { ...env, TMPDIR: folder } });
    let out = '';
    let said = '';
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (said += part.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, said }));
  });

/** Builds the bench and runs it, as `npm run bench` does: from source each of its processes would translate a thousand files first. */
async function run(args: readonly string[]) {
  const out = join('dist', 'bench');
  const vite = join('node_modules', 'vite', 'bin', 'vite.js');
  const built = await runs([vite, 'build', '--ssr', 'scripts/bench.ts', '--outDir', out, '--logLevel', 'warn']);
  expect(built).toMatchObject({ code: 0 });
  return runs([join(out, 'bench.js'), ...args]);
}

test('a small bench finds all that was planted, then has a figure for every part and every question', async () => {
  const json = join(folder, 'bench.json');
  const { code, out, said } = await run([
    '--mentions',
    String(SIZE),
    '--rounds',
    '1',
    '--articles',
    DEMO,
    '--aliases',
    '50000',
    '--most',
    '80',
    // A ratio comes of any load; how steady it is matters to whoever reads it.
    '--load',
    '200',
    // What the browser does is tested in the browser.
    '--without',
    'browser',
    '--json',
    json,
  ]);
  expect({ code, said }).toMatchObject({ code: 0 });
  const kept = JSON.parse(readFileSync(json, 'utf8')) as Kept;
  const { facts, missed, timed, filling } = kept.questions;
  console.log(`bench: ${facts} planted facts, ${timed.length} timed cases of ${questions.length} questions`);
  expect(missed).toEqual([]);
  expect(facts).toBeGreaterThan(4000);
  expect(filling.mentions).toBeGreaterThan(0.9 * SIZE);
  // First the truth, then the times.
  expect(said.indexOf(`${facts} of ${facts} planted facts were found`)).toBeGreaterThan(-1);
  expect(said.indexOf('planted facts were found')).toBeLessThan(said.indexOf(`  ${timed[0]?.name}`));
  expect([...new Set(timed.map(({ path }) => path))].sort()).toEqual(questions.map(({ path }) => path).sort());
  expect(timed.filter(({ fault, rows }) => fault !== null || rows === 0)).toEqual([]);
  for (const { name } of timed) expect(out).toContain(name);
  expect(kept.loading.fault).toBeNull();
  expect(kept.finding.aliases.ours).toBeGreaterThanOrEqual(50_000);
  for (const ratio of [kept.street.ratio, kept.finding.ratio, kept.loading.ratio]) expect(ratio).toBeGreaterThan(0);
  expect(kept.street.found.ours.mentions).toBeGreaterThan(0);
  expect(kept.street.found.peer.mentions).toBeGreaterThan(0);
  expect(readdirSync(folder).filter((name) => name.startsWith('newstally-bench-'))).toEqual([]);
});

/** Articles, mentions, mentions in quotes and stories of everybody planted, counted from what was written. */
function recounted(articles: readonly Facts[]) {
  // A correction comes after the article it replaces.
  const last = new Map(articles.map((one) => [one.article.id, one]));
  const cells = new Map<string, { mentions: number; articles: number; quoted: number; stories: Set<string> }>();
  for (const { article, mentions } of last.values()) {
    if (article.week === null) continue;
    for (const actor of new Set(mentions.map((one) => one.actor))) {
      const key = `${article.week} ${actor}`;
      const cell = cells.get(key) ?? { mentions: 0, articles: 0, quoted: 0, stories: new Set<string>() };
      cells.set(key, cell);
      cell.articles += 1;
      cell.stories.add(article.text_hash);
      for (const one of mentions) {
        if (one.actor !== actor) continue;
        cell.mentions += 1;
        if (one.in_quote) cell.quoted += 1;
      }
    }
  }
  return { articles: last, cells };
}

test('what the plan says equals a recount of what was written, in plain loops', () => {
  const world = worldOf({ mentions: SIZE, seed: 7 });
  const written = [...world.batches()].flat();
  const { articles, cells } = recounted(written);
  let counted = 0;
  for (const week of world.weeks) {
    for (const { id } of planted) {
      const found = cells.get(`${weekAt(week)} ${id}`);
      const { mentions = 0, articles: named = 0, quoted = 0 } = found ?? {};
      expect({ mentions, articles: named, stories: found?.stories.size ?? 0, quoted }, `${id} in week ${week}`).toEqual(
        world.truth.cell(id, week),
      );
      counted += 1;
    }
    const read = [...articles.values()].filter(({ article }) => article.week === weekAt(week)).length;
    expect(read, `articles of week ${week}`).toBe(world.tally.byWeek[week]);
    expect(read === 0, `week ${week} is silent`).toBe(week === SILENT_WEEK);
  }
  console.log(`bench: ${counted} planted cells recounted in ${articles.size} articles`);
  const dated = [...articles.values()].filter(({ article }) => article.week !== null);
  expect(articles.size).toBe(world.tally.articles);
  expect(dated.length).toBe(world.tally.dated);
  expect(new Set(dated.map(({ article }) => article.text_hash)).size).toBe(world.tally.stories);
  expect([...articles.values()].reduce((sum, { mentions }) => sum + mentions.length, 0)).toBe(world.tally.mentions);
  const misplaced: string[] = [];
  for (const { sentences, mentions, article } of articles.values()) {
    for (const { sentence, start, end, surface } of mentions) {
      const { text = '', start: from = 0 } = sentences[sentence] ?? {};
      const inBody = sentence === 0 || article.body.slice(from + start, from + end) === surface;
      if (text.slice(start, end) !== surface || !inBody) misplaced.push(`${article.id}: ${surface}`);
    }
  }
  expect(misplaced).toEqual([]);
});

test('the same seed writes the same collection, another seed another one', () => {
  const first = (seed: number) => JSON.stringify(worldOf({ mentions: SIZE, seed }).batches().next().value);
  expect(first(3)).toBe(first(3));
  expect(first(3)).not.toBe(first(4));
  expect(() => worldOf({ mentions: 5000, seed: 1 })).toThrow('too few to plant anything in');
});

test('an answer that is one off is missed, its neighbours are not, and empty answers are missed too', async () => {
  const world = worldOf({ mentions: SIZE, seed: 2 });
  const written = [...world.batches()].flat().length;
  expect(written).toBeGreaterThan(world.tally.articles);
  const rows = world.weeks
    .filter((no) => no !== SILENT_WEEK)
    .map((no) => ({ week: weekAt(no), articles: world.tally.byWeek[no]! + (no === 5 ? 1 : 0) }));
  const ask = async (path: string) => ({ query: {}, snapshot: '', notes: [], rows: path === '/coverage' ? rows : [] });
  const { facts, missed } = await checkPlanted(ask as never, world);
  expect(facts).toBeGreaterThan(missed.length);
  expect(missed.filter((one) => one.startsWith('articles of 20'))).toEqual([
    `articles of ${weekAt(5)}: ${world.tally.byWeek[5]! + 1}, not ${world.tally.byWeek[5]!}`,
  ]);
  expect(missed).toContain(`places of the grid: 0, not ${world.weeks.length * planted.length}`);
});

test('arms run in turn, and one that brings something else than expected is void', async () => {
  const order: string[] = [];
  const arm = (name: string, seen: string) => ({
    name,
    expected: 'right',
    run: async () => {
      order.push(name);
      return { ms: order.length, seen };
    },
  });
  const { ours, peer } = await sideBySide(arm('a', 'right'), arm('b', 'wrong'), { least: 3, most: 3, seconds: 0 });
  expect(order).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
  // Times 1, 3, 5 and 2, 4, 6.
  expect(ours).toEqual({ figure: { rounds: 3, p50: 3, p95: 5, noise: null }, fault: null });
  expect(peer).toEqual({ figure: { rounds: 3, p50: 4, p95: 6, noise: null }, fault: 'b brought wrong, not right' });
});

test('p50 and p95 are nearest ranks, noise is one half of the rounds against the other', () => {
  const twenty = Array.from({ length: 20 }, (_, at) => 20 - at);
  expect([quantile(twenty, 0.5), quantile(twenty, 0.95), quantile([7], 0.95)]).toEqual([10, 19, 7]);
  // Even rounds 10, 10, odd rounds 12, 15.
  expect(figureOf([10, 12, 10, 15])).toEqual({ rounds: 4, p50: 10, p95: 15, noise: 1.2 });
});
