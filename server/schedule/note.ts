import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Alert, AlertEvent } from '../contract/schedule.ts';
import { noteLetter } from '../reports/letter.ts';
import { hashOfEvents } from './alerts.ts';
import type { Parcel } from './parcel.ts';

export type Noting = {
  readonly alert: Alert;
  readonly events: readonly AlertEvent[];
  readonly snapshot: string;
  readonly instant: string | null;
  readonly folder: string;
  readonly origin: string;
} & Pick<Parcel, 'sending' | 'cause' | 'slot'>;

/** What an alert tells, as a parcel: a letter for people, and a small file for programs. */
export async function makeNote(noting: Noting): Promise<Parcel> {
  const { alert, events, snapshot, instant, folder, origin, sending, cause, slot } = noting;
  const told = events.map((event) => ({ ...event, evidence: origin + event.evidence }));
  const body = Buffer.from(
    `${JSON.stringify({ alert: alert.alert, name: alert.name, snapshot, events: told }, null, 2)}\n`,
  );
  const name = `${alert.alert}_${slot.slice(0, 10)}_${hashOfEvents(events)}.json`;
  const path = join(folder, name);
  await mkdir(folder, { recursive: true });
  await writeFile(path, body);
  const sha256 = createHash('sha256').update(body).digest('hex');
  const title = events.length === 1 ? alert.name : `${alert.name}: ${events.length} events`;
  const sentences = told.map(({ sentence, evidence }) => ({ text: sentence, link: evidence }));
  return {
    of: alert.alert,
    sending,
    cause,
    slot,
    instant,
    title,
    subtitle: '',
    snapshot,
    link: told[0]?.evidence ?? origin,
    query: alert.filters,
    files: [{ name, type: 'application/json', bytes: body.length, rows: events.length, sha256, path }],
    letter: noteLetter(title, sentences, `Told once, by the alert "${alert.name}". Snapshot ${snapshot}.`),
    events: told,
  };
}

/** A word that shows whether a delivery arrives. */
export function testParcel(delivery: string, snapshot: string, link: string, at: string): Parcel {
  const text = `A test of the delivery "${delivery}", sent at ${at}. Nothing is wrong.`;
  return {
    of: 'test',
    sending: 0,
    cause: 'asked',
    slot: at,
    instant: null,
    title: 'Newstally test',
    subtitle: '',
    snapshot,
    link,
    query: '',
    files: [],
    letter: noteLetter('Newstally test', [{ text, link }], `Snapshot ${snapshot}.`),
    events: [],
  };
}
