import { AppError } from '../base/errors.ts';
import { invalid } from '../base/settle.ts';
import type { Asked } from '../contract/filters.ts';
import { AS_READ, type Scoring } from '../contract/scoring.ts';
import type { Catalogue } from '../contract/actor.ts';
import { VERSIONS, type Versions } from '../contract/answer.ts';
import type { History, Readable, Warehouse } from '../warehouse/warehouse.ts';
import type { Standing } from './ground.ts';

/** What of an asking hangs on the state of the database. */
type Standings = {
  readonly warehouse: Pick<Warehouse, 'history'>;
  readonly database: Readable;
  readonly timezone: string;
  readonly catalogue: Catalogue;
  readonly catalogueAt: (no: number, hash: string | null) => Promise<Catalogue>;
  readonly scoring: Scoring;
  readonly ground: Standing;
};

/** What a snapshot is asked by: its number, and the settings it was named with where they are given. */
function parse(snapshot: string): { readonly no: number; readonly settings: string | null } {
  const [no = '', settings = null] = snapshot.split('-');
  return { no: Number(no), settings };
}

/** The number of a snapshot that there is. */
function numberIn({ first, last, lost }: Omit<History, 'at'>, key: string, snapshot: string): number {
  const { no } = parse(snapshot);
  if (no >= first && no <= last() && !lost(no)) return no;
  const range = `a number from ${first} to ${last()}${lost(no) ? `, but ${no} got lost with what it held` : ''}`;
  throw invalid([{ key, value: snapshot, expected: `${range}; /snapshots lists them` }]);
}

/** The two snapshots that are compared, the earlier first: without `since` with the beginning of history. */
export function compared(history: History, { since, snapshot }: Pick<Asked, 'since' | 'snapshot'>): [number, number] {
  const later = snapshot === undefined ? history.last() : numberIn(history, 'snapshot', snapshot);
  const earlier = since === undefined ? history.first : numberIn(history, 'since', since);
  if (earlier > later)
    throw invalid([
      { key: 'since', value: String(since), expected: `a snapshot not after ${later}, which it is compared with` },
    ]);
  return [earlier, later];
}

/** What answers name of all that is set. */
export const versionsIn = (settings: Readonly<Record<string, string>>): Versions =>
  Object.fromEntries(VERSIONS.flatMap((name) => (settings[name] === undefined ? [] : [[name, settings[name]]])));

/**
 * The same asking, of the database as it was known at the snapshot that the filters name: its articles, corrections, catalogue,
 * scorer, zone and clock. Rosters are those of now.
 */
export async function askingAt<Asking extends Standings>(
  asking: Asking,
  { snapshot }: Pick<Asked, 'snapshot'>,
): Promise<Asking> {
  if (snapshot === undefined) return asking;
  const { history } = asking.warehouse;
  const { settings } = parse(snapshot);
  const [no, last] = [numberIn(history, 'snapshot', snapshot), history.last()];
  const past = await history.at(no);
  const name = await past.snapshot();
  if (settings !== null && name !== `${no}-${settings}`) {
    throw new AppError(
      'conflict',
      `Snapshot ${no} of this database is ${name}, not ${snapshot}: that one is of another database.`,
    );
  }
  if (no === last && name === (await asking.database.snapshot())) return asking;
  const settingsThen = past.settings();
  return {
    ...asking,
    database: past,
    timezone: settingsThen.timezone ?? asking.timezone,
    catalogue: await asking.catalogueAt(no, settingsThen.catalogue ?? null),
    scoring: scoringIn(settingsThen) ?? asking.scoring,
    ground: { state: null, value: null },
  };
}

const scoringIn = ({ scoring }: Readonly<Record<string, string>>): Scoring | null =>
  scoring === undefined ? null : { ...AS_READ, ...(JSON.parse(scoring) as Scoring) };
