import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { messageOf } from '../base/errors.ts';
import { projectRoot } from '../base/root.ts';
import type { Catalogue } from '../contract/actor.ts';
import type { Article } from '../contract/article.ts';
import type { Change } from '../contract/correction.ts';
import type { Facts } from '../contract/facts.ts';
import type { ScorerChoice } from '../contract/vocabulary.ts';
import type { Answer, Job, Reading, Said } from './analysis-thread.ts';
import type { Analyse, Failed } from './analysing.ts';

/** Articles of one job: some tenths of a second, of which whoever waits has a few milliseconds to unpack. */
const MOST_TOGETHER = 10;
/** Jobs that a thread is given at once, so that it never waits for the next. */
const AHEAD = 2;
/** Readings that a thread keeps compiled: the one in force, the one that history is read anew by, and one that is tried. */
const KEPT = 3;
/** A text that needs more is no article; ten of the longest need less than half. */
const HEAP_MEGABYTES = 1024;

/** Threads that analyse, so that the event loop is free for whoever asks. They start with the first article, others when there is more than one job. */
export type AnalysisThreads = {
  /** Reads by a catalogue and what persons corrected; each thread compiles it when it first needs it. */
  analyserOf(changes: readonly Change[], catalogue: Catalogue): Analyse;
  /** Ends all threads; what is under way fails. */
  close(): Promise<void>;
};

/**
 * Bytes of code that a function runs through before it is compiled for speed: three times the engine's own figure. Each thread
 * compiles for itself, which was two fifths of the work of a short ingest; what runs longer soon comes beyond it all the same.
 */
const BEFORE_COMPILING = 400_000;

/** Run from source, a thread takes the same loader; built, its program stands beside the command line. */
export function startThread(scorer: ScorerChoice): Worker {
  // There is no such setting for one thread: it holds for the process.
  setFlagsFromString(`--interrupt-budget=${BEFORE_COMPILING}`);
  const here = fileURLToPath(import.meta.url);
  return here.endsWith('.ts')
    ? threadFrom(here.replace(/analysis-threads\.ts$/, 'analysis-thread-main.ts'), { scorer })
    : threadFrom(join(projectRoot(), 'dist', 'server', 'analysis-thread.js'), { scorer });
}

/** A thread of a program; TypeScript is read by the loader that runs us from source. */
export function threadFrom(program: string, workerData: unknown, heapMegabytes = HEAP_MEGABYTES): Worker {
  const options: WorkerOptions = {
    workerData,
    execArgv: [],
    // Nothing of our environment is its business.
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  };
  if (!program.endsWith('.ts')) return new Worker(program, options);
  const loader = createRequire(import.meta.url)
    .resolve('tsx/esm/api')
    .replace(/cjs$/, 'mjs');
  // Named with --import, it does nothing in a thread of Node 20.
  const begin = `import(${url(loader)}).then(({ register }) => (register(), import(${url(program)})))`;
  return new Worker(begin, { ...options, eval: true });
}

const url = (file: string): string => JSON.stringify(pathToFileURL(file).href);

/** One call of an analyser: what it waits for, and which places of its articles are not given out yet. */
type Call = {
  readonly reading: Reading & { readonly content: Catalogue };
  readonly articles: readonly Article[];
  readonly answers: (Facts | Failed)[];
  waiting: number[][];
  left: number;
  readonly done: (answers: readonly (Facts | Failed)[]) => void;
  readonly failed: (error: Error) => void;
};
type Given = { readonly job: number; readonly call: Call; readonly places: readonly number[] };
type Thread = {
  readonly worker: Worker;
  readonly given: Given[];
  /** What it has compiled, or will have behind what it was given; the latest used first. */
  readings: Reading[];
  /** It has begun to read by something: whatever ends it then is the article's doing. */
  begun: boolean;
  why: string | null;
};

export function createAnalysisThreads(most: number, start: () => Worker): AnalysisThreads {
  const threads: Thread[] = [];
  /** Calls with articles that are not given out yet: each has its turn, so that one article never waits for a thousand. */
  const calls: Call[] = [];
  const numbers = new WeakMap<Catalogue, number>();
  let [jobs, readings, catalogues] = [0, 0, 0];
  let closed = false;

  const numberOf = (catalogue: Catalogue): number => {
    const known = numbers.get(catalogue) ?? (catalogues += 1);
    numbers.set(catalogue, known);
    return known;
  };

  /** What a thread must be told to read by something: as little as it does not have. */
  function tellOf(thread: Thread, wanted: Call['reading']): Pick<Job, 'reading' | 'forget'> {
    const has = thread.readings.some(({ reading }) => reading === wanted.reading);
    const hasCatalogue = thread.readings.some(({ catalogue }) => catalogue === wanted.catalogue);
    const before = thread.readings;
    thread.readings = [wanted, ...before.filter(({ reading }) => reading !== wanted.reading)].slice(0, KEPT);
    const gone = before.filter((one) => !thread.readings.some(({ reading }) => reading === one.reading));
    const kept = new Set(thread.readings.map(({ catalogue }) => catalogue));
    return {
      reading: has ? null : { ...wanted, content: hasCatalogue ? null : wanted.content },
      forget: {
        readings: gone.map(({ reading }) => reading),
        catalogues: gone.map(({ catalogue }) => catalogue).filter((one) => !kept.has(one)),
      },
    };
  }

  function begin(): Thread {
    const worker = start();
    const thread: Thread = { worker, given: [], readings: [], begun: false, why: null };
    // One that has nothing to do keeps no process alive.
    worker.unref();
    worker.on('message', (said: Said) => hear(thread, said));
    worker.on('error', (error) => void (thread.why = messageOf(error)));
    worker.on('exit', (code) => ended(thread, code));
    threads.push(thread);
    return thread;
  }

  function giveOut(): void {
    while (calls.length > 0) {
      const free = threads.toSorted((a, b) => a.given.length - b.given.length)[0];
      const thread = free === undefined || (free.given.length > 0 && threads.length < most) ? begin() : free;
      if (thread.given.length >= AHEAD) return;
      const call = calls.shift()!;
      const places = call.waiting.shift()!;
      if (call.waiting.length > 0) calls.push(call);
      const job = (jobs += 1);
      const articles = places.map((place) => call.articles[place]!);
      thread.given.push({ job, call, places });
      thread.worker.ref();
      const { reading } = call.reading;
      thread.worker.postMessage({ job, by: reading, ...tellOf(thread, call.reading), articles } satisfies Job);
    }
  }

  function answer({ call, places }: Given, answers: readonly Answer[]): void {
    places.forEach((place, at) => {
      const one = answers[at]!;
      call.answers[place] = 'failed' in one ? one : { article: call.articles[place]!, ...one };
    });
    call.left -= places.length;
    if (call.left === 0) call.done(call.answers);
  }

  /** Ends a call that cannot be answered. */
  function fail(call: Call, why: string): void {
    call.waiting = [];
    const at = calls.indexOf(call);
    if (at >= 0) calls.splice(at, 1);
    call.failed(new Error(why));
  }

  function hear(thread: Thread, said: Said): void {
    if ('begins' in said) {
      thread.begun = true;
      return;
    }
    const given = thread.given.shift();
    if (given?.job !== said.job) throw new Error(`job ${said.job} was answered out of turn`);
    if (thread.given.length === 0) thread.worker.unref();
    thread.begun = false;
    if ('fault' in said) fail(given.call, `Nothing can be analysed: ${said.fault}`);
    else answer(given, JSON.parse(said.answers) as Answer[]);
    giveOut();
  }

  /** Another takes over. What it was reading is read again one by one, so that an article that ends a thread is told from its neighbours. */
  function ended(thread: Thread, code: number): void {
    threads.splice(threads.indexOf(thread), 1);
    const why = thread.why ?? `exit ${code}`;
    const [first, ...others] = thread.given;
    if (closed) {
      for (const { call } of thread.given) fail(call, 'The analysis was ended.');
      return;
    }
    for (const { call, places } of others.toReversed()) again(call, [places]);
    if (first !== undefined) {
      const { call, places } = first;
      if (!thread.begun) fail(call, `Nothing can be analysed: ${why}`);
      else if (places.length === 1) answer(first, [{ failed: `the analysis broke down over it (${why})` }]);
      else
        again(
          call,
          places.map((place) => [place]),
        );
    }
    giveOut();
  }
  function again(call: Call, places: readonly (readonly number[])[]): void {
    call.waiting.unshift(...places.map((some) => [...some]));
    if (!calls.includes(call)) calls.unshift(call);
  }

  return {
    analyserOf(changes, catalogue) {
      const reading = { reading: (readings += 1), changes, catalogue: numberOf(catalogue), content: catalogue };
      return (articles) => {
        if (closed) return Promise.reject(new Error('The analysis was ended.'));
        if (articles.length === 0) return Promise.resolve([]);
        return new Promise((done, failed) => {
          // Few articles are shared among threads that run; starting another takes longer than reading them.
          const together = Math.min(MOST_TOGETHER, Math.ceil(articles.length / Math.max(1, threads.length)));
          const waiting = Array.from({ length: Math.ceil(articles.length / together) }, (_, at) =>
            articles.slice(at * together, (at + 1) * together).map((_article, k) => at * together + k),
          );
          const left = articles.length;
          calls.push({ reading, articles, answers: new Array(left), waiting, left, done, failed });
          giveOut();
        });
      };
    },
    async close() {
      closed = true;
      for (const call of calls.splice(0)) call.failed(new Error('The analysis was ended.'));
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}
