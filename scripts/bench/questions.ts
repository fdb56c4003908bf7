import type { Facts } from '../../server/contract/facts.ts';
import { createHash } from 'node:crypto';
import { fixedClock } from '../../server/base/clock.ts';
import type { Config } from '../../server/base/config.ts';
import { instantText } from '../../server/base/week.ts';
import type { Path } from '../../server/contract/questions/all.ts';
import type { Rejection } from '../../server/contract/run.ts';
import { emptyLedger } from '../../server/ingest/ingest.ts';
import { createGuard } from '../../server/ingest/fetch/addresses.ts';
import { createSubscriptions } from '../../server/ingest/subscriptions/subscriptions.ts';
import { textRules } from '../../server/text/rules.ts';
import type { Learned } from '../../server/warehouse/lines.ts';
import { openWarehouse } from '../../server/warehouse/open.ts';
import { sql } from '../../server/warehouse/sql.ts';
import type { Warehouse } from '../../server/warehouse/warehouse.ts';
import { askAt, type Product, productOf } from './asking.ts';
import { addressOf, type Case, casesOf, nameOf } from './cases.ts';
import { checkPlanted } from './planted.ts';
import { type Arm, type Figure, type Rounds, sideBySide, timed } from './rounds.ts';
import { type Client, startClient } from './client.ts';
import { listening } from './server.ts';
import type { World } from './world.ts';

/** What one case took: through HTTP, and its statements run directly, one after the other, on the same readers. */
export type Timed = {
  readonly path: Path;
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  readonly statements: number;
  readonly http: Figure;
  readonly sql: Figure;
  readonly ratio: number;
  /** Why the times mean nothing: other rows than expected came back. */
  readonly fault: string | null;
};

type Filling = {
  readonly articles: number;
  readonly mentions: number;
  readonly rows: number;
  readonly seconds: number;
};

export type Questions = {
  readonly filling: Filling;
  /** Planted facts that were held against answers, and those that were missed; with one missed nothing is timed. */
  readonly facts: number;
  readonly missed: readonly string[];
  readonly timed: readonly Timed[];
};

export const CLOCK = fixedClock('2024-01-01T00:00:00Z');

/** Fills a warehouse, looks for everything that was planted, and only then times each question. */
export async function measureQuestions(
  world: World,
  config: Config,
  rounds: Rounds,
  say: (line: string) => void,
): Promise<Questions> {
  const warehouse = await openWarehouse(config, CLOCK, { catalogue: 'bench' }, textRules);
  const client = startClient();
  const product = productOf(warehouse, CLOCK, config, world.actors);
  const server = await listening(product.app.fetch);
  try {
    const filling = await fill(world, warehouse);
    say('Looking for what was planted …');
    const { facts, missed } = await checkPlanted(askAt(server.url), world);
    say(`${facts - missed.length} of ${facts} planted facts were found in the answers.`);
    if (missed.length > 0) return { filling, facts, missed, timed: [] };
    const any = (await askAt(server.url)('/articles', { limit: '1' })).rows[0]?.article ?? '';
    const found: Timed[] = [];
    for (const one of casesOf(any)) {
      found.push(await timeCase({ product, warehouse, client, url: server.url }, one, rounds));
      say(`  ${nameOf(one)} ${Math.round(found.at(-1)?.http.p50 ?? 0)} ms`);
    }
    return { filling, facts, missed, timed: found };
  } finally {
    client.close();
    await server.close();
    await warehouse.close();
  }
}

/** Loads all made articles through the warehouse's own door; writing them is the bench's own work and not counted. */
export async function fill(world: World, warehouse: Warehouse): Promise<Filling> {
  await warehouse.putActors(world.actors);
  const run = await warehouse.beginRun('bench');
  let no = 0;
  let total = 0;
  for (const facts of world.batches()) {
    no += 1;
    const batch = { id: `bench-${no}`, run, facts: facts.map(withCheck) };
    total += (await timed(() => warehouse.ingest(batch))).ms;
  }
  const { articles, mentions, rows } = world.tally;
  const ledger = { ...emptyLedger(), inputs: articles + REFUSED, added: articles, rejected: REFUSED };
  await warehouse.endRun(run, ledger, refused());
  await warehouse.lines.learn(await furniture(warehouse));
  await warehouse.corrections.add({
    made_at: instantText(CLOCK.now()),
    made_by: 'bench',
    why: '',
    change: { does: 'rename', actor: world.actors[0]?.id ?? '', name: 'Somebody' },
    effect: { mentions: 0, articles: 0, first_week: null, last_week: null },
    undone_at: null,
  });
  await warehouse.rosters.watchlists.put({
    slug: 'desk',
    name: 'The desk',
    chosen: world.actors.slice(0, 20).map(({ id }) => id),
    updated_at: instantText(CLOCK.now()),
  });
  await warehouse.rosters.collections.put({
    slug: 'coast',
    name: 'The coast',
    chosen: ['northgate-post'],
    updated_at: instantText(CLOCK.now()),
  });
  await subscribe(warehouse);
  return { articles, mentions, rows, seconds: total / 1000 };
}

/** One in so many articles has a mention that a person checked. */
const CHECKED_EVERY = 50;

function withCheck(facts: Facts, at: number): Facts {
  const [first] = facts.mentions;
  if (first === undefined || at % CHECKED_EVERY !== 0) return facts;
  const { sentence, start, end, actor, kind, surface, via } = first;
  return { ...facts, checked: [{ sentence, start, end, actor, found: actor, kind, surface, via, right: true }] };
}

/** Records refused in the one run: enough for a list of many pages. */
const REFUSED = 5000;

/** As many subscriptions as a busy desk has. */
const SUBSCRIBED = 500;

async function subscribe({ subscriptions: store }: Warehouse): Promise<void> {
  const subscriptions = createSubscriptions({ store, clock: CLOCK, timezone: 'UTC', guard: createGuard() });
  const outlines = Array.from({ length: SUBSCRIBED }, (_, no) => `<outline xmlUrl="https://post.example/${no}"/>`);
  await subscriptions.addAll(`<opml><body>${outlines.join('')}</body></opml>`);
}

/** Some lines as a run learns them; what is in the texts is left as it was written. */
async function furniture(warehouse: Warehouse): Promise<Learned[]> {
  const lines = await warehouse.query<{ source_id: number; line: string }>(
    sql`SELECT DISTINCT source_id, line FROM edge_line ORDER BY line LIMIT 200`,
  );
  return lines.map(({ source_id, line }) => ({
    id: `${source_id}.${line}`,
    source_id,
    line,
    zone: 'tail',
    sample: `Line ${line}`,
    stories: 4,
  }));
}

const refused = (): Rejection[] =>
  Array.from({ length: REFUSED }, (_, no) => ({
    input: `bench.jsonl:${no + 1}`,
    step: no % 5 === 0 ? 'clean' : 'read',
    reason: no % 5 === 0 ? 'empty after cleaning' : `not valid JSON (place ${no})`,
  }));

type Bench = {
  readonly product: Product;
  readonly warehouse: Warehouse;
  readonly client: Client;
  readonly url: string;
};

/** Asks one case both ways in turn. Rows that differ from those expected void it. */
async function timeCase(bench: Bench, one: Case, rounds: Rounds): Promise<Timed> {
  const { product, warehouse, client, url } = bench;
  const { answer, statements, rows } = await product.statementsOf(one);
  const address = `${url}/api/v1${addressOf(one)}`;
  let bytes = 0;
  const http: Arm = {
    name: 'HTTP',
    expected: createHash('sha256').update(JSON.stringify(answer.rows)).digest('hex'),
    run: async () => {
      product.forget();
      const got = await client.ask(address);
      bytes = got.bytes;
      return got;
    },
  };
  const sql: Arm = {
    name: 'SQL',
    expected: `${rows} rows`,
    run: async () => {
      let brought = 0;
      for (const statement of statements) brought += (await warehouse.query(statement)).length;
      return { seen: `${brought} rows` };
    },
  };
  const { ours, peer } = await sideBySide(http, sql, rounds);
  return {
    path: one.path,
    name: nameOf(one),
    rows: answer.rows.length,
    bytes,
    statements: statements.length,
    http: ours.figure,
    sql: peer.figure,
    ratio: ours.figure.p50 / peer.figure.p50,
    fault: answer.rows.length === 0 ? 'no rows to answer with' : (ours.fault ?? peer.fault),
  };
}
