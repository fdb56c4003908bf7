import { LRUCache } from 'lru-cache';
import { parseContent } from '../../analysis/catalogue.ts';
import { correctedCatalogue } from '../../analysis/corrections.ts';
import type { Catalogue } from '../../contract/actor.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';

/** A catalogue of some thousand actors is some megabytes. */
const KEPT = 3;

/**
 * The catalogue as it was corrected at a snapshot, by the hash of the one that was read by then. Where nobody noted which, or it is
 * not kept, it is what is corrected now.
 */
export function catalogueAsOf(
  { versions, corrections }: Pick<Warehouse, 'versions' | 'corrections'>,
  now: Catalogue,
): (no: number, hash: string | null) => Promise<Catalogue> {
  const made = new LRUCache<string, Catalogue>({ max: KEPT });
  return async (no, hash) => {
    const version = hash === null ? undefined : (await versions.all()).find((one) => one.hash === hash);
    if (version === undefined) return now;
    const held = (await corrections.all()).filter(
      ({ since, until }) => since !== null && since <= no && (until === null || until > no),
    );
    const key = JSON.stringify([hash, held.map(({ correction }) => correction)]);
    const known = made.get(key);
    if (known !== undefined) return known;
    const { catalogue, actors } = correctedCatalogue(
      parseContent(await versions.content(version.version)),
      held.map(({ change }) => change),
    );
    const then = { actors, titles: catalogue.titles };
    made.set(key, then);
    return then;
  };
}
