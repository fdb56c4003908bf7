import { createHash } from 'node:crypto';
import { parseContent } from '../../analysis/catalogue.ts';
import { lackingIn, type Lacking } from '../../analysis/corrections.ts';
import type { Clock } from '../../base/clock.ts';
import { AppError } from '../../base/errors.ts';
import { instantText } from '../../base/week.ts';
import type { Catalogue } from '../../contract/actor.ts';
import type { Counts, Difference, Version } from '../../contract/catalogue.ts';
import type { Correction } from '../../contract/correction.ts';
import type { ImportMode } from '../../contract/vocabulary.ts';
import type { VersionStore } from '../../warehouse/readings.ts';
import { type CatalogueFile, differenceOf, importedCatalogue } from './import.ts';

/** The whole of a catalogue as text: equal catalogues have equal texts. */
export const contentOf = ({ actors, titles }: Catalogue): string => JSON.stringify({ actors, titles });

export const hashOf = (catalogue: Catalogue): string =>
  createHash('sha256').update(contentOf(catalogue)).digest('hex').slice(0, 16);

export function countsOf({ actors, titles }: Catalogue): Counts {
  const kinds = { person: 0, organisation: 0, country: 0, place: 0, other: 0 };
  for (const { kind } of actors) kinds[kind] += 1;
  const aliases = actors.reduce((sum, actor) => sum + actor.aliases.length, 0);
  return { actors: actors.length, aliases, titles: titles.length, kinds };
}

export type Said = { readonly by: string; readonly why: string };

/** The versions of a database's catalogue. */
export type Versions = {
  all(): Promise<Version[]>;
  /** By its number, or the active one. Throws `not_found`. */
  catalogueOf(version: number | 'active'): Promise<{ readonly version: Version; readonly catalogue: Catalogue }>;
  /** The version that waits; null when none does. */
  waiting(): Promise<Version | null>;
  /** What this release ships, where no version has it. */
  shipped(): Promise<{ readonly hash: string; readonly counts: Counts } | null>;
  /** What files would change of the active version. Nothing is changed. Throws `invalid` with all that is wrong in them. */
  preview(files: readonly CatalogueFile[], mode: ImportMode): Promise<Difference>;
  /** Makes what files make of the active version the waiting one. */
  import(
    files: readonly CatalogueFile[],
    mode: ImportMode,
    said: Said,
  ): Promise<{ readonly version: Version; readonly difference: Difference }>;
  /** Makes a catalogue the waiting version. Throws `conflict` where corrections speak of actors whom it lacks, or it is the active one. */
  bring(catalogue: Catalogue, said: Said): Promise<Version>;
  /** Makes a past version, or the shipped one, the waiting version. */
  take(version: number | 'shipped', said: Said): Promise<Version>;
};

export type VersionEffects = {
  readonly store: VersionStore;
  readonly log: () => Promise<readonly Correction[]>;
  readonly clock: Clock;
  readonly shipped: Catalogue;
  /** The version by which history is being read; nothing may take its place meanwhile. */
  readonly underWay: () => number | null;
};

/** A start: the first catalogue becomes the active version; a new release's waits, unless a person brought the active one. */
export async function activeAtStart(
  store: VersionStore,
  shipped: Catalogue,
  now: string,
): Promise<{ readonly hash: string; readonly catalogue: Catalogue }> {
  const hash = hashOf(shipped);
  const all = await store.all();
  const fresh = { origin: 'shipped' as const, hash, made_at: now, made_by: 'Newstally', counts: countsOf(shipped) };
  const active = all.find(({ state }) => state === 'active');
  if (active === undefined) {
    await store.add({ ...fresh, state: 'active', why: '', content: contentOf(shipped) });
    return { hash, catalogue: shipped };
  }
  // A version that was left for an earlier one is not brought back by a start.
  const waitsForOther = all.some(({ state, origin }) => state === 'waiting' && origin === 'imported');
  if (active.origin === 'shipped' && !all.some((one) => one.hash === hash) && !waitsForOther)
    await store.add({ ...fresh, state: 'waiting', why: 'a new release', content: contentOf(shipped) });
  if (active.hash === hash) return { hash, catalogue: shipped };
  return { hash: active.hash, catalogue: parseContent(await store.content(active.version)) };
}

export function createVersions({ store, log, clock, shipped, underWay }: VersionEffects): Versions {
  const find = async (wanted: (version: Version) => boolean) => (await store.all()).find(wanted);
  const notWhileReading = () => {
    const version = underWay();
    if (version !== null) {
      throw new AppError(
        'conflict',
        `History is being read by version ${version} of the catalogue. Wait for its end, or cancel it: newstally analyse --cancel.`,
      );
    }
  };
  const mustSuit = async (catalogue: Catalogue) => {
    const lacking = lackingIn(catalogue, await log());
    if (lacking.length > 0) throw lacksActors(lacking);
  };
  const bring = async (catalogue: Catalogue, origin: Version['origin'], { by, why }: Said): Promise<Version> => {
    notWhileReading();
    const hash = hashOf(catalogue);
    const same = await find((version) => version.hash === hash);
    if (same?.state === 'active')
      throw new AppError('conflict', `This is the active catalogue, version ${same.version}: nothing differs.`);
    await mustSuit(catalogue);
    if (same !== undefined) {
      if (same.state === 'past') await store.wait(same.version);
      return { ...same, state: 'waiting' };
    }
    const made_at = instantText(clock.now());
    const counts = countsOf(catalogue);
    return store.add({
      state: 'waiting',
      origin,
      hash,
      made_at,
      made_by: by,
      why,
      counts,
      content: contentOf(catalogue),
    });
  };
  const catalogueOf = async (wanted: number | 'active') => {
    const version = await find((one) => (wanted === 'active' ? one.state === 'active' : one.version === wanted));
    if (version === undefined) {
      throw new AppError(
        'not_found',
        `There is no version ${wanted} of the catalogue. /api/v1/catalogue/versions lists them.`,
      );
    }
    return { version, catalogue: parseContent(await store.content(version.version)) };
  };
  const unknownShipped = async () => {
    const hash = hashOf(shipped);
    return (await find((version) => version.hash === hash)) === undefined ? hash : null;
  };
  const made = async (files: readonly CatalogueFile[], mode: ImportMode) => {
    const { catalogue: active } = await catalogueOf('active');
    const catalogue = importedCatalogue(files, mode, active);
    const conflicts = lackingIn(catalogue, await log()).map(({ correction, change, actor }) => ({
      correction,
      change: change.does,
      actor,
    }));
    return { catalogue, difference: { ...differenceOf(active, catalogue), conflicts } };
  };
  return {
    all: store.all,
    preview: async (files, mode) => (await made(files, mode)).difference,
    async import(files, mode, said) {
      const { catalogue, difference } = await made(files, mode);
      return { version: await bring(catalogue, 'imported', said), difference };
    },
    catalogueOf,
    waiting: async () => (await find(({ state }) => state === 'waiting')) ?? null,
    shipped: async () => {
      const hash = await unknownShipped();
      return hash === null ? null : { hash, counts: countsOf(shipped) };
    },
    bring: (catalogue, said) => bring(catalogue, 'imported', said),
    async take(wanted, said) {
      if (wanted === 'shipped') return bring(shipped, 'shipped', said);
      notWhileReading();
      const { version, catalogue } = await catalogueOf(wanted);
      if (version.state === 'active')
        throw new AppError('conflict', `Version ${wanted} is the active one: history is read by it already.`);
      await mustSuit(catalogue);
      if (version.state === 'past') await store.wait(version.version);
      return { ...version, state: 'waiting' };
    },
  };
}

/** Corrections named in a refusal; the answer lists the rest. */
const MOST_NAMED = 50;

export function lacksActors(lacking: readonly Lacking[]): AppError {
  const named = lacking
    .slice(0, MOST_NAMED)
    .map(({ correction, change, actor }) => `correction ${correction} (${change.does}) speaks of ${actor}`);
  const more = lacking.length > named.length ? `; and ${lacking.length - named.length} more` : '';
  return new AppError(
    'conflict',
    `This catalogue lacks actors of whom corrections speak: ${named.join('; ')}${more}. ` +
      'Put the actors back, or undo those corrections first (newstally undo NUMBER).',
    {
      errors: lacking.slice(0, MOST_NAMED).map(({ correction, actor }) => ({
        key: `correction ${correction}`,
        value: actor,
        expected: 'an actor of the catalogue',
      })),
    },
  );
}
