import { type Refusal, problemIn, signInAnew } from './ask.ts';
import type { Problem } from '../server/contract/answer.ts';
import { msg, str } from './words.ts';

/** What is sent beside the address: text of a type, or a file. */
export type Sent = { readonly type: string; readonly body: string | Blob };

export const jsonOf = (value: unknown): Sent => ({ type: 'application/json', body: JSON.stringify(value) });

/** Asks the server for a change, or for what no question tells, and gives back what it says of it; null where it says nothing. Throws a Refusal. */
export async function send(method: 'GET' | 'POST' | 'PUT' | 'DELETE', address: string, sent?: Sent): Promise<unknown> {
  let answer: Response;
  try {
    answer = await fetch(address, {
      method,
      ...(sent === undefined ? {} : { body: sent.body, headers: { 'content-type': sent.type } }),
    });
  } catch {
    throw refusal({
      title: msg('Newstally cannot be reached'),
      detail: msg('The server did not answer. Is it still running?'),
    });
  }
  if (answer.status === 401) signInAnew();
  const told: unknown = await answer.json().catch(() => null);
  if (answer.ok) return told;
  const { problem } = { problem: told } as { problem: Partial<Problem> | null };
  throw refusal(
    problem?.detail === undefined
      ? {
          title: msg(str`The server answered ${answer.status}`),
          detail: msg('It gave no reason.'),
          status: answer.status,
        }
      : problem,
  );
}

const refusal = (said: Partial<Problem>): Refusal => {
  const problem: Problem = {
    type: 'about:blank',
    title: '',
    status: 0,
    detail: '',
    instance: '',
    code: 'internal',
    request_id: '',
    ...said,
  };
  return Object.assign(new Error(problem.title), { problem });
};

/** Why a change was refused: by key where keys are wrong, else in a sentence. */
export function whyRefused(error: unknown): {
  readonly keys: Readonly<Record<string, string>>;
  readonly sentence: string;
} {
  const { detail, errors = [] } = problemIn(error);
  const keys = Object.fromEntries(errors.map(({ key, expected }) => [key, expected]));
  return { keys, sentence: errors.length > 0 ? '' : detail };
}

/** Why a change was refused, in one piece: what the server says, and what it expects of each key. */
export function reasonOf(error: unknown): string {
  const { detail, errors = [] } = problemIn(error);
  const expectations = errors.filter(({ expected }) => !detail.includes(expected));
  return [detail, ...expectations.map(({ key, expected }) => msg(str`${key}: expected ${expected}.`))].join(' ');
}
