import { userInfo } from 'node:os';
import { defineCommand } from 'citty';
import type { Config } from '../base/config.ts';
import { correct, listCorrections, undoCorrections } from './corrections.ts';

type Ends = { readonly guarded: (work: () => Promise<void>) => Promise<void>; readonly config: () => Config };

/** The commands that correct what was found. */
export const correctionCommands = ({ guarded, config }: Ends) => ({
  correctCommand: defineCommand({
    meta: { name: 'correct', description: 'Correct what was found, in past and later articles' },
    args: {
      change: {
        type: 'positional',
        required: false,
        description: 'As JSON: {"does":"merge","actor":"…","into":"…"}',
        valueHint: 'CHANGE',
      },
      by: { type: 'string', description: 'Who says so; the user of this machine when left out' },
      why: { type: 'string', description: 'Why, for whoever reads the log' },
      preview: { type: 'boolean', description: 'Only say what it would move' },
      from: { type: 'string', description: 'Make all corrections of a log that `corrections --jsonl` wrote' },
    },
    run: ({ args }) =>
      guarded(() =>
        correct(config(), args.change ?? null, {
          by: args.by || userInfo().username,
          why: args.why ?? '',
          preview: args.preview === true,
          from: args.from || null,
        }),
      ),
  }),
  correctionsCommand: defineCommand({
    meta: { name: 'corrections', description: 'List what was corrected, by whom, why, and what it moved' },
    args: { jsonl: { type: 'boolean', description: 'JSON lines that `correct --from` makes again' } },
    run: ({ args }) => guarded(() => listCorrections(config(), { jsonl: args.jsonl === true })),
  }),
  undoCommand: defineCommand({
    meta: { name: 'undo', description: 'Undo corrections by their numbers' },
    args: { numbers: { type: 'positional', required: true, description: 'Number …', valueHint: 'NUMBER' } },
    run: ({ args }) => guarded(() => undoCorrections(config(), args._)),
  }),
});
