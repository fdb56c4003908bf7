/**
 * Opens random numbers of a running Newstally and counts what stands behind them: `npm run verify -- URL [CELLS]`.
 * A number, its row in the CSV and the length of its evidence list must be one figure, and a mean the mean of its list.
 */
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { addDays } from '../server/base/week.ts';

type Row = Readonly<Record<string, string | number | boolean | null>>;
type Answer = { readonly rows: readonly Row[]; readonly total?: number; readonly snapshot: string };
/** One number with the address of the list behind it. */
type Cell = { readonly what: string; readonly number: number; readonly mean: number | null; readonly evidence: string };
type Ask = (path: string) => Promise<Response>;
type Draw = <T>(from: readonly T[]) => T;

/** How many cells of a question were opened, how many rows their lists held, and what was wrong. */
export type Verified = {
  readonly question: string;
  readonly cells: number;
  readonly rows: number;
  readonly wrong: readonly string[];
};

/** Cells taken from one answer: many answers with few cells each see more of the filters. */
const CELLS_AN_ANSWER = 5;

/** Verifies `cells` cells of each of mentions, sentiment and co-occurrence; `ask` takes paths such as /api/v1/mentions. */
export async function verifyCells(ask: Ask, cells: number, chance: () => number): Promise<Verified[]> {
  const draw: Draw = (from) => from[Math.floor(chance() * from.length)]!;
  const actors = (await json(ask, '/api/v1/actors')).rows.map(({ actor }) => String(actor));
  const weeks = (await json(ask, '/api/v1/coverage')).rows
    .filter(({ articles }) => Number(articles) > 0)
    .map(({ week }) => String(week));
  const verified: Verified[] = [];
  for (const [question, cellsOf] of Object.entries(QUESTIONS)) {
    let rows = 0;
    let seen = 0;
    const wrong: string[] = [];
    // A question without any open cell must end here and fail below, not run for ever.
    for (let tries = 0; seen < cells && tries < cells * 4; tries += 1) {
      const found = await cellsOf(ask, draw, actors, weeks, wrong);
      for (let taken = 0; taken < CELLS_AN_ANSWER && seen < cells && found.length > 0; taken += 1) {
        rows += await open(ask, draw(found), wrong);
        seen += 1;
      }
    }
    verified.push({ question, cells: seen, rows, wrong });
  }
  return verified;
}

async function json(ask: Ask, path: string): Promise<Answer> {
  const response = await ask(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Answer;
}

async function csv(ask: Ask, path: string): Promise<Record<string, string>[]> {
  const response = await ask(`${path}${path.includes('?') ? '&' : '?'}format=csv`);
  if (!response.ok) throw new Error(`${path} as CSV answered ${response.status}: ${await response.text()}`);
  return parse<Record<string, string>>(await response.text(), { columns: true, bom: true });
}

/** The rows of an answer, after its CSV was found to say the same. */
async function rowsOf(ask: Ask, path: string, fields: readonly string[], wrong: string[]): Promise<readonly Row[]> {
  const [answer, lines] = [await json(ask, path), await csv(ask, path)];
  if (answer.rows.length !== lines.length) wrong.push(`${path}: ${answer.rows.length} rows, ${lines.length} in CSV`);
  answer.rows.forEach((row, at) => {
    for (const field of fields) {
      const [said, written] = [row[field] === null ? '' : String(row[field]), lines[at]?.[field]];
      if (said !== written) wrong.push(`${path}: row ${at + 1} has ${field} ${said}, its CSV ${written}`);
    }
  });
  return answer.rows;
}

/** Counts the list behind a cell, in JSON by its total and in CSV by its rows. */
async function open(ask: Ask, cell: Cell, wrong: string[]): Promise<number> {
  const path = `/api/v1/evidence?${cell.evidence}`;
  const { total } = await json(ask, `${path}&limit=1`);
  const rows = await csv(ask, path);
  if (total !== cell.number || rows.length !== cell.number) {
    wrong.push(`${cell.what}: ${cell.number}, but its list says ${total} and has ${rows.length} rows (${path})`);
  }
  if (cell.mean !== null) {
    const mean = rows.reduce((sum, row) => sum + Number(row['sentiment']), 0) / rows.length;
    if (!(Math.abs(mean - cell.mean) < 1e-6)) {
      wrong.push(`${cell.what}: tone ${cell.mean}, but the mean of its list is ${mean} (${path})`);
    }
  }
  return rows.length;
}

type CellsOf = (
  ask: Ask,
  draw: Draw,
  actors: readonly string[],
  weeks: readonly string[],
  wrong: string[],
) => Promise<Cell[]>;

const sunday = (week: string) => addDays(week, 6);

/** A random run of weeks, as the two keys of the filter grammar. */
function range(draw: Draw, weeks: readonly string[]): string {
  const [from, to] = [draw(weeks), draw(weeks)].sort();
  return `from=${from}&to=${sunday(to!)}`;
}

const QUESTIONS: Readonly<Record<string, CellsOf>> = {
  mentions: async (ask, draw, actors, weeks, wrong) => {
    const [unit, voice] = [draw(['mentions', 'articles', 'stories']), draw(['all', 'reporter'])];
    const named = [...new Set([draw(actors), draw(actors.slice(0, 30)), draw(actors.slice(0, 5))])].join(',');
    const path = `/api/v1/mentions?actors=${named}&unit=${unit}&voice=${voice}&${range(draw, weeks)}`;
    const rows = await rowsOf(ask, path, ['week', 'actor', unit], wrong);
    return rows
      .filter((row) => row[unit] !== null)
      .map(({ week, actor, [unit]: number }) => ({
        what: `${String(actor)} in ${String(week)}, ${unit}`,
        number: Number(number),
        mean: null,
        evidence: `actors=${String(actor)}&unit=${unit}&voice=${voice}&from=${String(week)}&to=${sunday(String(week))}`,
      }));
  },
  sentiment: async (ask, draw, actors, weeks, wrong) => {
    const voice = draw(['all', 'reporter']);
    const named = [...new Set([draw(actors), draw(actors.slice(0, 30)), draw(actors.slice(0, 5))])].join(',');
    const path = `/api/v1/sentiment?actors=${named}&voice=${voice}&${range(draw, weeks)}`;
    const rows = await rowsOf(ask, path, ['week', 'actor', 'scored', 'sentiment', 'low', 'high'], wrong);
    return rows
      .filter(({ scored }) => Number(scored) > 0)
      .map(({ week, actor, scored, sentiment }) => ({
        what: `tone of ${String(actor)} in ${String(week)}`,
        number: Number(scored),
        mean: sentiment === null ? null : Number(sentiment),
        evidence: `actors=${String(actor)}&tone=scored&voice=${voice}&from=${String(week)}&to=${sunday(String(week))}`,
      }));
  },
  'co-occurrence': async (ask, draw, actors, weeks, wrong) => {
    const [unit, within] = [draw(['articles', 'stories']), draw(['article', 'sentence'])];
    const filter = `unit=${unit}&within=${within}&${range(draw, weeks)}`;
    const path = `/api/v1/co-occurrence?actors=${draw(actors.slice(0, 100))}&${filter}`;
    const rows = await rowsOf(ask, path, ['a', 'b', 'together', 'stories', 'g2', 'q'], wrong);
    return rows.map(({ a, b, together }) => ({
      what: `${String(a)} with ${String(b)}, ${unit} within ${within}`,
      number: Number(together),
      mean: null,
      evidence: `pair=${String(a)}~${String(b)}&${filter}`,
    }));
  },
};

async function verifyServer(url: string, cells: number): Promise<void> {
  const verified = await verifyCells((path) => fetch(new URL(path, url)), cells, Math.random);
  for (const { question, cells: seen, rows, wrong } of verified) {
    console.log(`${question}: ${seen} cells opened, ${rows} rows behind them, ${wrong.length} wrong`);
    for (const line of wrong.slice(0, 10)) console.log(`  ${line}`);
  }
  if (verified.some(({ cells: seen, wrong }) => wrong.length > 0 || seen < cells)) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await verifyServer(process.argv[2] ?? 'http://127.0.0.1:4747', Number(process.argv[3] ?? 200));
}
