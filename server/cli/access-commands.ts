import { defineCommand } from 'citty';
import { systemClock } from '../base/clock.ts';
import type { Config } from '../base/config.ts';
import { invalid } from '../base/settle.ts';
import { type KeyRow, NewKey } from '../contract/access.ts';

type Ends = { readonly guarded: (work: () => Promise<void>) => Promise<void>; readonly config: () => Config };
type Wanted = { readonly scopes?: string | undefined; readonly expires?: string | undefined };

const say = (line: string) => void process.stdout.write(`${line}\n`);
const json = { type: 'boolean', description: 'One JSON line each' } as const;
const scopes = {
  type: 'string',
  description: 'read (when left out), ingest, correct, admin, with commas between',
} as const;
const expires = { type: 'string', description: 'Last day on which it is good, such as 2027-06-30' } as const;
const keysOf = async (config: Config) => (await import('../wiring/access.ts')).keysOf(config, systemClock);

/** Makes a key of the house and shows it, this once. A running server knows it from its next request on. */
export async function addKey(config: Config, name: string, wanted: Wanted): Promise<void> {
  const read = NewKey.safeParse({
    name,
    ...(wanted.scopes === undefined ? {} : { scopes: wanted.scopes.split(',').map((one) => one.trim()) }),
    ...(wanted.expires === undefined ? {} : { expires: wanted.expires }),
  });
  if (!read.success) {
    const wrong = read.error.issues.map(({ path, message }) => ({ key: String(path[0]), expected: message }));
    throw invalid(
      wrong.map(({ key, expected }) => ({ key: `--${key}`, value: wanted[key as keyof Wanted] ?? name, expected })),
    );
  }
  const { row, text } = (await keysOf(config)).add(read.data);
  say(text);
  say(
    `The key of ${row.name}, for ${row.scopes.join(', ')}. It is shown this once; newstally keys revoke ${row.key} ends it.`,
  );
}

const lineOf = ({ key, name, scopes: may, opens, expires: until, last_used_at, revoked_at }: KeyRow): string =>
  [
    key,
    name,
    opens === null ? may.join(', ') : `opens ${opens}`,
    revoked_at === null ? `until ${until ?? 'it is revoked'}` : `revoked ${revoked_at}`,
    `last used ${last_used_at ?? 'never'}`,
  ].join('  ');

/** The commands that let others in, and show what they changed. */
export function accessCommands({ guarded, config }: Ends) {
  const keys = defineCommand({
    meta: { name: 'keys', description: 'Keys for other people and programs' },
    subCommands: {
      add: defineCommand({
        meta: { name: 'add', description: 'Make a key; it is shown once' },
        args: { name: { type: 'positional', required: true, description: 'Whose it is' }, scopes, expires },
        run: ({ args }) => guarded(() => addKey(config(), args.name, args)),
      }),
      list: defineCommand({
        meta: { name: 'list', description: 'All keys and shared links; never their secrets' },
        args: { json },
        run: ({ args }) =>
          guarded(async () => {
            const rows = (await keysOf(config())).list();
            if (rows.length === 0 && args.json !== true) say('No keys yet: newstally keys add NAME makes one.');
            for (const row of rows) say(args.json === true ? JSON.stringify(row) : lineOf(row));
          }),
      }),
      revoke: defineCommand({
        meta: { name: 'revoke', description: 'End a key or a shared link, and its sessions, at once' },
        args: { key: { type: 'positional', required: true, description: 'Its prefix, as keys list shows it' } },
        run: ({ args }) => guarded(async () => say(lineOf((await keysOf(config())).revoke(args.key)))),
      }),
    },
  });
  const audit = defineCommand({
    meta: { name: 'audit', description: 'What was changed, by whom and how it ended, the newest first' },
    args: { limit: { type: 'string', default: '100', description: 'So many lines' }, json },
    run: ({ args }) =>
      guarded(async () => {
        const { openAudit } = await import('../access/audit.ts');
        for (const row of openAudit(config().dataFolder).newest(Math.max(1, Number(args.limit) || 100)))
          say(
            args.json === true
              ? JSON.stringify(row)
              : `${row.at}  ${row.who}  ${row.action} ${row.path}  ${row.status}`,
          );
      }),
  });
  return { keys, audit };
}
