import type { DuckDBConnection, DuckDBInstance, DuckDBPreparedStatement } from '@duckdb/node-api';
import { AppError } from '../../base/errors.ts';
import type { Limits, Load } from '../warehouse.ts';
import { toEngine, toPlain } from './values.ts';
import type { Bound } from '../sql.ts';

/** A statement prepared once is three times as fast, and unprepared ones make the process grow. */
const KEPT_STATEMENTS = 64;
/** More questions waiting than this are refused: each would wait longer than anybody reads. */
const MOST_WAITING = 64;
const USUAL_TIMEOUT_MS = 30_000;

type Reader = { connection: DuckDBConnection; statements: Map<string, DuckDBPreparedStatement> };

/** Connections for questions; each runs one question at a time. */
export type Pool = {
  run<Row>(text: string, values: readonly Bound[], limits?: Limits): Promise<Row[]>;
  /** How many readers there are, how many are reading, and how many questions wait for one. */
  load(): Load;
  /** Who is told how long each query took, in seconds. */
  watch(told: (seconds: number) => void): void;
  /** Whoever is still reading closes when it has read. */
  close(): void;
};

/** Opens `size` readers, each made ready first. Past the time limit a question is interrupted in the engine and ends as `busy`. */
export async function openPool(
  instance: DuckDBInstance,
  size: number,
  ready: (connection: DuckDBConnection) => Promise<void> = async () => {},
  /** Milliseconds that never run backwards. */
  elapsed: () => number = () => 0,
): Promise<Pool> {
  const idle: Reader[] = [];
  for (let no = 0; no < size; no += 1) {
    const connection = await instance.connect();
    await ready(connection);
    idle.push({ connection, statements: new Map() });
  }
  let closed = false;
  const watchers: ((seconds: number) => void)[] = [];
  const waiting: ((reader: Reader) => void)[] = [];

  const take = (): Promise<Reader> => {
    const reader = idle.pop();
    if (reader !== undefined) return Promise.resolve(reader);
    if (waiting.length >= MOST_WAITING)
      throw new AppError('busy', 'Too many questions are waiting; ask again in a moment.');
    return new Promise((resolve) => waiting.push(resolve));
  };
  const giveBack = (reader: Reader) => {
    const next = waiting.shift();
    if (next !== undefined) next(reader);
    else if (closed) closeReader(reader);
    else idle.push(reader);
  };

  return {
    async run<Row>(text: string, values: readonly Bound[], limits: Limits = {}) {
      const reader = await take();
      const began = elapsed();
      try {
        return (await runOn(reader, text, values, limits)) as Row[];
      } finally {
        giveBack(reader);
        for (const told of watchers) told((elapsed() - began) / 1000);
      }
    },
    load: () => ({ readers: size, reading: size - idle.length, waiting: waiting.length }),
    watch: (told) => void watchers.push(told),
    close() {
      closed = true;
      for (const reader of idle.splice(0)) closeReader(reader);
    },
  };
}

function closeReader({ connection, statements }: Reader): void {
  for (const statement of statements.values()) statement.destroySync();
  connection.closeSync();
}

async function runOn(reader: Reader, text: string, values: readonly Bound[], limits: Limits): Promise<unknown[]> {
  if (limits.signal?.aborted === true) throw new AppError('busy', 'The question was called off before it began.');
  let stopped: string | null = null;
  const stop = (why: string) => () => {
    stopped = why;
    reader.connection.interrupt();
  };
  const timeoutMs = limits.timeoutMs ?? USUAL_TIMEOUT_MS;
  const timer = setTimeout(
    stop(`The question took longer than ${timeoutMs / 1000} s and was stopped; narrow it.`),
    timeoutMs,
  );
  const leave = stop('The question was called off.');
  limits.signal?.addEventListener('abort', leave, { once: true });
  try {
    const statement = await prepared(reader, text);
    const bound = toEngine(values);
    statement.bind(bound.values, bound.types);
    const answer = await statement.run();
    return await answer.convertRowObjects(toPlain);
  } catch (error) {
    if (stopped !== null) throw new AppError('busy', stopped, { cause: error });
    throw error;
  } finally {
    clearTimeout(timer);
    limits.signal?.removeEventListener('abort', leave);
  }
}

async function prepared(reader: Reader, text: string): Promise<DuckDBPreparedStatement> {
  const known = reader.statements.get(text);
  if (known !== undefined) return known;
  if (reader.statements.size >= KEPT_STATEMENTS) {
    const [oldest, statement] = reader.statements.entries().next().value!;
    statement.destroySync();
    reader.statements.delete(oldest);
  }
  const statement = await reader.connection.prepare(text);
  reader.statements.set(text, statement);
  return statement;
}
