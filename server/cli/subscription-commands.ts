import { defineCommand } from 'citty';
import type { Config } from '../base/config.ts';
import { changeSubscriptions, listSubscriptions, subscribe } from './subscriptions.ts';

type Ends = { readonly guarded: (work: () => Promise<void>) => Promise<void>; readonly config: () => Config };

/** The commands that keep subscriptions. */
export function subscriptionCommands({ guarded, config }: Ends) {
  const change = (verb: 'pause' | 'resume' | 'remove', name: string, description: string) =>
    defineCommand({
      meta: { name, description },
      args: {
        which: { type: 'positional', required: true, description: 'Number or address …', valueHint: 'WHICH' },
      },
      run: ({ args }) => guarded(() => changeSubscriptions(config(), args._, verb)),
    });
  return {
    subscribeCommand: defineCommand({
      meta: {
        name: 'subscribe',
        description: 'Read addresses again and again while the server runs; or all feeds of an OPML file',
      },
      args: {
        targets: {
          type: 'positional',
          required: true,
          description: 'Feed, sitemap, page or OPML file …',
          valueHint: 'TARGET',
        },
        source: { type: 'string', description: 'Source of every article, whatever it says itself' },
        every: {
          type: 'string',
          description:
            '"30 minutes" (when left out), hourly, daily, "daily at 06:30", "weekdays at 07:00", "0 6 * * 1-5"',
        },
      },
      run: ({ args }) =>
        guarded(() => subscribe(config(), args._, { source: args.source || null, every: args.every || null })),
    }),
    subscriptionsCommand: defineCommand({
      meta: { name: 'subscriptions', description: 'List the subscriptions: how they stand, and when they are checked' },
      args: {
        json: { type: 'boolean', description: 'One JSON line a subscription' },
        opml: { type: 'boolean', description: 'An OPML list, for other readers of feeds' },
      },
      run: ({ args }) =>
        guarded(() => listSubscriptions(config(), { json: args.json === true, opml: args.opml === true })),
    }),
    unsubscribeCommand: change('remove', 'unsubscribe', 'Remove subscriptions; the articles that came of them stay'),
    pauseCommand: change('pause', 'pause', 'Check subscriptions no more until they are resumed'),
    resumeCommand: change('resume', 'resume', 'Check subscriptions at once and by their schedule, with a clean count'),
  };
}
