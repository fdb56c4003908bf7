import type { DeliveryRow } from '../server/contract/delivery.ts';
import type { ScheduleRow, Sending } from '../server/contract/schedule.ts';
import { send } from './send.ts';
import { many } from './charts/format.ts';
import { msg, str } from './words.ts';

type AlertRow = Omit<ScheduleRow, 'schedule' | 'sends' | 'formats' | 'when' | 'timezone' | 'next_at'> & {
  readonly alert: string;
  readonly on: string;
  readonly below: number | null;
  readonly above: number | null;
  readonly told: number;
};
/** A schedule or an alert, as the page lists both. */
export type Kept = ScheduleRow | AlertRow;

type Rows<Row> = { readonly rows: readonly Row[] };

/** Schedules and alerts, and where things can be sent. Throws a Refusal. */
export async function sendingsNow(): Promise<{
  readonly kept: readonly Kept[];
  readonly deliveries: readonly DeliveryRow[];
}> {
  const [schedules, alerts, deliveries] = (await Promise.all(
    ['schedules', 'alerts', 'deliveries'].map((path) => send('GET', `/api/v1/${path}`)),
  )) as [Rows<ScheduleRow>, Rows<AlertRow>, Rows<DeliveryRow>];
  return { kept: [...schedules.rows, ...alerts.rows], deliveries: deliveries.rows };
}

export const isSchedule = (kept: Kept): kept is ScheduleRow => 'sends' in kept;
export const placeOf = (kept: Kept): string =>
  `/api/v1/${isSchedule(kept) ? `schedules/${kept.schedule}` : `alerts/${kept.alert}`}`;

/** What is sent or watched for, in words. */
export function whatOf(kept: Kept): string {
  const { filters } = kept;
  const narrowed = filters === '' ? '' : `, ${filters.replaceAll('&', ', ')}`;
  if (isSchedule(kept)) return msg(str`${kept.sends} as ${kept.formats.join(', ')}${narrowed}`);
  const bounds = [
    kept.below === null ? '' : msg(str` below ${kept.below}`),
    kept.above === null ? '' : msg(str` above ${kept.above}`),
  ];
  return `${msg(kept.on)}${bounds.join('')}${narrowed}`;
}

/** How a sending went, in words. */
export function wentOf({ state, error, deliveries, files, retry_at }: Sending): string {
  const failed = deliveries.filter((one) => one.error !== null).map((one) => `${one.delivery}: ${one.error}`);
  const arrived = deliveries.filter((one) => one.state === 'done').map(({ delivery }) => delivery);
  const parts = [
    state === 'dry' ? msg(str`${many(files.length, 'file', 'files')} made, sent nowhere`) : msg(state),
    ...(arrived.length === 0 ? [] : [msg(str`arrived at ${arrived.join(', ')}`)]),
    ...(error === null ? failed : [error]),
    ...(retry_at === null ? [] : [msg(str`again at ${retry_at.slice(11, 16)} UTC`)]),
  ];
  return parts.join('; ');
}
