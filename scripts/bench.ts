/**
 * Measures the product against its peers, side by side in one run: `npm run bench [-- --size 100k|1m|10m] [--only street|loading|questions]`.
 * Planted facts are looked for first; where one is missed nothing is timed. Writes dist/bench.json.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fixedClock } from '../server/base/clock.ts';
import { type Config, readConfig } from '../server/base/config.ts';
import { projectRoot } from '../server/base/root.ts';
import { askAt, productOf } from './bench/asking.ts';
import { measureRates } from './bench/cached.ts';
import { casesOf } from './bench/cases.ts';
import { fill } from './bench/filling.ts';
import { measureLoading, mentionRows } from './bench/loading.ts';
import { isQuiet, load, machineOf } from './bench/machine.ts';
import { checkPlanted } from './bench/planted.ts';
import { askCase, type Asked } from './bench/questions.ts';
import * as report from './bench/report.ts';
import { listening, startClient } from './bench/server.ts';
import { measureEndToEnd, measureStreet, readArticles } from './bench/street.ts';
import { PROFILES, type Profile, worldOf } from './bench/world.ts';

const SIZES: Readonly<Record<string, number>> = { '100k': 100_000, '1m': 1_000_000, '10m': 10_000_000 };
/** The size that the time of an answer was promised for. */
const PROMISED_SIZE = '1m';
const PARTS = ['street', 'loading', 'questions'];
const BATCH_ARTICLES = 1000;

const say = (line: string) => process.stderr.write(`${line}\n`);

type Options = { size: string; seed: number; profile: Profile; only: string | null; articles: string | null };

function options(): Options {
  const { values } = parseArgs({
    options: {
      size: { type: 'string', default: PROMISED_SIZE },
      seed: { type: 'string', default: '1' },
      profile: { type: 'string', default: 'news' },
      only: { type: 'string' },
      articles: { type: 'string' },
    },
  });
  const refuse = (key: string, value: string, expected: string): never => {
    say(`--${key} ${value}: expected ${expected}`);
    return process.exit(2);
  };
  if (!(values.size in SIZES)) refuse('size', values.size, Object.keys(SIZES).join(', '));
  if (!(values.profile in PROFILES)) refuse('profile', values.profile, Object.keys(PROFILES).join(', '));
  if (values.only !== undefined && !PARTS.includes(values.only)) refuse('only', values.only, PARTS.join(', '));
  if (!/^\d+$/.test(values.seed)) refuse('seed', values.seed, 'a whole number');
  return {
    size: values.size,
    seed: Number(values.seed),
    profile: values.profile as Profile,
    only: values.only ?? null,
    articles: values.articles ?? null,
  };
}

type Section = { readonly title: string; readonly lines: report.Line[]; readonly figures: unknown };

/** Runs one part in a folder of its own that is gone afterwards, with room made before it. */
async function part<Result>(title: string, work: (config: Config) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'newstally-bench-'));
  globalThis.gc?.();
  say(`${title} … (load ${load()})`);
  try {
    return await work(readConfig({ NEWSTALLY_DATA: folder, NEWSTALLY_DEMO: 'off' }, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function streetSection({ articles: file }: Options): Promise<Section> {
  const raw = await readArticles(file);
  const street = await part('Text street against the plain loop', (config) => measureStreet(raw, config));
  const lines = report.streetLines(street, isQuiet());
  const endToEnd = await part('From record to disk', (config) => measureEndToEnd(raw, config));
  return {
    title: 'text',
    lines: [...lines, ...report.endToEndLines(endToEnd, isQuiet())],
    figures: { street, endToEnd },
  };
}

async function loadingSection({ seed, profile }: Options): Promise<Section> {
  const world = worldOf({ mentions: SIZES['100k'] ?? 0, seed, profile, batch: BATCH_ARTICLES });
  const [facts = []] = world.batches();
  const rows = mentionRows(facts, BATCH_ARTICLES * 10);
  const loading = await part('Chunks against row INSERTs', () => measureLoading(rows));
  return { title: 'loading', lines: report.loadingLines(loading, isQuiet()), figures: loading };
}

/** Fills a warehouse, looks for what was planted, and only then times. Null when something planted was missed. */
async function questionSections({
  size,
  seed,
  profile,
}: Options): Promise<{ sections: Section[]; asked: Asked[]; facts: number } | null> {
  const world = worldOf({ mentions: SIZES[size] ?? 0, seed, profile, batch: BATCH_ARTICLES });
  const clock = fixedClock('2024-01-01T00:00:00Z');
  return part(`Making and loading ${size} mentions`, async (config) => {
    const { warehouse, filling } = await fill(world, config, clock);
    const product = productOf(warehouse, clock, config, world.actors);
    const server = await listening(product.app.fetch);
    const client = startClient();
    try {
      say(`Looking for what was planted … (load ${load()})`);
      const { facts, missed } = await checkPlanted(askAt(server.url), world);
      say(`${facts - missed.length} of ${facts} planted facts were found.`);
      if (missed.length > 0) {
        say(missed.slice(0, 20).join('\n'));
        return null;
      }
      const any = (await askAt(server.url)('/articles', { limit: '1' })).rows[0]?.article ?? '';
      const asked: Asked[] = [];
      for (const one of casesOf(any)) {
        asked.push(await askCase({ product, warehouse, client, url: server.url }, one));
        say(`  ${asked.at(-1)?.name} … ${Math.round(asked.at(-1)?.http.p50 ?? 0)} ms`);
      }
      const questions = report.questionLines(asked, size === PROMISED_SIZE);
      say(`Requests a second … (load ${load()})`);
      const rates = await measureRates(client, server.url);
      return {
        facts,
        asked,
        sections: [
          { title: `filling (${size})`, lines: report.fillingLines(filling), figures: filling },
          { title: `questions (${size}), p50 / p95 through HTTP`, lines: questions, figures: asked },
          { title: 'remembered answers', lines: report.rateLines(rates, isQuiet()), figures: rates },
        ],
      };
    } finally {
      client.close();
      await server.close();
      await warehouse.close();
    }
  });
}

async function main(): Promise<void> {
  const asked = options();
  const from = performance.now();
  const machine = machineOf();
  const atStart = load();
  const wants = (name: string) => asked.only === null || asked.only === name;
  const sections: Section[] = [];
  if (wants('street')) sections.push(await streetSection(asked));
  if (wants('loading')) sections.push(await loadingSection(asked));
  const questions = wants('questions') ? await questionSections(asked) : null;
  sections.push(...(questions?.sections ?? []));
  const seconds = Math.round((performance.now() - from) / 1000);
  console.log(`Newstally bench, ${asked.size} mentions, profile ${asked.profile}, seed ${asked.seed}, ${seconds} s`);
  console.log(`${machine.cpu}, ${machine.cores} cores, ${machine.memory}, ${machine.system}, Node ${machine.node}`);
  console.log(
    Object.entries(machine.versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', '),
  );
  console.log(
    `Load of the last minute: ${atStart} before, ${load()} after; goals are judged while it is at most ${machine.cores}.`,
  );
  for (const { title, lines } of sections) console.log(`\n${report.tableText(report.lineRows(title, lines))}`);
  if (questions !== null) {
    console.log(`\n${report.tableText(report.detailRows(questions.asked))}`);
    console.log(`\n${questions.facts} planted facts were checked and found before anything was timed.`);
  }
  const folder = join(projectRoot(), 'dist');
  mkdirSync(folder, { recursive: true });
  const figures = Object.fromEntries(sections.map(({ title, figures: found }) => [title, found]));
  const kept = {
    ...asked,
    seconds,
    machine,
    load: [atStart, load()],
    planted_facts: questions?.facts ?? null,
    figures,
  };
  writeFileSync(join(folder, 'bench.json'), `${JSON.stringify(kept, null, 2)}\n`);
  const isVoid = questions?.asked.some(({ fault }) => fault !== null) ?? false;
  if (isVoid || (wants('questions') && questions === null)) process.exitCode = 1;
}

await main();
