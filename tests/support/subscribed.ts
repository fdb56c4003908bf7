import { onTestFinished } from 'vitest';
import { silentLog } from '../../server/base/log.ts';
import type { Article } from '../../server/contract/article.ts';
import { createLive } from '../../server/ingest/live.ts';
import { createPoliteFetch, type PoliteFetch } from '../../server/ingest/fetch/polite.ts';
import type { Street } from '../../server/ingest/ingest.ts';
import { type CheckEffects, createChecks } from '../../server/ingest/subscriptions/checks.ts';
import { createSubscriptions } from '../../server/ingest/subscriptions/subscriptions.ts';
import { textRules } from '../../server/text/rules.ts';
import { memoryWarehouse } from '../../server/warehouse/open.ts';
import type { Warehouse } from '../../server/warehouse/warehouse.ts';
import { effectsOf, sends } from './site.ts';
import { inThread } from '../../server/ingest/analysing.ts';

const analyse = (article: Article) => ({
  article,
  sentences: [],
  mentions: [],
  quotes: [],
  unresolved: [],
  names: [],
  stand_ins: [],
});

/** Subscriptions whose clock, sleep, dice and network are in the hands of the test; this machine may be fetched from. */
export async function subscribed(
  at: string,
  {
    timezone = 'UTC',
    warehouse,
    more = {},
  }: { timezone?: string; warehouse?: Warehouse; more?: Partial<CheckEffects> } = {},
) {
  let now = Date.parse(at);
  const clock = { now: () => now, elapsed: () => now };
  const house = warehouse ?? (await memoryWarehouse(clock, textRules, timezone));
  if (warehouse === undefined) onTestFinished(() => house.close());
  const network = effectsOf();
  const live = createLive(clock);
  const subscriptions = createSubscriptions({ store: house.subscriptions, clock, timezone, guard: network.guard });
  subscriptions.whenChanged(live.subscriptionsChanged);
  const street: Street = { warehouse: house, analyse: inThread(analyse), clock, timezone, watch: live };
  const checks = createChecks({
    subscriptions,
    street,
    clock,
    fetching: (signal): PoliteFetch =>
      createPoliteFetch({ ...network, clock, sleep: async () => signal.throwIfAborted(), signal }, 0),
    sleep: () => Promise.resolve(),
    random: () => 0.5,
    watch: live,
    log: silentLog,
    ...more,
  });
  return {
    warehouse: house,
    live,
    subscriptions,
    checks,
    /** Sets the clock, forwards or back. */
    setTo: (instant: string) => void (now = Date.parse(instant)),
    /** Checks what is due at an instant and gives back the subscription. */
    async at(instant: string, no = 1) {
      now = Date.parse(instant);
      await checks.checkDue();
      return subscriptions.one(no);
    },
    only: async (no = 1) => subscriptions.one(no),
  };
}

/** A feed with whole texts, so that no page is fetched for it. */
export const feedOf = (...titles: readonly string[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title>${titles
    .map(
      (title) =>
        `<item><title>${title}</title><link>https://post.test/${title.toLowerCase().replaceAll(' ', '-')}</link><pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate>` +
        `<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>${`${title}: the harbour will open again in spring, the mayor said. `.repeat(4)}</p>]]></content:encoded></item>`,
    )
    .join('')}</channel></rss>`;

export const sendsFeed = (...titles: readonly string[]) => sends('application/rss+xml', feedOf(...titles));
