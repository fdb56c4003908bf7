import { type Effects, type Fetched, fetchUrl, type Validators } from './fetch.ts';
import { createPace } from './pace.ts';
import { createRobots } from './robots.ts';

/** Fetches as a guest should: as robots.txt allows, one request a host at a time, with pauses between. */
export type PoliteFetch = (url: string, validators?: Validators) => Promise<Fetched>;

export function createPoliteFetch(effects: Effects, usualDelayMs?: number): PoliteFetch {
  const { clock, sleep } = effects;
  const pace = createPace(clock, sleep, usualDelayMs);
  const robots = createRobots((url) => fetchUrl(url, effects, { accept: 'text/plain, */*;q=0.5' }), clock);
  return (address, validators) => {
    const host = URL.canParse(address) ? new URL(address).host : '';
    const work = async () => {
      let delayMs: number | null = null;
      const fetched = await fetchUrl(address, effects, {
        ...(validators === undefined ? {} : { validators }),
        permit: async (url) => {
          const rules = await robots(url);
          if (url.host === host) delayMs = rules.crawlDelayMs;
          const reason = rules.refusal(url.href);
          return reason === null ? null : { reason, final: !rules.unread };
        },
      });
      return { fetched, delayMs };
    };
    return pace(host, work);
  };
}
