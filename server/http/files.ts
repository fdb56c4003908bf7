import type { ServerResponse } from 'node:http';
import type { Context } from 'hono';
import { AppError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import type { Asked } from '../contract/filters.ts';
import { FORMAT_FACTS } from '../contract/formats.ts';
import type { Path } from '../contract/questions/all.ts';
import type { Asking } from '../exports/answer.ts';
import { fileOf } from '../exports/files.ts';
import type { Part } from '../exports/part.ts';
import { operationOf } from './operation.ts';
import { chain, type Env } from './problem.ts';

/** Files that are written at one time: each has a connection, and a sorted list, of its own. */
export const MOST_FILES = 8;
/** A client that takes nothing for so long is gone, or might as well be. */
const USUAL_PATIENCE_MS = 60_000;

export type Files = { send(c: Context<Env>, path: Path, asked: Asked, id: string | null): Promise<Response> };

/**
 * Answers that are files, written as they are taken. The first part is there before the first header leaves, so that what goes wrong
 * at the start is told as a problem; what goes wrong later breaks the transfer, so that a short file never looks whole.
 */
export function createFiles(asking: Asking, log: Log, patienceMs: number = USUAL_PATIENCE_MS): Files {
  let open = 0;
  return {
    async send(c, path, asked, id) {
      if (open >= MOST_FILES)
        throw new AppError('busy', `${MOST_FILES} files are being written; ask again in a moment.`);
      open += 1;
      let ended = false;
      const left = new AbortController();
      const leave = () => left.abort();
      c.req.raw.signal.addEventListener('abort', leave, { once: true });
      const end = () => {
        if (ended) return;
        ended = true;
        open -= 1;
        c.req.raw.signal.removeEventListener('abort', leave);
      };
      try {
        const file = await fileOf(asking, path, asked, id, { signal: left.signal });
        if (c.req.method === 'HEAD') {
          end();
          return c.body(null, 200, headersOf(path, asked, id, file));
        }
        const parts = file.parts[Symbol.asyncIterator]();
        const first = await parts.next();
        const broke = (error: unknown) => {
          const facts = { request_id: c.get('requestId'), path: c.req.path, error: chain(error) };
          if (!left.signal.aborted) log.error('a file broke off', facts);
          return breakOff(c);
        };
        return c.body(bodyOf(parts, first, { patienceMs, leave, end, broke }), 200, headersOf(path, asked, id, file));
      } catch (error) {
        end();
        throw error;
      }
    },
  };
}

type File = Awaited<ReturnType<typeof fileOf>>;

/** What a file cannot say itself: whose it is, and how many rows whoever gets it must find. */
function headersOf(path: Path, { format }: Asked, id: string | null, { answer, count }: File): Record<string, string> {
  const { query, snapshot, versions } = answer;
  const range = query.from === undefined ? (id ?? 'all') : `${query.from}_${query.to}`;
  const { type, ending } = FORMAT_FACTS[format];
  const name = `newstally-${operationOf(path)}-${range}-snapshot-${snapshot}.${ending}`;
  return {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    'X-Snapshot': snapshot,
    'X-Query': new URLSearchParams(query).toString(),
    'X-Versions': new URLSearchParams(versions).toString(),
    'X-Rows': String(count),
  };
}

type Effects = {
  readonly patienceMs: number;
  readonly leave: () => void;
  readonly end: () => void;
  readonly broke: (error: unknown) => boolean;
};

function bodyOf(parts: AsyncIterator<Part>, first: IteratorResult<Part>, effects: Effects) {
  const { patienceMs, leave, end, broke } = effects;
  let next: Promise<IteratorResult<Part>> | null = Promise.resolve(first);
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    clearTimeout(timer);
    leave();
    end();
    // Whoever is asked for a part right now ends by the signal.
    void Promise.resolve(parts.return?.()).catch(() => {});
  };
  const fail = (error: unknown, controller: ReadableStreamDefaultController) => {
    const told = broke(error);
    stop();
    if (told) controller.close();
    else controller.error(error);
  };
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      clearTimeout(timer);
      try {
        const part = await (next ?? parts.next());
        next = null;
        if (part.done === true) {
          end();
          controller.close();
          return;
        }
        controller.enqueue(Buffer.from(part.value as string));
        timer = setTimeout(() => fail(new AppError('busy', 'Nobody took the file.'), controller), patienceMs);
        timer.unref();
      } catch (error) {
        fail(error, controller);
      }
    },
    cancel: stop,
  });
}

/**
 * Breaks the connection, which is the one thing that tells a client that a body which began well is not whole. The server's own way with
 * a body that fails is to write the error behind it and to end it like any other, now and then before it breaks the connection.
 * False where there is none to break: an app that is asked without a server.
 */
function breakOff(c: Context<Env>): boolean {
  const { outgoing } = (c.env ?? {}) as { outgoing?: ServerResponse };
  outgoing?.destroy();
  return outgoing !== undefined;
}
