import { userInfo } from 'node:os';
import { defineCommand } from 'citty';
import type { Config } from '../base/config.ts';
import { AppError } from '../base/errors.ts';
import { CATALOGUE_FORMATS, IMPORT_MODES } from '../contract/vocabulary.ts';
import { analyse } from './analyse.ts';
import { exportCatalogue, importCatalogue, listVersions, takeVersion } from './catalogue.ts';

type Ends = { readonly guarded: (work: () => Promise<void>) => Promise<void>; readonly config: () => Config };

/** One of the words that an option takes. */
function oneOf<Word extends string>(words: readonly Word[], given: string, option: string): Word {
  const found = words.find((word) => word === given);
  if (found === undefined) throw new AppError('invalid', `${option} ${given}: expected one of ${words.join(', ')}.`);
  return found;
}

const SAID = {
  by: { type: 'string', description: 'Who says so; the user of this machine when left out' },
  why: { type: 'string', description: 'Why, for whoever reads the list of versions' },
} as const;
const said = ({ by, why }: { by?: string | undefined; why?: string | undefined }) => ({
  by: by || userInfo().username,
  why: why ?? '',
});

/** The commands that keep the catalogue, and read history by it. */
export const catalogueCommands = ({ guarded, config }: Ends) => ({
  catalogueCommand: defineCommand({
    meta: {
      name: 'catalogue',
      description: 'Write the catalogue to a file, take files in, list and take its versions',
    },
    subCommands: {
      export: defineCommand({
        meta: { name: 'export', description: 'Write all actors with their written forms and offices' },
        args: {
          format: { type: 'string', default: 'json', description: CATALOGUE_FORMATS.join(', ') },
          version: { type: 'string', description: 'A number; the active version when left out' },
          out: { type: 'string', description: 'File to write; standard output when left out' },
        },
        run: ({ args }) =>
          guarded(async () => {
            const { version = '' } = args;
            if (!/^(?:[1-9]\d{0,8})?$/.test(version))
              throw new AppError('invalid', `"${version}" is no number of a version.`);
            await exportCatalogue(
              config(),
              oneOf(CATALOGUE_FORMATS, args.format, '--format'),
              version === '' ? null : Number(version),
              args.out || null,
            );
          }),
      }),
      import: defineCommand({
        meta: { name: 'import', description: 'Make of files the version that waits for newstally analyse' },
        args: {
          files: { type: 'positional', required: true, description: 'CSV, JSON or YAML …', valueHint: 'FILE' },
          mode: {
            type: 'string',
            default: 'add',
            description: 'add: change and add these actors; replace: they are the whole catalogue',
          },
          'dry-run': { type: 'boolean', description: 'Only say what would change' },
          ...SAID,
        },
        run: ({ args }) =>
          guarded(() =>
            importCatalogue(config(), args._, {
              ...said(args),
              mode: oneOf(IMPORT_MODES, args.mode, '--mode'),
              dryRun: args['dry-run'] === true,
            }),
          ),
      }),
      versions: defineCommand({
        meta: { name: 'versions', description: 'List the versions: which is active, which waits' },
        run: () => guarded(() => listVersions(config())),
      }),
      take: defineCommand({
        meta: { name: 'take', description: 'Make a past version, or the shipped one, the one that waits' },
        args: {
          version: { type: 'positional', required: true, description: 'A number, or shipped', valueHint: 'VERSION' },
          ...SAID,
        },
        run: ({ args }) => guarded(() => takeVersion(config(), args.version, said(args))),
      }),
    },
  }),
  analyseCommand: defineCommand({
    meta: {
      name: 'analyse',
      description: 'Read all stored articles anew by the waiting catalogue, and by the scorer and rules of now',
    },
    args: {
      all: { type: 'boolean', description: 'Also where nothing differs' },
      cancel: { type: 'boolean', description: 'Cancel the one that is under way' },
    },
    run: ({ args }) => guarded(() => analyse(config(), { all: args.all === true, cancel: args.cancel === true })),
  }),
});
