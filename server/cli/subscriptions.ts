import { readFileSync, statSync } from 'node:fs';
import type { Config } from '../base/config.ts';
import { AppError } from '../base/errors.ts';
import { declaredCharset, decodeBytes } from '../ingest/decode.ts';
import { type Keeper, type Row, withKeeper } from './keeper.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

export type SubscribeOptions = { readonly source: string | null; readonly every: string | null };

/** Adds addresses, and all feeds of OPML files. One that cannot be added stops no other; the command then ends with an error. */
export const subscribe = (
  config: Config,
  targets: readonly string[],
  { source, every }: SubscribeOptions,
): Promise<void> =>
  withKeeper(config, async (keeper) => {
    const schedule = every === null ? null : scheduleWords(every);
    let refused = 0;
    for (const target of targets) {
      if (isFile(target)) refused += await addList(keeper, target, schedule);
      else refused += await addOne(keeper, target, source, schedule, targets.length > 1);
    }
    if (!keeper.checks) say('They are checked while the server runs: npm start');
    if (refused > 0)
      throw new AppError('invalid', `${refused === 1 ? '1 address was' : `${refused} addresses were`} refused.`);
  });

/** "--every '30 minutes'" says the same as "--every 'every 30 minutes'". */
const scheduleWords = (every: string): string => (/^\s*\d+ *[a-z]+\s*$/i.test(every) ? `every ${every.trim()}` : every);

const isFile = (target: string): boolean =>
  !/^[a-z][a-z\d+.-]*:\/\//i.test(target) && statSync(target, { throwIfNoEntry: false })?.isFile() === true;

async function addOne(
  keeper: Keeper,
  address: string,
  source: string | null,
  schedule: string | null,
  goOn: boolean,
): Promise<number> {
  try {
    const { subscription, address: kept, schedule: words } = await keeper.add({ address, source, schedule });
    say(`${subscription}  ${kept}: ${words}`);
    return 0;
  } catch (error) {
    if (!goOn || !(error instanceof AppError) || !['invalid', 'conflict'].includes(error.code)) throw error;
    say(`–  ${error.message}`);
    return error.code === 'conflict' ? 0 : 1;
  }
}

async function addList(keeper: Keeper, file: string, schedule: string | null): Promise<number> {
  const bytes = readFileSync(file);
  const { text } = decodeBytes(bytes, { declared: declaredCharset(bytes) });
  const { added, known, refused } = await keeper.addAll(text, schedule);
  if (added.length + known.length + refused.length === 0) {
    throw new AppError('invalid', `${file} lists no feed; an OPML list has outlines with an xmlUrl.`);
  }
  for (const { subscription, address } of added) say(`${subscription}  ${address}`);
  for (const address of known) say(`–  ${address}: there already`);
  for (const { address, reason } of refused) say(`–  ${address}: refused; expected ${reason}`);
  say(`${added.length} added, ${known.length} there already, ${refused.length} refused`);
  return refused.length;
}

/** Lists subscriptions: as a table, one JSON line each, or as OPML for other readers of feeds. */
export const listSubscriptions = (config: Config, { json, opml }: { json: boolean; opml: boolean }): Promise<void> =>
  withKeeper(config, async (keeper) => {
    if (opml) process.stdout.write(await keeper.opml());
    else if (json) process.stdout.write((await keeper.list()).map((row) => `${JSON.stringify(row)}\n`).join(''));
    else process.stdout.write(table(await keeper.list()));
  });

const DONE = { pause: 'paused', resume: 'resumed', remove: 'removed; its articles stay' } as const;

/** Pauses, resumes or removes subscriptions, named by number or address. */
export const changeSubscriptions = (config: Config, which: readonly string[], verb: keyof typeof DONE): Promise<void> =>
  withKeeper(config, async (keeper) => {
    const rows = await keeper.list();
    // All are looked up before one is changed.
    for (const row of which.map((one) => named(rows, one))) {
      await keeper.change(row.subscription, verb);
      say(`${row.subscription}  ${row.address}: ${DONE[verb]}`);
    }
  });

function named(rows: readonly Row[], which: string): Row {
  const found = rows.find(
    ({ subscription, address }) => String(subscription) === which || address === which || address === `${which}/`,
  );
  if (found !== undefined) return found;
  throw new AppError(
    'not_found',
    `There is no subscription "${which}"; newstally subscriptions lists their numbers and addresses.`,
  );
}

const HEAD = ['no', 'state', 'last check (UTC)', 'result', 'next check (UTC)', 'schedule', 'address'] as const;

function table(rows: readonly Row[]): string {
  if (rows.length === 0)
    return 'No subscriptions yet: npm run newstally -- subscribe https://www.example.org/feed.xml\n';
  const cells = rows.map((row) => [
    String(row.subscription),
    row.checking ? 'checking' : row.state,
    shortInstant(row.checked_at),
    resultOf(row),
    shortInstant(row.next_at),
    row.schedule,
    row.address,
  ]);
  const widths = HEAD.map((head, at) => Math.max(head.length, ...cells.map((line) => line[at]!.length)));
  const lines = [[...HEAD], ...cells].map((line) =>
    line
      .map((cell, at) => cell.padEnd(widths[at]!))
      .join('  ')
      .trimEnd(),
  );
  const more = rows.flatMap(({ subscription, reason, problem, failures, moved_to }) => [
    ...(reason === null ? [] : [`${subscription}: paused because ${reason}`]),
    ...(reason !== null || problem === null
      ? []
      : [`${subscription}: ${problem}${failures > 1 ? ` (${failures} times in a row)` : ''}`]),
    ...(moved_to === null ? [] : [`${subscription}: the server says it has moved to ${moved_to}`]),
  ]);
  return `${[...lines, ...(more.length === 0 ? [] : ['', ...more])].join('\n')}\n`;
}

const shortInstant = (instant: string | null): string =>
  instant === null ? '–' : instant.slice(0, 16).replace('T', ' ');

function resultOf({ result, added, revised }: Row): string {
  if (result === null) return 'not yet checked';
  return result === 'read' ? `${added ?? 0} new, ${revised ?? 0} revised` : result;
}
