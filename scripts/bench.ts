/**
 * Measures the product against its peers, side by side in one run:
 * `npm run bench [-- --mentions 20000] [--seed 1] [--only street|finder|loading|ingest|cores|questions|exports|browser] [--without browser] [--rounds N] [--aliases 500000] [--articles PATH] [--most N] [--load MS] [--json FILE]`.
 * `--most` reads fewer articles where the street and its cores are measured; `--load` is how long each load on the server lasts.
 * The database is made in a temporary folder that is gone afterwards.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../server/base/config.ts';
import { openCatalogue } from '../server/wiring/house.ts';
import { browserLines, measureBrowser, RELEASES } from './bench/browser.ts';
import { ASKING, askForParent } from './bench/client.ts';
import { measureCores, TAKING, takeForParent } from './bench/cores.ts';
import { faultsOf, INGESTING, ingestForParent, inputsOf, measureIngest } from './bench/ingest.ts';
import { MANY_ALIASES, measureFinding } from './bench/finder.ts';
import { exportLines, LOAD_MS, measureExports } from './bench/exports.ts';
import { LOADING, loadForParent } from './bench/load.ts';
import { measureLoading } from './bench/loading.ts';
import { load, machineLines } from './bench/machine.ts';
import { measureQuestions } from './bench/questions.ts';
import { findingLines, ingestLines, loadingLines, questionLines, streetLines } from './bench/report.ts';
import { coresLines, stepsLines } from './bench/report-street.ts';
import type { Rounds } from './bench/rounds.ts';
import { measureStreet, readArticles } from './bench/street.ts';
import { measureSteps } from './bench/steps.ts';
import { worldOf } from './bench/world.ts';

const PARTS = ['street', 'finder', 'loading', 'ingest', 'cores', 'questions', 'exports', 'browser'] as const;

/** Enough for steady figures, few enough for a bench that people run. */
const STREET_ARTICLES = 400;
const CORES_ARTICLES = 2000;

const say = (line: string) => void process.stderr.write(`${line}\n`);

function options() {
  const { values } = parseArgs({
    options: {
      mentions: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
      without: { type: 'string' },
      rounds: { type: 'string' },
      aliases: { type: 'string', default: String(MANY_ALIASES) },
      articles: { type: 'string' },
      most: { type: 'string', default: String(CORES_ARTICLES) },
      load: { type: 'string', default: String(LOAD_MS) },
      json: { type: 'string' },
    },
  });
  const number = (key: 'mentions' | 'seed' | 'rounds' | 'aliases' | 'most' | 'load', value: string): number => {
    if (/^\d+$/.test(value)) return Number(value);
    throw new Error(`--${key} ${value}: expected a whole number`);
  };
  const { only, without } = values;
  for (const [key, part] of Object.entries({ only, without })) {
    if (part !== undefined && !PARTS.some((one) => one === part))
      throw new Error(`--${key} ${part}: expected ${PARTS.join(', ')}`);
  }
  return {
    mentions: number('mentions', values.mentions),
    seed: number('seed', values.seed),
    aliases: number('aliases', values.aliases),
    rounds: values.rounds === undefined ? null : number('rounds', values.rounds),
    wants: (part: (typeof PARTS)[number]) => (only === undefined || only === part) && without !== part,
    articles: values.articles ?? null,
    most: number('most', values.most),
    lasting: number('load', values.load),
    json: values.json ?? null,
  };
}

/** As many rounds as were asked for; otherwise so many at least, and more while there is time. */
const roundsFor = (asked: number | null, least: number, most: number, seconds: number): Rounds =>
  asked === null ? { least, most, seconds } : { least: asked, most: asked, seconds: 0 };

async function main(): Promise<void> {
  const { mentions, seed, rounds, aliases, wants, articles, most, lasting, json } = options();
  const world = () => worldOf({ mentions, seed });
  const before = load();
  const from = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'newstally-bench-'));
  try {
    if (wants('street')) say('Text street against the plain loop …');
    const street = wants('street') ? await measureStreet(articles, roundsFor(rounds, 15, 120, 30)) : null;
    const steps = wants('street') ? await measureSteps(articles, Math.min(most, STREET_ARTICLES), rounds ?? 3) : null;
    if (wants('finder')) say(`The finder with 5,000 and with ${aliases} aliases …`);
    const finding = wants('finder')
      ? await measureFinding(await readArticles(articles), openCatalogue(), aliases, roundsFor(rounds, 15, 120, 20))
      : null;
    if (wants('loading')) say('Chunks against row INSERTs …');
    const [first = []] = wants('loading') ? world().batches() : [];
    const loading = wants('loading') ? await measureLoading(first, roundsFor(rounds, 15, 15, 0)) : null;
    if (wants('ingest')) say('Whole inputs into one database …');
    const taken = wants('ingest') ? await measureIngest(inputsOf(articles)) : null;
    if (wants('cores')) say('One core against two …');
    const cores = wants('cores') ? await measureCores(articles, most, rounds ?? 3) : null;
    if (wants('questions')) say(`Making and loading ${mentions} mentions …`);
    const config = readConfig({ NEWSTALLY_DATA: folder, NEWSTALLY_DEMO: 'off' }, folder);
    const questions = wants('questions')
      ? await measureQuestions(world(), config, roundsFor(rounds, 7, 30, 6), say)
      : null;
    if (wants('exports')) say(`Files of ${mentions} mentions …`);
    const written = wants('exports')
      ? await measureExports(world(), { ...config, dataFolder: join(folder, 'exports') }, [rounds ?? 5, lasting], say)
      : null;
    if (wants('browser')) say(`The dashboard over ${mentions} mentions in a browser …`);
    const seen = wants('browser') ? await measureBrowser(world(), config, rounds ?? RELEASES) : null;
    const seconds = Math.round((performance.now() - from) / 1000);
    const lines = [
      `Newstally bench: ${mentions} mentions, seed ${seed}, ${seconds} s. Ratios come first; the times beside them are of this machine.`,
      ...machineLines(before),
      ...(street === null ? [] : ['', ...streetLines(street)]),
      ...(steps === null ? [] : ['', ...stepsLines(steps)]),
      ...(finding === null ? [] : ['', ...findingLines(finding)]),
      ...(loading === null ? [] : ['', ...loadingLines(loading)]),
      ...(taken === null ? [] : ['', ...ingestLines(taken)]),
      ...(wants('cores') ? ['', ...coresLines(cores)] : []),
      ...(questions === null ? [] : ['', ...questionLines(questions)]),
      ...(written === null ? [] : ['', ...exportLines(written)]),
      ...(wants('browser') ? ['', ...browserLines(seen)] : []),
    ];
    console.log(lines.join('\n'));
    if (json !== null)
      writeFileSync(
        json,
        `${JSON.stringify({ mentions, seed, seconds, street, steps, finding, loading, taken, cores, questions, written, seen }, null, 2)}\n`,
      );
    const faults = [
      loading?.fault ?? null,
      ...faultsOf(taken ?? []),
      ...(questions?.timed.map(({ fault }) => fault) ?? []),
      ...(written?.exported.map(({ fault }) => fault) ?? []),
    ];
    if (faults.some((fault) => fault !== null) || (questions?.missed.length ?? 0) > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[2] === ASKING) askForParent();
else if (process.argv[2] === LOADING) loadForParent();
else if (process.argv[2] === INGESTING) await ingestForParent(process.argv.slice(3));
else if (process.argv[2] === TAKING) await takeForParent(process.argv.slice(3));
else await main();
