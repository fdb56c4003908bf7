import type { Clock } from '../base/clock.ts';
import { createTurns } from '../base/turns.ts';
import { AppError, messageOf } from '../base/errors.ts';
import type { Catalogue } from '../contract/actor.ts';
import type { AnalysisState } from '../contract/catalogue.ts';
import type { Change } from '../contract/correction.ts';
import type { Analysis, ReadAnew, Reading, Stale } from '../warehouse/readings.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { correctedCatalogue, lackingIn } from '../analysis/corrections.ts';
import { type Analyse, mustBeRead } from './analysing.ts';
import type { Corrections } from './corrections.ts';
import { lacksActors, type Versions } from './catalogue/versions.ts';
import { touchedUnderAny } from './touched.ts';

/** Articles that are put beside together: they come and go in one transaction. */
const TOGETHER = 200;
/** With so few left, nothing else is written until they are read and all is put in place. */
const FEW = 100;

export type Reanalysis = {
  state(): Promise<AnalysisState>;
  /** Begins to read history anew, or joins where that is under way already. `all` also where nothing differs. Throws `conflict`. */
  start(all: boolean): Promise<AnalysisState>;
  /** Goes on with one that was interrupted; nothing where none was. */
  resume(): Promise<void>;
  /** Throws away what was read so far. */
  cancel(): Promise<AnalysisState>;
  /** Resolves when none is under way. */
  idle(): Promise<void>;
  /** Leaves off, so that a later start goes on. */
  stop(): Promise<void>;
  /** The version that history is being read by; null when it is not. */
  underWay(): number | null;
};

export type ReanalysisEffects = {
  readonly warehouse: Warehouse;
  readonly corrections: Corrections;
  readonly versions: Pick<Versions, 'catalogueOf' | 'waiting'>;
  readonly analyserOf: (changes: readonly Change[], catalogue: Catalogue) => Analyse;
  /** What reads texts besides the catalogue. */
  readonly reader: Omit<Reading, 'catalogue'>;
  readonly clock: Clock;
  /** All else that facts hang on; with another basis an interrupted analysis begins again. */
  readonly basis: string;
  /** Told how it stands, and with null that it has ended: whole, or not. */
  readonly tell: (state: AnalysisState | null, whole: boolean) => void;
};

type Target = { readonly version: number; readonly hash: string; readonly catalogue: Catalogue };
type Going = {
  readonly analysis: Analysis;
  readonly target: Target;
  readonly begun: number;
  done: number;
  of: number;
  ending: 'stop' | 'cancel' | null;
  work: Promise<void>;
};

export function createReanalysis(effects: ReanalysisEffects): Reanalysis {
  const { warehouse, corrections, versions, analyserOf, reader, clock, tell } = effects;
  const store = warehouse.analyses;
  let going: Going | null = null;
  /** Why the latest broke off. */
  let trouble: string | null = null;
  /** Changes that were made since what is beside was read. */
  const pending: { change: Change; found: readonly string[] }[] = [];
  corrections.whenChanged((change, found) => {
    if (going !== null) pending.push({ change, found });
  });

  const basis = () => JSON.stringify([effects.basis, corrections.changes()]);
  const secondsOf = ({ begun }: Going) => Math.max(0, clock.elapsed() - begun) / 1000;
  const standing = (one: Going): AnalysisState => ({
    state: 'running',
    version: one.target.version,
    done: one.done,
    of: one.of,
    seconds: secondsOf(one),
    started_at: one.analysis.started_at,
    ended_at: null,
    mentions_before: one.analysis.mentions_before,
    mentions_after: null,
    trouble: null,
  });
  const state = async (): Promise<AnalysisState> => {
    if (going !== null) return standing(going);
    const [latest] = await store.all();
    const { articles = 0, seconds = 0 } = latest ?? {};
    const ended = latest?.state === 'ended';
    return {
      state: latest === undefined ? 'none' : latest.state === 'running' ? 'broken_off' : latest.state,
      version: latest?.version ?? null,
      done: ended ? (articles ?? 0) : 0,
      of: articles ?? 0,
      seconds: seconds ?? 0,
      started_at: latest?.started_at ?? null,
      ended_at: latest?.ended_at ?? null,
      mentions_before: latest?.mentions_before ?? null,
      mentions_after: latest?.mentions_after ?? null,
      trouble,
    };
  };

  /** By what history is to be read: the waiting version, else the active one. */
  const targetNow = async (): Promise<Target> => {
    const waiting = await versions.waiting();
    const { version, catalogue } = await versions.catalogueOf(waiting?.version ?? 'active');
    return { version: version.version, hash: version.hash, catalogue };
  };
  const readingOf = ({ hash }: Target): Reading => ({ ...reader, catalogue: hash });
  const actorsOf = ({ catalogue }: Target) => correctedCatalogue(catalogue, corrections.changes()).actors;
  const mustSuit = async ({ catalogue }: Target) => {
    const lacking = lackingIn(catalogue, await corrections.log());
    if (lacking.length > 0) throw lacksActors(lacking);
  };

  const begin = (target: Target, analysis: Analysis): Going => {
    const one: Going = {
      analysis,
      target,
      begun: clock.elapsed(),
      done: 0,
      of: analysis.articles ?? 0,
      ending: null,
      work: Promise.resolve(),
    };
    going = one;
    trouble = null;
    pending.length = 0;
    return one;
  };
  const run = (one: Going): void => {
    const ended = (whole: boolean) => {
      going = null;
      tell(null, whole);
    };
    one.work = readHistory(one).then(ended, (error: unknown) => {
      trouble = messageOf(error);
      ended(false);
    });
  };

  /** Whether it came to its end. */
  async function readHistory(one: Going): Promise<boolean> {
    let analyse = analyserOf(corrections.changes(), one.target.catalogue);
    /** What is corrected meanwhile is corrected here too, and what it touches is read again. */
    const followCorrections = async () => {
      while (pending.length > 0) {
        const made = pending.splice(0);
        const changes = corrections.changes();
        analyse = analyserOf(changes, one.target.catalogue);
        await store.touch(
          made.flatMap(({ change }) => touchedUnderAny(change, changes)),
          made.flatMap(({ found }) => found),
          actorsOf(one.target),
          basis(),
        );
        await mustSuit(one.target);
      }
    };
    const read = (stale: readonly Stale[]) => readAll(stale, analyse);
    tell(standing(one), false);
    for (;;) {
      if (one.ending !== null) {
        if (one.ending === 'cancel') await store.cancel();
        return false;
      }
      await followCorrections();
      const { left, of, articles } = await store.stale(TOGETHER);
      Object.assign(one, { of, done: of - left });
      tell(standing(one), false);
      if (left <= FEW) break;
      const facts = await read(articles);
      // Read by what was corrected since: they are found again.
      if (pending.length === 0) await store.put(facts);
    }
    await corrections.exclusively(async () => {
      await followCorrections();
      await store.putInPlace({
        version: one.target.version,
        reading: readingOf(one.target),
        actors: actorsOf(one.target),
        read,
        done: () => corrections.readBy(one.target.catalogue, analyse),
        seconds: () => secondsOf(one),
      });
    });
    return true;
  }

  /** Goes on where one was interrupted. */
  const goOn = async (): Promise<void> => {
    const [latest] = await store.all();
    if (latest?.state !== 'running') return;
    const target = await targetNow();
    if (target.version !== latest.version) return store.cancel();
    await mustSuit(target);
    const one = begin(target, latest);
    await store.goOn(latest, readingOf(target), basis(), actorsOf(target));
    run(one);
  };

  const { inTurn } = createTurns();
  return {
    state,
    underWay: () => going?.target.version ?? null,
    start: (all) =>
      inTurn(async () => {
        if (going === null) await goOn();
        if (going !== null) return standing(going);
        const target = await targetNow();
        await mustSuit(target);
        const { version } = target;
        const active = await versions.catalogueOf('active');
        if (!all && version === active.version.version && (await warehouse.readings.otherwise()) === 0) {
          throw new AppError(
            'conflict',
            `Nothing differs: all articles are read by version ${version}. --all reads them anew all the same.`,
          );
        }
        const one = begin(target, await store.begin(version, readingOf(target), basis(), actorsOf(target)));
        run(one);
        return standing(one);
      }),
    resume: () =>
      inTurn(async () => {
        if (going !== null) return;
        try {
          await goOn();
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          trouble = error.message;
        }
      }),
    async cancel() {
      if (going === null) {
        const [latest] = await store.all();
        if (latest?.state !== 'running') throw new AppError('conflict', 'No analysis is under way.');
        await store.cancel();
      } else {
        going.ending = 'cancel';
        await going.work;
      }
      return state();
    },
    async idle() {
      await going?.work;
    },
    async stop() {
      if (going === null) return;
      going.ending = 'stop';
      await going.work;
    },
  };
}

async function readAll(stale: readonly Stale[], analyse: Analyse): Promise<ReadAnew[]> {
  const articles = stale.map(({ stored }) => stored.article);
  const facts = mustBeRead(await analyse(articles), articles);
  return stale.map((one, at) => ({ stale: one, facts: facts[at]! }));
}
