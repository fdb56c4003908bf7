import type { Sql } from '../../server/warehouse/sql.ts';
import type { Warehouse } from '../../server/warehouse/warehouse.ts';
import type { Product } from './asking.ts';
import { addressOf, type Case, nameOf } from './cases.ts';
import { type Figure, figureOf, median, noiseOf, ratioOf } from './figures.ts';
import { disagreement, fingerprintOf } from './fingerprint.ts';
import { isQuiet } from './machine.ts';
import type { Client } from './server.ts';
import { type Arm, sideBySide } from './side-by-side.ts';

/** What one case took: through HTTP, its own statement alone, and all statements its answer runs, one after the other. */
export type Asked = {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  readonly statements: number;
  readonly http: Figure;
  readonly main: Figure;
  readonly all: Figure;
  readonly overMain: number | null;
  readonly overAll: number | null;
  readonly noise: number | null;
  /** Milliseconds of an answer that is remembered, plain and compressed. */
  readonly cachedMs: number;
  readonly gzipMs: number;
  readonly gzipBytes: number;
  /** Whether the machine had cores to spare when this was timed. */
  readonly quiet: boolean;
  /** Why the times mean nothing: rows were not those expected. */
  readonly fault: string | null;
};

type Row = Record<string, unknown>;

/** Enough rounds for a p95 where an answer is quick; a slow one must not take the whole run. */
const ROUNDS = { least: 3, most: 20, seconds: 2 };
const CACHED_ROUNDS = 7;

export type Bench = { readonly product: Product; readonly warehouse: Warehouse; readonly client: Client; readonly url: string };

/** Asks one case three ways in turn, and then as often from the cache. Rows that differ from those expected void it. */
export async function askCase({ product, warehouse, client, url }: Bench, one: Case): Promise<Asked> {
  const { answer, statements } = await product.statementsOf(one);
  const main = await product.mainOf(one, answer);
  const engine = await warehouse.query<Row>(main);
  const expected = fingerprintOf(answer.rows, true);
  const address = `${url}/api/v1${addressOf(one)}`;
  const [http, alone, whole] = await sideBySide(
    [throughHttp(product, client, address, expected), statement(warehouse, main, fingerprintOf(engine, false)), allStatements(warehouse, statements)],
    ROUNDS,
  );
  if (http === undefined || alone === undefined || whole === undefined) throw new Error('all three arms must have run');
  const figures = { http: figureOf(http.samples), main: figureOf(alone.samples), all: figureOf(whole.samples) };
  return {
    name: nameOf(one),
    rows: answer.rows.length,
    statements: statements.length,
    ...figures,
    overMain: ratioOf(figures.http.p50, figures.main.p50),
    overAll: ratioOf(figures.http.p50, figures.all.p50),
    noise: noiseOf(http.samples.map(({ wallMs }) => wallMs)),
    ...(await fromCache(client, address)),
    quiet: isQuiet(),
    // A page of a list asks for one row more than it shows.
    fault: disagreement(answer.next === undefined ? engine : engine.slice(0, -1), answer.rows) ?? (answer.rows.length === 0 ? 'no rows to answer with' : (http.fault ?? alone.fault)),
  };
}

const throughHttp = (product: Product, client: Client, address: string, expected: string): Arm => ({
  name: 'HTTP',
  expected,
  run: async () => {
    product.asking.remembered.clear();
    const { wallMs, rows } = await client.once(address);
    return { wallMs, seen: () => rows };
  },
});

const statement = (warehouse: Warehouse, sql: Sql, expected: string): Arm => ({
  name: 'its statement',
  expected,
  run: async () => {
    const rows = await warehouse.query<Row>(sql);
    return { seen: () => fingerprintOf(rows, false) };
  },
});

const allStatements = (warehouse: Warehouse, statements: readonly Sql[]): Arm => ({
  name: 'all statements',
  expected: null,
  run: async () => {
    for (const sql of statements) await warehouse.query<Row>(sql);
    return {};
  },
});

async function fromCache(client: Client, address: string): Promise<Pick<Asked, 'bytes' | 'cachedMs' | 'gzipMs' | 'gzipBytes'>> {
  const plain: number[] = [];
  const packed: number[] = [];
  let bytes = 0;
  let gzipBytes = 0;
  for (let round = 0; round < CACHED_ROUNDS; round += 1) {
    const got = await client.once(address);
    plain.push(got.wallMs);
    bytes = got.bytes;
    const small = await client.once(address, true);
    packed.push(small.wallMs);
    gzipBytes = small.bytes;
  }
  return { bytes, gzipBytes, cachedMs: median(plain), gzipMs: median(packed) };
}
