import { defineCommand } from 'citty';
import type { Config } from '../base/config.ts';
import { ROSTERS, type RosterKind } from '../contract/vocabulary.ts';
import { keepRoster, listRosters, removeRosters } from './rosters.ts';

type Ends = { readonly guarded: (work: () => Promise<void>) => Promise<void>; readonly config: () => Config };

/** The commands that keep one kind of rosters. */
export const rosterCommands = (kind: RosterKind, { guarded, config }: Ends) => {
  const { one, member, key } = ROSTERS[kind];
  const hint = `NAME ${member.toUpperCase()}`;
  return {
    listCommand: defineCommand({
      meta: { name: kind, description: `List the ${kind}: named sets of ${key}, as filters say them` },
      args: { json: { type: 'boolean', description: `One JSON line a ${one}` } },
      run: ({ args }) => guarded(() => listRosters(config(), kind, { json: args.json === true })),
    }),
    keepCommand: defineCommand({
      meta: { name: one, description: `Make a ${one} of ${key}, or replace it; filters then say ${key}=@NAME` },
      args: {
        which: {
          type: 'positional',
          required: true,
          description: `NAME, then ${member.toUpperCase()} …`,
          valueHint: hint,
        },
      },
      run: ({ args }) =>
        guarded(() => {
          const [name = '', ...members] = args._;
          return keepRoster(config(), kind, name, members);
        }),
    }),
    removeCommand: defineCommand({
      meta: {
        name: kind === 'watchlists' ? 'unwatch' : 'uncollect',
        description: `Remove ${kind}; nothing that was counted changes`,
      },
      args: { which: { type: 'positional', required: true, description: 'NAME …', valueHint: 'NAME' } },
      run: ({ args }) => guarded(() => removeRosters(config(), kind, args._)),
    }),
  };
};
