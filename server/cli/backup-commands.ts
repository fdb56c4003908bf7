import { defineCommand } from 'citty';
import type { Config } from '../base/config.ts';
import { makeBackup, restoreBackup } from './backups.ts';

type Ends = { readonly guarded: (work: () => Promise<void>) => Promise<void>; readonly config: () => Config };

const JSON_LINE = { type: 'boolean', description: 'One JSON line' } as const;

/** The commands that copy all that is kept, bring it back, and say how it stands. */
export const backupCommands = ({ guarded, config }: Ends) => ({
  backupCommand: defineCommand({
    meta: { name: 'backup', description: 'Copy the database and check the copy; a running server goes on' },
    args: {
      to: { type: 'string', description: 'Folder that gets the backup (usual: backups in the data folder)' },
      json: JSON_LINE,
    },
    run: ({ args }) =>
      guarded(() =>
        makeBackup(config(), args.to === undefined || args.to === '' ? null : args.to, { json: args.json === true }),
      ),
  }),
  doctorCommand: defineCommand({
    meta: {
      name: 'doctor',
      description: 'Say how the database stands, and mend what can be mended; no server may run',
    },
    args: {
      recover: { type: 'boolean', description: 'Open it without a damaged log, once all files are copied aside' },
      'accept-loss': {
        type: 'boolean',
        description: 'Start with what there is, although acknowledged articles are missing',
      },
      json: JSON_LINE,
    },
    run: ({ args }) =>
      guarded(async () =>
        (await import('./doctor.ts')).doctor(config(), {
          recover: args.recover === true,
          acceptLoss: args['accept-loss'] === true,
          json: args.json === true,
        }),
      ),
  }),
  restoreCommand: defineCommand({
    meta: { name: 'restore', description: 'Put a backup in the place of the database, which is kept beside it' },
    args: {
      folder: { type: 'positional', required: true, description: 'Folder of the backup', valueHint: 'FOLDER' },
      json: JSON_LINE,
    },
    run: ({ args }) => guarded(() => restoreBackup(config(), args.folder, { json: args.json === true })),
  }),
});
