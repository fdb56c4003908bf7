/**
 * Takes random changes of a running Newstally apart: `npx tsx scripts/explain-changes.ts URL [CHANGES]`. The parts of /explain
 * must add up to the change as /mentions, /attention and /sentiment show it, in all and by source, and the sentences of the
 * largest story must be as many as its row says. Prints what the first ten changes came from, to be read against the news.
 */
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { addDays } from '../server/base/week.ts';

type Row = Readonly<Record<string, string | number | boolean | null>>;
type Answer = { readonly rows: readonly Row[]; readonly notes: readonly { code: string; text: string }[] };
type Ask = (path: string) => Promise<Response>;

/** What was looked at, and what was wrong. */
export type Explained = {
  readonly changes: number;
  /** Sums of parts that were held against the numbers of other questions. */
  readonly sums: number;
  readonly bySource: number;
  /** Changes that a question shows no number for: too few stories. */
  readonly unshown: number;
  /** Parts of a story in a source whose sentences were counted. */
  readonly opened: number;
  readonly worst: number;
  readonly wrong: readonly string[];
  readonly told: readonly string[];
};

/** Exact but for the last bits of sums of fractions. */
const EXACT = 1e-9;
/** The most named actors that changes are drawn from; those behind them hardly move. */
const ACTORS = 300;
const OFTEN = 15;
const TOLD = 10;
const SOURCES_A_CHANGE = 3;

const MEASURES = [
  { measure: 'count', units: ['mentions', 'articles', 'stories'], question: '/mentions', column: null },
  { measure: 'attention', units: ['articles', 'stories'], question: '/attention', column: 'attention' },
  { measure: 'sentiment', units: ['mentions', 'articles', 'stories'], question: '/sentiment', column: 'sentiment' },
] as const;

type Drawn = { readonly actor: string; readonly before: string; readonly week: string };

const sumOf = (rows: readonly Row[]): number => rows.reduce((sum, { value }) => sum + Number(value), 0);

/** Explains `changes` random changes of weeks that were read whole; `ask` takes paths such as /api/v1/explain. */
export async function explainChanges(ask: Ask, changes: number, chance: () => number): Promise<Explained> {
  const draw = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)]!;
  const counts = { changes: 0, sums: 0, bySource: 0, unshown: 0, opened: 0, worst: 0 };
  const [wrong, told]: [string[], string[]] = [[], []];
  const actors = (await json(ask, '/api/v1/actors')).rows.slice(0, ACTORS).map(({ actor }) => String(actor));
  const steps = (await json(ask, '/api/v1/coverage')).rows;
  const isWhole = (step: Row | undefined) =>
    step !== undefined && Number(step['articles']) > 0 && step['partial'] === false;
  const weeks = steps.flatMap((step, at) => (isWhole(step) && isWhole(steps[at - 1]) ? [String(step['week'])] : []));
  const compare = (what: string, found: number, shown: number) => {
    const off = Math.abs(found - shown);
    counts.worst = Math.max(counts.worst, off);
    if (!(off < EXACT)) wrong.push(`${what}: the parts add up to ${found}, the change is ${shown}`);
  };

  async function holdAgainst(
    drawn: Drawn,
    filters: string,
    { measure, question, column }: (typeof MEASURES)[number],
    unit: string,
  ): Promise<void> {
    const what = `${drawn.actor} in ${drawn.week}, ${measure} in ${unit}`;
    const shown = await shownBy(ask, question, drawn, `unit=${unit}`, column ?? unit);
    if (shown === null) {
      counts.unshown += 1;
      return;
    }
    const path = `/api/v1/explain?${filters}&measure=${measure}&unit=${unit}`;
    compare(what, sumOf((await json(ask, `${path}&limit=5`)).rows), shown);
    const rows = await csv(ask, path);
    compare(`${what}, CSV`, sumOf(rows), shown);
    counts.sums += 2;
    if (measure !== 'count') return;
    compare(`${what}, copies`, sumOf((await json(ask, `${path}&cut=copies`)).rows), shown);
    counts.sums += 1;
    // A story belongs to one source alone, so that only the other units are those of the source by itself.
    if (unit === 'stories') return;
    for (const source of [...new Set(rows.map((row) => String(row['source'])))].slice(0, SOURCES_A_CHANGE)) {
      const own = rows.filter((row) => row['source'] === source);
      const alone = await shownBy(ask, question, drawn, `unit=${unit}&sources=${source}`, unit);
      compare(`${what}, ${source}`, sumOf(own), alone ?? Number.NaN);
      counts.bySource += 1;
    }
  }

  /** The sentences behind the largest story in each source, of the later week. */
  async function openLargest({ actor, week }: Drawn, filters: string): Promise<void> {
    const { rows } = await json(ask, `/api/v1/explain?${filters}&limit=1`);
    const own = rows.filter(({ story, effect }) => story !== null && (effect === 'rate' || effect === 'coverage'));
    for (const { source, story, x1 } of own.slice(0, SOURCES_A_CHANGE)) {
      const { rows: articles } = await json(ask, `/api/v1/stories/${String(story)}`);
      const ids = new Set(articles.map(({ article }) => article));
      const list = await csv(
        ask,
        `/api/v1/evidence?actors=${actor}&sources=${String(source)}&from=${week}&to=${addDays(week, 6)}`,
      );
      const behind = list.filter((row) => ids.has(row['article'] ?? '')).length;
      if (behind !== x1)
        wrong.push(
          `${actor} in ${week}, ${String(story)} in ${String(source)}: ${String(x1)}, but ${behind} sentences`,
        );
      counts.opened += 1;
    }
  }

  // Weeks in which nobody drawn is named must end the search, not make it endless.
  for (let tries = 0; counts.changes < changes && tries < changes * 40 && weeks.length > 0; tries += 1) {
    // Half of them are of the most named, whose changes have many sources and stories.
    const [actor, week] = [draw(actors.slice(0, draw([OFTEN, ACTORS]))), draw(weeks)];
    const drawn = { actor, week, before: addDays(week, -7) };
    const { rows } = await json(ask, `/api/v1/mentions?actors=${actor}&from=${drawn.before}&to=${addDays(week, 6)}`);
    if (rows[0]?.['mentions'] === rows[1]?.['mentions']) continue;
    const filters = `actors=${actor}&from=${week}&to=${addDays(week, 6)}&against=${drawn.before}`;
    for (const measure of MEASURES) for (const unit of measure.units) await holdAgainst(drawn, filters, measure, unit);
    await openLargest(drawn, filters);
    if (told.length < TOLD) told.push(await tell(ask, filters));
    counts.changes += 1;
  }
  return { ...counts, wrong, told };
}

/** The change as another question shows it; null where it shows no number for one of the weeks. */
async function shownBy(
  ask: Ask,
  question: string,
  { actor, before, week }: Drawn,
  filters: string,
  column: string,
): Promise<number | null> {
  const { rows } = await json(
    ask,
    `/api/v1${question}?actors=${actor}&from=${before}&to=${addDays(week, 6)}&${filters}`,
  );
  const [then, now] = [before, week].map((monday) => rows.find((row) => row['week'] === monday)?.[column] ?? null);
  // A source that was not read in one of the weeks has no number there, and all of its change is that it came or went.
  if (filters.includes('sources=')) return Number(now ?? 0) - Number(then ?? 0);
  return then === null || now === null ? null : Number(now) - Number(then);
}

async function tell(ask: Ask, filters: string): Promise<string> {
  const { notes } = await json(ask, `/api/v1/explain?${filters}`);
  const texts = notes.filter(({ code }) => code === 'change' || code === 'largest_stories').map(({ text }) => text);
  return [`/explain?${filters}`, ...texts].join('\n    ');
}

async function json(ask: Ask, path: string): Promise<Answer> {
  const response = await ask(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Answer;
}

async function csv(ask: Ask, path: string): Promise<Row[]> {
  const response = await ask(`${path}&format=csv`);
  if (!response.ok) throw new Error(`${path} as CSV answered ${response.status}: ${await response.text()}`);
  return parse<Record<string, string>>(await response.text(), { columns: true, bom: true });
}

/** Told on the command line: the seed is that of every run, so that two versions explain the same changes. */
const SEED = 20_201_103;

async function explainServer(url: string, changes: number): Promise<void> {
  const { chanceFrom } = await import('./bench/chance.ts');
  const found = await explainChanges((path) => fetch(new URL(path, url)), changes, chanceFrom(SEED));
  const { told, wrong, worst } = found;
  for (const text of told) console.log(`  ${text}`);
  console.log(
    `changes: ${found.changes} explained, ${found.sums} sums and ${found.bySource} by source, ${found.unshown} without a number to compare, ${found.opened} rows opened; worst error ${worst}, ${wrong.length} wrong`,
  );
  for (const line of wrong.slice(0, 10)) console.log(`  ${line}`);
  if (wrong.length > 0 || found.changes < changes) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await explainServer(process.argv[2] ?? 'http://127.0.0.1:4747', Number(process.argv[3] ?? 50));
}
