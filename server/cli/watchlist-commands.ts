import { defineCommand } from 'citty';
import type { Config } from '../base/config.ts';
import { keepWatchlist, listWatchlists, removeWatchlists } from './watchlists.ts';

type Ends = { readonly guarded: (work: () => Promise<void>) => Promise<void>; readonly config: () => Config };

/** The commands that keep named sets of actors. */
export const watchlistCommands = ({ guarded, config }: Ends) => ({
  watchlistsCommand: defineCommand({
    meta: { name: 'watchlists', description: 'List the watchlists: named sets of actors, as filters say them' },
    args: { json: { type: 'boolean', description: 'One JSON line a watchlist' } },
    run: ({ args }) => guarded(() => listWatchlists(config(), { json: args.json === true })),
  }),
  watchlistCommand: defineCommand({
    meta: {
      name: 'watchlist',
      description: 'Make a watchlist of actors, or replace it; filters then say actors=@NAME',
    },
    args: {
      which: { type: 'positional', required: true, description: 'NAME, then ACTOR …', valueHint: 'NAME ACTOR' },
    },
    run: ({ args }) =>
      guarded(() => {
        const [name = '', ...actors] = args._;
        return keepWatchlist(config(), name, actors);
      }),
  }),
  unwatchCommand: defineCommand({
    meta: { name: 'unwatch', description: 'Remove watchlists; nothing that was counted changes' },
    args: { which: { type: 'positional', required: true, description: 'NAME …', valueHint: 'NAME' } },
    run: ({ args }) => guarded(() => removeWatchlists(config(), args._)),
  }),
});
