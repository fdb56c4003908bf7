import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../base/config.ts';
import { AppError } from '../base/errors.ts';
import type { DeliveryRow } from '../contract/delivery.ts';
import type { AlertEvent, AlertRow, ScheduleRow, Sending } from '../contract/schedule.ts';
import type { z } from 'zod';
import { type AskApi, withSendings } from './api.ts';

type Rows<Row> = { readonly rows: readonly Row[] };
type Alert = z.infer<typeof AlertRow>;
export type Kind = 'schedule' | 'alert';

const say = (line: string) => void process.stdout.write(`${line}\n`);
const sayJson = (rows: readonly unknown[]) =>
  void process.stdout.write(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
/** How often a sending is looked at until it has ended. */
const LOOK_MS = 200;

/** Lists schedules or alerts, with how their last sending went. */
export const listKept = (config: Config, kind: Kind, json: boolean): Promise<void> =>
  withSendings(config, async (ask) => {
    const { rows } = await ask<Rows<ScheduleRow | Alert>>('GET', `/${kind}s`);
    if (json) return sayJson(rows);
    if (rows.length === 0) say(`No ${kind}s yet; newstally ${kind} makes one.`);
    for (const row of rows) say(lineOf(row));
  });

function lineOf(row: ScheduleRow | Alert): string {
  const [slug, what] =
    'sends' in row
      ? [row.schedule, `${row.sends} ${row.when} (${row.timezone}), next ${row.next_at ?? 'never: paused'}`]
      : [
          row.alert,
          `${row.on}${row.filters === '' ? '' : ` ${row.filters}`}, told ${row.told}${row.paused ? ', paused' : ''}`,
        ];
  const last = row.last === null ? 'nothing sent yet' : `last ${row.last.slot_at}: ${stateOf(row.last)}`;
  return `${slug}  ${what}; to ${row.deliver.join(', ')}; ${last}`;
}

const stateOf = ({ state, error, deliveries, retry_at }: Sending): string =>
  [
    state,
    ...(error === null ? [] : [error]),
    ...deliveries.flatMap((one) => (one.error === null ? [] : [`${one.delivery}: ${one.error}`])),
    ...(retry_at === null ? [] : [`again at ${retry_at}`]),
  ].join('; ');

/** Makes one, or replaces the one that is there. */
export const keepOne = (config: Config, kind: Kind, slug: string, told: Record<string, unknown>): Promise<void> =>
  withSendings(config, async (ask) => {
    const said = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
    say(lineOf(await ask<ScheduleRow | Alert>('PUT', `/${kind}s/${slug}`, said)));
  });

export const changeOne = (
  config: Config,
  kind: Kind,
  slug: string,
  verb: 'pause' | 'resume' | 'remove',
): Promise<void> =>
  withSendings(config, async (ask) => {
    if (verb === 'remove') await ask('DELETE', `/${kind}s/${slug}`);
    else await ask('POST', `/${kind}s/${slug}/${verb}`);
    say(`${slug}: ${verb === 'remove' ? 'removed; what was sent stays' : `${verb}d`}`);
  });

/** Sends a schedule now and waits until that has ended; fails where something did not arrive. */
export const sendNow = (config: Config, slug: string, { dry, json }: { dry: boolean; json: boolean }): Promise<void> =>
  withSendings(config, async (ask) => {
    const { sending } = await ask<Sending>('POST', `/schedules/${slug}/run${dry ? '?dry=true' : ''}`);
    const ended = await endOf(ask, slug, sending);
    if (json) sayJson([ended]);
    else {
      for (const { name, bytes, rows } of ended.files)
        say(`${name}: ${bytes} bytes${rows === null ? '' : `, ${rows} rows`}`);
      for (const { delivery, where, error } of ended.deliveries) say(`${delivery}: ${error ?? where ?? 'waiting'}`);
    }
    if (ended.state !== 'done' && ended.state !== 'dry')
      throw new AppError('conflict', `It was not sent: ${stateOf(ended)}`);
  });

async function endOf(ask: AskApi, slug: string, no: number): Promise<Sending> {
  for (;;) {
    const { rows } = await ask<Rows<Sending>>('GET', `/schedules/${slug}/runs`);
    const found = rows.find(({ sending }) => sending === no);
    if (found !== undefined && found.state !== 'running') return found;
    await sleep(LOOK_MS);
  }
}

/** What was sent of a schedule or alert, the newest first. */
export const listSendings = (config: Config, kind: Kind, slug: string, json: boolean): Promise<void> =>
  withSendings(config, async (ask) => {
    const { rows } = await ask<Rows<Sending>>('GET', `/${kind}s/${slug}/runs`);
    if (json) return sayJson(rows);
    if (rows.length === 0) say('Nothing was sent yet.');
    for (const row of rows) say(`${row.sending}  ${row.slot_at}  ${row.cause}  ${row.title ?? '–'}  ${stateOf(row)}`);
  });

/** What an alert would tell of the data as they are. */
export const wouldTell = (config: Config, slug: string, json: boolean): Promise<void> =>
  withSendings(config, async (ask) => {
    const { rows } = await ask<Rows<AlertEvent & { told: boolean }>>('GET', `/alerts/${slug}/events`);
    if (json) return sayJson(rows);
    if (rows.length === 0) say('Nothing to tell.');
    for (const { sentence, told } of rows) say(`${told ? 'told' : 'new '}  ${sentence}`);
  });

/** Lists the deliveries, or sends a word to one of them. */
export const deliveries = (config: Config, { test, json }: { test: string | null; json: boolean }): Promise<void> =>
  withSendings(config, async (ask) => {
    if (test !== null) {
      const { where } = await ask<{ where: string }>('POST', `/deliveries/${test}/test`);
      return say(`${test}: arrived at ${where}`);
    }
    const { rows } = await ask<Rows<DeliveryRow>>('GET', '/deliveries');
    if (json) return sayJson(rows);
    for (const { delivery, kind, to } of rows) say(`${delivery}  ${kind}  ${to}`);
  });
