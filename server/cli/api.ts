import type { Config } from '../base/config.ts';
import { silentLog } from '../base/log.ts';
import { systemClock } from '../base/clock.ts';
import { askServer, notRefused, serverOf } from './running.ts';

/** Asks a path of the API and reads its answer; nothing where there is no body. What is refused is thrown in its own words. */
export type AskApi = <Body>(method: string, path: string, body?: unknown) => Promise<Body>;

/** Does work with the part of the API that sends things: of the server that has the database open, or of this process. */
export async function withSendings(config: Config, work: (ask: AskApi) => Promise<void>): Promise<void> {
  const url = serverOf(config);
  if (url !== null) return work(asker((path, sent) => askServer(url + path, sent)));
  const { openHouse } = await import('../wiring/house.ts');
  const { openDeliveries, openSending } = await import('../wiring/sending.ts');
  const { sendingApp } = await import('../http/app.ts');
  const house = await openHouse(config, systemClock);
  const effects = {
    clock: systemClock,
    origin: () => config.url ?? `http://127.0.0.1:${config.port ?? 4747}`,
    log: silentLog,
  };
  const sending = openSending(config, house, openDeliveries(config, systemClock), effects);
  const app = sendingApp(sending);
  try {
    await work(asker(async (path, sent) => notRefused(await app.request(path, sent))));
  } finally {
    await sending.runner.stop();
    await house.close();
  }
}

const asker =
  (send: (path: string, sent: RequestInit) => Promise<Response>): AskApi =>
  async <Body>(method: string, path: string, body?: unknown) => {
    const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const answer = await send(`/api/v1${path}`, { method, ...(body === undefined ? {} : json) });
    const text = await answer.text();
    return (text === '' ? undefined : JSON.parse(text)) as Body;
  };
