import type { Clock } from '../../base/clock.ts';
import { createTurns } from '../../base/turns.ts';
import { AppError, type KeyError } from '../../base/errors.ts';
import { invalid } from '../../base/settle.ts';
import { instantText } from '../../base/week.ts';
import type { Listed, NewSubscription, Subscription } from '../../contract/subscription.ts';
import { USUAL_SCHEDULE } from '../../contract/vocabulary.ts';
import type { SubscriptionStore } from '../../warehouse/subscriptions.ts';
import { AddressRefused, checkedUrl, type Guard } from '../fetch/addresses.ts';
import { pausedFor, resumed } from './outcome.ts';
import { type Schedule, SCHEDULE_WORDS, scheduleOf } from '../../base/schedule.ts';

/** What a person asks for; what is left out is as usual. */
export type AskedSubscription = {
  readonly address: string;
  readonly source?: string | null | undefined;
  readonly schedule?: string | null | undefined;
};

/** The subscriptions, as people and checks change them: one change after the other. */
export type Subscriptions = {
  list(): Promise<Subscription[]>;
  /** Throws `not_found`. */
  one(no: number): Promise<Subscription>;
  /** Checked at once, and then by its schedule. Throws `invalid` by key, or `conflict` where the address is there already. */
  add(asked: AskedSubscription): Promise<Subscription>;
  /** Adds all feeds of an OPML list; one that cannot be added stops no other. */
  addAll(opml: string, schedule?: string | null): Promise<Listed>;
  pause(no: number): Promise<Subscription>;
  resume(no: number): Promise<Subscription>;
  /** The articles that came of it stay. */
  remove(no: number): Promise<Subscription>;
  /** All addresses as OPML; read back, it gives sources and schedules too. */
  opml(): Promise<string>;
  /** Writes what a check made of one, as it stands by then; null when it is gone. */
  change(no: number, how: (now: Subscription) => Subscription): Promise<Subscription | null>;
  scheduleOf(subscription: Subscription): Schedule;
  /** Who is told after each change. */
  whenChanged(hear: () => void): void;
};

export type SubscriptionEffects = {
  readonly store: SubscriptionStore;
  readonly clock: Clock;
  readonly timezone: string;
  readonly guard: Guard;
};

const MOST_NAME = 200;
const MOST_ADDRESS = 2000;

export function createSubscriptions(effects: SubscriptionEffects): Subscriptions {
  const { store, clock, timezone, guard } = effects;
  const hearers: (() => void)[] = [];
  const changed = () => {
    for (const hear of hearers) hear();
  };
  const { inTurn } = createTurns();
  // One process owns the database, so what was read once is known: looking for what is due asks nobody.
  let read: Promise<Map<number, Subscription>> | null = null;
  const known = async (): Promise<Map<number, Subscription>> => {
    read ??= store.all().then((all) => new Map(all.map((one) => [one.subscription, one])));
    try {
      return await read;
    } catch (error) {
      read = null; // a failed reading must not be remembered
      throw error;
    }
  };
  const list = async () => [...(await known()).values()];
  const find = async (no: number) => (await known()).get(no) ?? null;
  const one = async (no: number): Promise<Subscription> => {
    const found = await find(no);
    if (found === null) throw new AppError('not_found', `There is no subscription ${no}; /subscriptions lists them.`);
    return found;
  };
  const change = (no: number, how: (now: Subscription) => Subscription): Promise<Subscription | null> =>
    inTurn(async () => {
      const before = await find(no);
      if (before === null) return null;
      const after = how(before);
      if (after === before) return after;
      await store.put(after);
      (await known()).set(no, after);
      changed();
      return after;
    });
  const changeThere = async (no: number, how: (now: Subscription) => Subscription): Promise<Subscription> =>
    (await change(no, how)) ?? one(no);
  const keep = async (wanted: readonly NewSubscription[]): Promise<Subscription[]> => {
    const now = instantText(clock.now());
    const all = await known();
    const kept = await store.add(
      wanted.map((one) => ({ ...one, ...UNCHECKED, since: now, added_at: now, next_at: now })),
    );
    for (const one of kept) all.set(one.subscription, one);
    if (kept.length > 0) changed();
    return kept;
  };
  return {
    list,
    one,
    add: (asked) =>
      inTurn(async () => {
        const wanted = checkedSubscription(asked, timezone, guard);
        const there = (await list()).find(({ address }) => address === wanted.address);
        if (there !== undefined) {
          throw new AppError('conflict', `${there.address} is there already, as subscription ${there.subscription}.`);
        }
        return (await keep([wanted]))[0]!;
      }),
    addAll: (opml, schedule = null) =>
      inTurn(async () => {
        const fresh: NewSubscription[] = [];
        const already: string[] = [];
        const refused: { address: string; reason: string }[] = [];
        const there = new Set((await list()).map(({ address }) => address));
        for (const asked of await askedIn(opml, schedule, timezone)) {
          try {
            const wanted = checkedSubscription(asked, timezone, guard);
            if (there.has(wanted.address)) already.push(wanted.address);
            else fresh.push(wanted);
            there.add(wanted.address);
          } catch (error) {
            if (!(error instanceof AppError)) throw error;
            const reason = error.errors.map(({ expected }) => expected).join('; ');
            refused.push({ address: asked.address.slice(0, MOST_ADDRESS), reason });
          }
        }
        return { added: await keep(fresh), known: already, refused };
      }),
    pause: (no) =>
      changeThere(no, (now) => (now.state === 'paused' ? now : pausedFor(now, 'a person paused it', clock.now()))),
    resume: (no) => changeThere(no, (now) => (now.state === 'active' ? now : resumed(now, clock.now()))),
    remove: (no) =>
      inTurn(async () => {
        const gone = await one(no);
        await store.remove(no);
        (await known()).delete(no);
        changed();
        return gone;
      }),
    opml: async () =>
      (await opmlLists()).writeOpml(
        OWN_LIST,
        (await list()).map(({ address, source, schedule }) => ({
          url: address,
          title: source,
          page: null,
          folders: [schedule],
        })),
      ),
    change,
    scheduleOf: ({ schedule }) => scheduleOf(schedule, timezone) ?? scheduleOf(USUAL_SCHEDULE, timezone) ?? NEVER,
    whenChanged: (hear) => void hearers.push(hear),
  };
}

const NEVER: Schedule = { text: 'never', next: () => null };

const UNCHECKED = {
  state: 'active',
  reason: null,
  checked_at: null,
  result: null,
  problem: null,
  run: null,
  added: null,
  revised: null,
  failures: 0,
  not_before: null,
  moved_to: null,
  etag: null,
  last_modified: null,
  body_hash: null,
} as const;

/** A subscription in the form in which it is kept; throws `invalid` with one entry for each key that is wrong. */
function checkedSubscription(asked: AskedSubscription, timezone: string, guard: Guard): NewSubscription {
  const errors: KeyError[] = [];
  const address = addressIn(asked.address, guard, errors);
  const source = asked.source?.trim() || null;
  if (source !== null && source.length > MOST_NAME) {
    errors.push({ key: 'source', value: source, expected: `a name of at most ${MOST_NAME} characters` });
  }
  const words = asked.schedule?.trim() || USUAL_SCHEDULE;
  const schedule = scheduleOf(words, timezone);
  if (schedule === null) errors.push({ key: 'schedule', value: words, expected: SCHEDULE_WORDS });
  if (errors.length > 0 || schedule === null) throw invalid(errors);
  return { address, source, schedule: schedule.text };
}

function addressIn(written: string, guard: Guard, errors: KeyError[]): string {
  const wrong = (expected: string) => {
    errors.push({ key: 'address', value: written.slice(0, MOST_ADDRESS), expected });
    return '';
  };
  if (written.trim() === '')
    return wrong('the address of a feed, a sitemap or a page, such as https://www.example.org/feed.xml');
  if (written.length > MOST_ADDRESS) return wrong(`an address of at most ${MOST_ADDRESS} characters`);
  try {
    return checkedUrl(written.trim(), guard).href;
  } catch (error) {
    if (!(error instanceof AddressRefused)) throw error;
    const inside = /open internet/.test(error.message);
    const remedy = inside ? '; NEWSTALLY_FETCH_ALLOW names ranges of the own network that may be fetched from' : '';
    return wrong(`an http or https address on the open internet: ${error.message}${remedy}`);
  }
}

/** Reads and writes OPML with what reads feeds and pages; loaded when somebody has or wants a list. */
const opmlLists = () => import('../opml.ts');

/** How our own lists are called. */
const OWN_LIST = 'Newstally subscriptions';

/**
 * What a list asks for. Of a list that another program wrote only the addresses are taken: articles say their source themselves,
 * and a name that a reader gave to a feed would hide it. Our own lists carry sources as titles and schedules as folders.
 */
async function askedIn(opml: string, schedule: string | null, timezone: string): Promise<AskedSubscription[]> {
  const { outlinesIn } = await opmlLists();
  const own = opml.includes(`<title>${OWN_LIST}</title>`);
  return outlinesIn(opml).map(({ url, title, folders: [folder = ''] }) => ({
    address: url,
    source: own && title !== url ? title : null,
    schedule: schedule ?? (own && scheduleOf(folder, timezone) !== null ? folder : null),
  }));
}
