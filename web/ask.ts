import type { Answer, Note, Problem } from '../server/contract/answer.ts';
import type { AnswerTo, Path } from '../server/contract/questions/all.ts';
import { nowInstant } from './clock.ts';
import { connection } from './connection.ts';
import { msg, str } from './words.ts';

/** Why a question got no answer: the server's own words, or that it could not be reached (status 0). */
export type Refusal = Error & { readonly problem: Problem };

/** Answers kept for going back and forth between views; the oldest leaves first. Enough for a dozen views. */
const KEPT = 96;
const kept = new Map<string, Answer<unknown>>();
let snapshot: string | null = null;
/** The instant at which the last answer came, and what it was read and scored by. */
let last: { readonly at: string; readonly versions: Answer<unknown>['versions'] } | null = null;

/** Requests on their way; figures that ask the same share one, and it is given up when nobody waits any more. */
type OnTheWay = { readonly answer: Promise<Answer<unknown>>; readonly stop: AbortController; waiting: number };
const onTheWay = new Map<string, OnTheWay>();

/** The address of a question's answer, also for downloads. */
export const addressOf = (path: Path, query: string, id: string | null = null, extra = ''): string => {
  const where = `/api/v1${path.replace('{id}', encodeURIComponent(id ?? ''))}`;
  const all = [query, extra].filter((part) => part !== '').join('&');
  return all === '' ? where : `${where}?${all}`;
};

/** The answer to a question; one that was given before comes back at once while the data is the same. Throws a Refusal. */
export async function ask<P extends Path>(
  path: P,
  query: string,
  signal: AbortSignal,
  id: string | null = null,
): Promise<AnswerTo<P>> {
  const address = addressOf(path, query, id);
  return (kept.get(address) ?? (await share(address, signal))) as unknown as AnswerTo<P>;
}

/** When and by what the last answer was given; null before the first one. */
export const lastAnswer = (): typeof last => last;

/** Forgets what was answered, so that the next question is asked anew. */
export const forgetAnswers = (): void => kept.clear();

const anew = new Set<() => void>();

/** Who shows an answer says how it is asked again, and gets back how to stop. */
export function whenAnew(again: () => void): () => void {
  anew.add(again);
  return () => void anew.delete(again);
}

/** The data have changed: everything on screen is asked again, and stays until its new answer is there. */
export function askAnew(): void {
  forgetAnswers();
  for (const again of anew) again();
}

async function share(address: string, signal: AbortSignal): Promise<Answer<unknown>> {
  const sent = onTheWay.get(address) ?? send(address);
  sent.waiting += 1;
  const leave = () => {
    sent.waiting -= 1;
    if (sent.waiting > 0) return;
    sent.stop.abort();
    // Who asks the same from now on must not be handed a request that was given up.
    if (onTheWay.get(address) === sent) onTheWay.delete(address);
  };
  signal.addEventListener('abort', leave, { once: true });
  try {
    const answer = await sent.answer;
    signal.throwIfAborted();
    return answer;
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

function send(address: string): OnTheWay {
  const stop = new AbortController();
  const answer = load(address, stop.signal)
    .then((loaded) => {
      remember(address, loaded);
      return loaded;
    })
    .finally(() => {
      if (onTheWay.get(address) === sent) onTheWay.delete(address);
    });
  const sent: OnTheWay = { answer, stop, waiting: 0 };
  onTheWay.set(address, sent);
  return sent;
}

function remember(address: string, answer: Answer<unknown>): void {
  // What was known at a snapshot stays so, and says nothing of now.
  if (!/[?&]snapshot=/.test(address)) {
    if (answer.snapshot !== snapshot) kept.clear();
    snapshot = answer.snapshot;
  }
  kept.set(address, answer);
  const oldest = kept.keys().next().value;
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
}

const UNREACHED = msg('Newstally cannot be reached');

async function load(address: string, signal: AbortSignal): Promise<Answer<unknown>> {
  let response: Response;
  try {
    response = await fetch(address, { signal, headers: { accept: 'application/json' } });
  } catch (error) {
    if (signal.aborted) throw error;
    connection.failed();
    throw refused(0, UNREACHED, msg('The server did not answer. Is it still running?'));
  }
  connection.answered();
  if (response.status === 401) signInAnew();
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) {
    const answer = body as Answer<unknown>;
    last = { at: nowInstant(), versions: answer.versions };
    return answer;
  }
  throw isProblem(body)
    ? asRefusal(body)
    : refused(response.status, msg(str`The server answered ${response.status}`), msg('It gave no reason.'));
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'detail' in body && 'code' in body;

const asRefusal = (problem: Problem): Refusal => Object.assign(new Error(problem.title), { problem });

const refused = (status: number, title: string, detail: string): Refusal =>
  asRefusal({ type: 'about:blank', title, status, detail, instance: '', code: 'internal', request_id: '' });

/** A session that is over ends at the door, and goes on from there where it was. */
export const signInAnew = (): void =>
  location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);

/** Whether the server was not reached at all: what it told before still holds. */
export const isUnreached = ({ status, code, title }: Problem): boolean =>
  status === 0 && code === 'internal' && title === UNREACHED;

/** The problem inside whatever was thrown; a bug of the page itself is told as such. */
export function problemIn(error: unknown): Problem {
  if (error instanceof Error && 'problem' in error && isProblem(error.problem)) return error.problem;
  return refused(0, msg('The page made a mistake'), error instanceof Error ? error.message : String(error)).problem;
}

/** All notes of several answers, each once. */
export const notesOf = (answers: readonly ({ readonly notes: readonly Note[] } | undefined)[]): Note[] => [
  ...new Map(
    answers.flatMap((answer) => answer?.notes ?? []).map((note) => [`${note.code} ${note.text}`, note]),
  ).values(),
];

/** The settled days of an answer; null when it says none. */
export function daysOf(
  answer: { readonly query: Readonly<Record<string, unknown>> } | undefined,
): { from: string; to: string } | null {
  const { from, to } = answer?.query ?? {};
  return typeof from === 'string' && typeof to === 'string' ? { from, to } : null;
}
