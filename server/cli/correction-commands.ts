import { userInfo } from 'node:os';
import { defineCommand } from 'citty';
import type { Config } from '../base/config.ts';
import { correct, listCorrections, undoCorrections } from './corrections.ts';

type Ends = { readonly guarded: (work: () => Promise<void>) => Promise<void>; readonly config: () => Config };

/** One mention: its article, the sentence (0 is the title), where it begins in it, and its words. */
const PLACE = '"article":"0123456789abcdef","sentence":2,"start":14,"surface":"Moor"';

/** Each change as it is written. */
export const EXAMPLES = [
  '{"does":"merge","actor":"a-moor","into":"ann-moor"}',
  '{"does":"split","actor":"ann-moor","forms":["Moor"],"name":"Ben Moor","kind":"person"}',
  '{"does":"rename","actor":"ann-moor","name":"Anna Moor"}',
  '{"does":"add_alias","actor":"ann-moor","form":"Annie","type":"nickname","from":"2019","to":"2021-05-03"}',
  '{"does":"retire_alias","actor":"ann-moor","form":"Annie","from":"2021-05-04"}',
  '{"does":"add_actor","name":"Cy Moor","kind":"person","forms":["Moor"]}',
  '{"does":"exclude","form":"Moor","actor":"ann-moor","source":"pier-post"}',
  `{"does":"reject",${PLACE}}`,
  `{"does":"reassign",${PLACE},"to":"ben-moor"}`,
  `{"does":"accept",${PLACE}}`,
  `{"does":"tone",${PLACE},"tone":"negative"}`,
  '{"does":"join_stories","article":"0123456789abcdef","with":"fedcba9876543210"}',
  '{"does":"part_story","article":"0123456789abcdef"}',
] as const;

/** The commands that correct what was found. */
export const correctionCommands = ({ guarded, config }: Ends) => ({
  correctCommand: defineCommand({
    meta: { name: 'correct', description: 'Correct what was found, in past and later articles' },
    args: {
      change: {
        type: 'positional',
        required: false,
        description: `As JSON, one of: ${EXAMPLES.join(' ')}`,
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
