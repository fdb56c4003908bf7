import { Hono } from 'hono';
import { addressOf, type Case } from './cases.ts';
import { MARKED } from './cast.ts';
import { median, noiseOf, ratioOf } from './figures.ts';
import { type Client, listening } from './server.ts';
import { timed } from './side-by-side.ts';

/** Requests a second of one address, and what each costs the server. */
export type Rate = { readonly name: string; readonly perSecond: number; readonly cpuUs: number; readonly ofHello: number | null };

const CONNECTIONS = 8;
/** Rates need five seconds or more: so many turns of one second. */
const TURNS = 5;
const TURN_SECONDS = 1;

const CACHED: readonly Case[] = [
  { path: '/sources', filters: { last: '13w' }, id: null },
  { path: '/summary', filters: { last: '13w' }, id: null },
  { path: '/mentions', filters: { last: '26w', actors: MARKED.slice(0, 8).join(',') }, id: null },
];

/** Remembered answers against the least that the same framework can do, in turn. */
export async function measureRates(client: Client, url: string): Promise<{ rates: Rate[]; noise: number | null }> {
  const hello = await listening(new Hono().get('/hello', (c) => c.text('Hello, world')).fetch);
  try {
    const targets = [
      { name: 'hello-world route', url: `${hello.url}/hello` },
      ...CACHED.map((one) => ({ name: `cached ${addressOf(one).replaceAll('%2C', ',')}`, url: `${url}/api/v1${addressOf(one)}` })),
    ];
    const turns = targets.map((): { perSecond: number; cpuUs: number }[] => []);
    for (const target of targets) await client.load(target.url, 0.3, CONNECTIONS);
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const [at, target] of targets.entries()) {
        const { sample, result } = await timed(() => client.load(target.url, TURN_SECONDS, CONNECTIONS));
        if (result.failed > 0) throw new Error(`${result.failed} of ${result.requests} requests of ${target.url} failed`);
        turns[at]?.push({ perSecond: result.requests / result.seconds, cpuUs: (sample.cpuMs * 1000) / result.requests });
      }
    }
    const perSecond = turns.map((all) => median(all.map((one) => one.perSecond)));
    const rates = targets.map(({ name }, at) => ({
      name,
      perSecond: Math.round(perSecond[at] ?? 0),
      cpuUs: Math.round(median((turns[at] ?? []).map((one) => one.cpuUs))),
      ofHello: at === 0 ? null : ratioOf(perSecond[at] ?? 0, perSecond[0] ?? 0),
    }));
    return { rates, noise: noiseOf((turns[0] ?? []).map((one) => one.perSecond)) };
  } finally {
    await hello.close();
  }
}
