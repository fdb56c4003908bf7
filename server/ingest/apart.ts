import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../base/root.ts';
import { type Found, type Reader, unreadable } from './readers/reader.ts';
import type { ApartFormat } from './readers/table.ts';
import { Broken } from './unpacked.ts';

/** What one file may cost a process of its own. */
export type ApartLimits = {
  readonly heapMegabytes: number;
  readonly residentMegabytes: number;
  /** Without a record, or a sign that one is being read. */
  readonly silentMs: number;
};

/** The engine for Parquet may take 1 GB beside the heap; an archive through a pipe is held whole. */
const LIMITS: ApartLimits = { heapMegabytes: 1024, residentMegabytes: 2048, silentMs: 120_000 };

/** What the process is told to read. */
export type Job = {
  readonly format: ApartFormat;
  readonly name: string;
  /** Null where the bytes come through its standard input, unpacked. */
  readonly file: string | null;
  readonly scratch: string;
};

/** A line from the process: how far it got, with the record it found there; or how it ended. */
export type Line =
  | { readonly reached: number; readonly found?: Found }
  | { readonly ended: 'whole' | 'broken' | 'fault'; readonly why: string };

/**
 * A reader that works in a process of its own, because a crafted file can bring down whatever parses it, or fill its memory.
 * The death of that process is one refusal after the records that came before it.
 */
export const readApart = (
  format: ApartFormat,
  limits: ApartLimits = LIMITS,
  began: (pid: number, scratch: string) => void = () => {},
): Reader =>
  async function* (input) {
    const scratch = await mkdtemp(join(tmpdir(), 'newstally-'));
    const { name, file } = input;
    const child = start({ format, name, file: file === null ? null : resolve(file), scratch }, limits);
    try {
      if (child.pid !== undefined) began(child.pid, scratch);
      yield* foundBy(child, input, limits);
    } finally {
      child.kill('SIGKILL');
      await rm(scratch, { recursive: true, force: true, maxRetries: 3 });
    }
  };

/** Run from source, the process takes the same loader; built, it stands beside the command line. */
function start(job: Job, { heapMegabytes }: ApartLimits): ChildProcess {
  const here = fileURLToPath(import.meta.url);
  const program = here.endsWith('.ts')
    ? ['--import', 'tsx', here.replace(/\.ts$/, '-child.ts')]
    : [join(projectRoot(), 'dist', 'server', 'apart-child.js')];
  return spawn(process.execPath, [`--max-old-space-size=${heapMegabytes}`, ...program, JSON.stringify(job)], {
    cwd: projectRoot(),
    // Nothing of our environment is its business.
    env: {},
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
  });
}

type Watched = {
  /** Waits for the next line of the process, rather than for whoever reads its records. */
  asking: boolean;
  /** Waits for bytes that the process is to read. */
  starved: boolean;
  silentMs: number;
  /** Why it was ended. */
  ended: string | null;
  said: string;
  failure: unknown;
};

async function* foundBy(
  child: ChildProcess,
  { name, file, chunks, reached }: Parameters<Reader>[0],
  limits: ApartLimits,
): AsyncGenerator<Found> {
  const state: Watched = { asking: true, starved: false, silentMs: 0, ended: null, said: '', failure: null };
  const exit = new Promise<readonly [number | null, string | null]>((done) => {
    child.once('exit', (code, signal) => done([code, signal]));
    child.once('error', ({ message }) => done([null, message]));
  });
  child.stderr?.on('data', (part: Buffer) => (state.said = (state.said + part.toString()).slice(-5000)));
  const pumped = file === null ? pump(chunks, child.stdin!, state) : Promise.resolve();
  const watch = setInterval(() => look(child, state, limits), TICK_MS);
  let last: Extract<Line, { ended: string }> | null = null;
  try {
    for await (const line of linesFrom(child.stdio[3] as Readable, state)) {
      if ('ended' in line) {
        last = line;
        break;
      }
      if (line.reached > 0) reached(line.reached);
      if (line.found !== undefined) yield line.found;
    }
    if (last === null) {
      yield unreadable(name, whyEnded(state, ...(await exit)));
      // Its source may stand still for ever.
      return;
    }
  } finally {
    clearInterval(watch);
    child.kill('SIGKILL');
    child.stdin?.destroy();
  }
  await pumped;
  // Where the bytes themselves broke off, that is the reason; the process only saw them end.
  if (state.failure !== null) throw state.failure;
  if (last?.ended === 'broken') throw new Broken(last.why);
  if (last?.ended === 'fault') yield unreadable(name, `its reader broke down over it (${last.why}); ${BEFORE}`);
}

const TICK_MS = 100;
const BEFORE = 'what came before was read';

/** A record has at most 10 MB, and each letter of it at most six in JSON. */
const LONGEST_LINE = 100_000_000;

async function* linesFrom(stream: Readable, state: Watched): AsyncGenerator<Line> {
  let rest: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    state.silentMs = 0;
    const end = chunk.lastIndexOf(0x0a) + 1;
    if (end > 0) {
      const lines = Buffer.concat([...rest, chunk.subarray(0, end - 1)])
        .toString()
        .split('\n');
      rest = [];
      size = 0;
      state.asking = false;
      for (const line of lines) yield JSON.parse(line) as Line;
      state.asking = true;
      state.silentMs = 0;
    }
    rest.push(chunk.subarray(end));
    size += chunk.length - end;
    if (size > LONGEST_LINE) return;
  }
}

/** Hands the bytes over as fast as they are taken. */
async function pump(chunks: AsyncIterable<Buffer>, into: Writable, state: Watched): Promise<void> {
  // A process that is gone, or has enough, takes no more; how it ended is told elsewhere.
  into.on('error', () => {});
  try {
    state.starved = true;
    for await (const chunk of chunks) {
      state.starved = false;
      state.silentMs = 0;
      if (into.destroyed) break;
      if (!into.write(chunk)) await Promise.race([once(into, 'drain'), once(into, 'close')]);
      state.starved = true;
    }
  } catch (error) {
    state.failure = error;
  }
  state.starved = false;
  into.end();
}

/** Ends a process that takes more memory than it may, or says nothing for too long. */
function look(child: ChildProcess, state: Watched, { residentMegabytes, silentMs }: ApartLimits): void {
  if (state.ended !== null || child.exitCode !== null || child.signalCode !== null) return;
  if (state.asking && !state.starved) state.silentMs += TICK_MS;
  if (residentOf(child.pid) > residentMegabytes) state.ended = `it takes more memory than a file may; ${BEFORE}`;
  else if (state.silentMs >= silentMs) state.ended = `nothing came of it for too long; ${BEFORE}`;
  if (state.ended !== null) child.kill('SIGKILL');
}

/** Memory in use, in MB; 0 where the system does not tell it so, and the limits of heap and engine must do. */
function residentOf(pid: number | undefined): number {
  try {
    const [, kilobytes = '0'] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    return 0;
  }
}

function whyEnded({ ended, said }: Watched, code: number | null, signal: string | null): string {
  if (ended !== null) return ended;
  if (/heap limit|heap out of memory/i.test(said)) return `it takes more memory than a file may; ${BEFORE}`;
  return `its reader broke down over it (${signal ?? `exit ${code}`}); ${BEFORE}`;
}
