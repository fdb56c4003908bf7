import type { Config } from '../base/config.ts';
import type { Answer } from '../contract/answer.ts';
import type { RowOf } from '../contract/questions/all.ts';
import type { AskedSubscription } from '../ingest/subscriptions/subscriptions.ts';
import { houseOf } from './house.ts';
import { askServer, serverOf } from './running.ts';

export type Row = RowOf<'/subscriptions'>;

/** What became of a list. */
export type Listed = {
  readonly added: readonly { readonly subscription: number; readonly address: string }[];
  readonly known: readonly string[];
  readonly refused: readonly { readonly address: string; readonly reason: string }[];
};

/** Whoever keeps the subscriptions: the server that has the database open, or this process. */
export type Keeper = {
  /** A server runs, so that they are checked. */
  readonly checks: boolean;
  list(): Promise<readonly Row[]>;
  add(
    wanted: AskedSubscription,
  ): Promise<{ readonly subscription: number; readonly address: string; readonly schedule: string }>;
  addAll(opml: string, schedule: string | null): Promise<Listed>;
  opml(): Promise<string>;
  change(no: number, verb: 'pause' | 'resume' | 'remove'): Promise<void>;
};

/** Does work with the keeper, and closes the database again where this process opened it. */
export async function withKeeper(config: Config, work: (keeper: Keeper) => Promise<void>): Promise<void> {
  const url = serverOf(config);
  if (url !== null) return work(keeperAt(url));
  const { asking, subscriptions, answerTo, asked, close } = await houseOf(config);
  try {
    await work({
      checks: false,
      list: async () => (await answerTo(asking, '/subscriptions', asked())).rows,
      add: subscriptions.add,
      addAll: subscriptions.addAll,
      opml: subscriptions.opml,
      change: async (no, verb) => void (await subscriptions[verb](no)),
    });
  } finally {
    await close();
  }
}

/** The server, asked as any program would ask it. */
function keeperAt(url: string): Keeper {
  const send = (method: string, path: string, type?: string, body?: string): Promise<Response> =>
    askServer(`${url}/api/v1/subscriptions${path}`, {
      method,
      ...(type === undefined ? {} : { headers: { 'content-type': type } }),
      ...(body === undefined ? {} : { body }),
    });
  const read = async <Body>(answer: Promise<Response>) => (await (await answer).json()) as Body;
  return {
    checks: true,
    list: async () => (await read<Answer<Row>>(send('GET', ''))).rows,
    add: (wanted) => read(send('POST', '', 'application/json', JSON.stringify(wanted))),
    addAll: (opml, schedule) =>
      read(send('POST', schedule === null ? '' : `?${new URLSearchParams({ schedule })}`, 'text/x-opml', opml)),
    opml: async () => (await send('GET', '.opml')).text(),
    change: async (no, verb) =>
      void (verb === 'remove' ? await send('DELETE', `/${no}`) : await send('POST', `/${no}/${verb}`)),
  };
}
