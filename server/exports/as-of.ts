import { AppError } from '../base/errors.ts';
import { invalid } from '../base/settle.ts';
import type { Asked } from '../contract/filters.ts';
import { AS_READ, type Scoring } from '../contract/scoring.ts';
import type { Catalogue } from '../contract/actor.ts';
import type { Readable, Warehouse } from '../warehouse/warehouse.ts';
import type { Standing } from './ground.ts';

/** What of an asking hangs on the state of the collection. */
type Standings = {
  readonly warehouse: Pick<Warehouse, 'history'>;
  readonly collection: Readable;
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

/**
 * The same asking, of the collection as it was known at the snapshot that the filters name: its articles, corrections, catalogue,
 * scorer, zone and clock. What is shown without filters, such as watchlists, is that of now.
 */
export async function askingAt<Asking extends Standings>(
  asking: Asking,
  { snapshot }: Pick<Asked, 'snapshot'>,
): Promise<Asking> {
  if (snapshot === undefined) return asking;
  const { history } = asking.warehouse;
  const { no, settings } = parse(snapshot);
  const last = history.last();
  if (no < history.first || no > last) {
    const expected = `a number from ${history.first} to ${last}; /snapshots lists them`;
    throw invalid([{ key: 'snapshot', value: snapshot, expected }]);
  }
  const past = await history.at(no);
  const name = await past.snapshot();
  if (settings !== null && name !== `${no}-${settings}`) {
    throw new AppError(
      'conflict',
      `Snapshot ${no} of this collection is ${name}, not ${snapshot}: that one is of another collection.`,
    );
  }
  if (no === last && name === (await asking.collection.snapshot())) return asking;
  return {
    ...asking,
    collection: past,
    timezone: past.settings.timezone ?? asking.timezone,
    catalogue: await asking.catalogueAt(no, past.settings.catalogue ?? null),
    scoring: scoringIn(past.settings) ?? asking.scoring,
    ground: { state: null, value: null },
  };
}

const scoringIn = ({ scoring }: Readonly<Record<string, string>>): Scoring | null =>
  scoring === undefined ? null : { ...AS_READ, ...(JSON.parse(scoring) as Scoring) };
