import { createHash } from 'node:crypto';
import type { Clock } from '../base/clock.ts';
import { AppError, type KeyError } from '../base/errors.ts';
import { nameOfSlug, noRoster, wrongCount, wrongMember, wrongName, wrongSlug } from '../base/roster-words.ts';
import { invalid } from '../base/settle.ts';
import { createTurns } from '../base/turns.ts';
import { instantText } from '../base/week.ts';
import type { NamedMembers, OfRosters, Roster } from '../contract/roster.ts';
import { ROSTERS, type RosterKind } from '../contract/vocabulary.ts';
import type { RosterStore, RosterStores } from '../warehouse/rosters.ts';

/** What a person says of a roster; one that is there keeps its name where none is said. */
export type AskedRoster = { readonly name?: string | undefined; readonly chosen: readonly string[] };

/** The rosters of one kind, of the configuration file and of the app, as they are asked for and changed: one change after the other. */
export type Rosters = {
  /** By slug. Of two with the same slug the configuration file's is the one. */
  all(): Promise<ReadonlyMap<string, Roster>>;
  /** Slugs of those that were made in the app and that the configuration file hides. */
  hidden(): Promise<readonly string[]>;
  /** Makes or replaces one. Throws `invalid` by key, or `conflict` where it is the configuration file's. */
  put(slug: string, asked: AskedRoster): Promise<{ readonly kept: Roster; readonly fresh: boolean }>;
  /** Throws `not_found`, or `conflict` where it is the configuration file's. */
  remove(slug: string): Promise<Roster>;
  /** Names what they all hold: an answer that hangs on them is another one when this is; empty where there are none. */
  version(): Promise<string>;
  /** Whom a member counts as: whom it was merged into, else itself. */
  whose(member: string): string;
};

export type RosterEffects = {
  readonly stores: RosterStores;
  readonly clock: Clock;
  /** Those of the configuration file. */
  readonly told?: Partial<OfRosters<readonly NamedMembers[]>>;
  /** Whom an actor counts as; nobody merges sources. */
  readonly whose?: (actor: string) => string;
};

const itself = (member: string): string => member;

export const createRosters = ({ stores, clock, told = {}, whose = itself }: RosterEffects): OfRosters<Rosters> => ({
  watchlists: rostersOf('watchlists', stores.watchlists, clock, told.watchlists ?? [], whose),
  collections: rostersOf('collections', stores.collections, clock, told.collections ?? [], itself),
});

type Known = {
  readonly all: ReadonlyMap<string, Roster>;
  readonly hidden: readonly string[];
  readonly version: string;
};

function rostersOf(
  kind: RosterKind,
  store: RosterStore,
  clock: Clock,
  told: readonly NamedMembers[],
  whose: (member: string) => string,
): Rosters {
  const ofFile = new Map(told.map((one) => [one.slug, { ...one, origin: 'file', updated_at: null } satisfies Roster]));
  // One process owns the database, so what was read once is known.
  let read: Promise<Known> | null = null;
  const known = async (): Promise<Known> => {
    read ??= readAll(store, ofFile);
    try {
      return await read;
    } catch (error) {
      read = null; // a failed reading must not be remembered
      throw error;
    }
  };
  const { inTurn } = createTurns();
  const ownedByFile = (slug: string) => {
    if (!ofFile.has(slug)) return;
    throw new AppError('conflict', `The ${ROSTERS[kind].one} "${slug}" is in the configuration file; change it there.`);
  };
  return {
    all: async () => (await known()).all,
    hidden: async () => (await known()).hidden,
    version: async () => (await known()).version,
    whose,
    put: (slug, asked) =>
      inTurn(async () => {
        const before = (await known()).all.get(slug);
        const checked = checkedRoster(kind, slug, asked, before?.name ?? null);
        ownedByFile(slug);
        const kept = { ...checked, updated_at: instantText(clock.now()) };
        await store.put(kept);
        read = null;
        return { kept: { ...kept, origin: 'app' }, fresh: before === undefined };
      }),
    remove: (slug) =>
      inTurn(async () => {
        ownedByFile(slug);
        const { all } = await known();
        const gone = all.get(slug);
        if (gone === undefined) throw new AppError('not_found', `There is ${noRoster(kind, slug, all.keys())}.`);
        await store.remove(slug);
        read = null;
        return gone;
      }),
  };
}

async function readAll(store: RosterStore, ofFile: ReadonlyMap<string, Roster>): Promise<Known> {
  const kept = await store.all();
  const all = new Map<string, Roster>(kept.map((one) => [one.slug, { ...one, origin: 'app' }]));
  for (const one of ofFile.values()) all.set(one.slug, one);
  const said = [...all.values()].map(({ slug, name, chosen, updated_at }) => [slug, name, chosen, updated_at]);
  const version = said.length === 0 ? '' : createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 8);
  return { all, hidden: kept.map(({ slug }) => slug).filter((slug) => ofFile.has(slug)), version };
}

/** A roster in the form in which it is kept; throws `invalid` with one entry for each key that is wrong. */
function checkedRoster(
  kind: RosterKind,
  slug: string,
  { name, chosen }: AskedRoster,
  before: string | null,
): NamedMembers {
  const { one, key } = ROSTERS[kind];
  const errors: KeyError[] = [];
  const check = (at: string, value: string, expected: string | null) => {
    if (expected !== null) errors.push({ key: at, value: value.slice(0, 200), expected });
  };
  check(one, slug, wrongSlug(slug));
  if (name !== undefined) check('name', name, wrongName(name));
  check(key, String(chosen.length), wrongCount(kind, chosen.length));
  for (const [at, member] of chosen.entries()) check(`${key}.${at}`, member, wrongMember(kind, member));
  if (errors.length > 0) throw invalid(errors);
  return { slug, name: name?.trim() ?? before ?? nameOfSlug(slug), chosen: [...new Set(chosen)] };
}
