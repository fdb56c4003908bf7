import { firstDay, lastDay } from '../analysis/bounds.ts';
import { correctedCatalogue, movedBy, relabelOf } from '../analysis/corrections.ts';
import type { Clock } from '../base/clock.ts';
import { createTurns } from '../base/turns.ts';
import { AppError } from '../base/errors.ts';
import { instantText } from '../base/week.ts';
import type { Actor, Catalogue } from '../contract/actor.ts';
import type { Change, Correction, Effect } from '../contract/correction.ts';
import type { Touched } from '../warehouse/corrections.ts';
import { slugOf } from '../base/slug.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { isOfStories } from '../warehouse/stories.ts';
import type { Analyse } from './analysing.ts';
import { difference, effectAt } from './correction-effects.ts';
import { factsAnew, readArticlesAnew } from './read-anew.ts';

/** Who corrects, and why. */
export type Said = { readonly by: string; readonly why: string };

/** The corrections of a database, one after the other. Every number follows when a promise resolves. */
export type Corrections = {
  /** Reads articles by the catalogue as it is corrected now. */
  readonly analyse: Analyse;
  /** The catalogue as it is corrected now, with those who were split off. */
  actors(): readonly Actor[];
  /** The catalogue as it is without any correction. */
  catalogue(): Catalogue;
  /** What is corrected now, in the order of the log. */
  changes(): readonly Change[];
  /** Calls for each change that comes or goes, with everybody whose mentions it may move. */
  whenChanged(hear: (change: Change, found: readonly string[]) => void): void;
  /** Does work while nothing is corrected. */
  exclusively<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Corrects another catalogue from now on, in which everybody is of whom the corrections speak. */
  readBy(catalogue: Catalogue, analyse: Analyse): void;
  /** Whom an actor is merged into, else itself. */
  whose(actor: string): string;
  log(): Promise<Correction[]>;
  /** What a change would move. Nothing is changed. Throws `invalid` by key. */
  preview(change: Change): Promise<Effect>;
  make(change: Change, said: Said): Promise<Correction>;
  /** Throws `not_found`, or `conflict` where it is undone already or another correction rests on it. */
  undo(no: number): Promise<Correction>;
  /** Makes what is stored show every correction; for a start after an interruption. */
  settle(): Promise<void>;
};

export type CorrectionEffects = {
  readonly warehouse: Warehouse;
  readonly clock: Clock;
  readonly shipped: Catalogue;
  /** The analysis by a catalogue with these changes: it is compiled anew. */
  readonly analyserOf: (changes: readonly Change[], catalogue: Catalogue) => Analyse;
};

const wrong = (key: string, value: string, detail: string, expected: string): AppError =>
  new AppError('invalid', detail, { errors: [{ key, value, expected }] });

export async function openCorrections(effects: CorrectionEffects): Promise<Corrections> {
  const { warehouse, clock, analyserOf } = effects;
  let { shipped } = effects;
  const store = warehouse.corrections;
  let active = (await store.all()).filter(({ undone_at }) => undone_at === null).map(({ change }) => change);
  let corrected = correctedCatalogue(shipped, active);
  /** Facts say when they were read, so that none goes in that was read by what is no longer so. */
  const stamped =
    (read: Analyse, epoch: number): Analyse =>
    async (articles) =>
      (await read(articles)).map((one) => ('failed' in one ? one : { ...one, epoch }));
  let analyse = stamped(analyserOf(active, shipped), warehouse.readings.epoch());
  const hearing: ((change: Change, found: readonly string[]) => void)[] = [];
  await warehouse.putActors(corrected.actors);

  const { inTurn } = createTurns();

  const actorAt = (id: string) => corrected.actors.find((actor) => actor.id === id);
  const mustBeThere = (key: string, id: string): Actor => {
    const actor = actorAt(id);
    if (actor === undefined)
      throw wrong(key, id, `There is no actor "${id}".`, 'the id of an actor; /actors lists them');
    return actor;
  };
  const mustBeNew = (name: string) => {
    if (actorAt(slugOf(name)) !== undefined) {
      throw wrong('name', name, `There is an actor "${slugOf(name)}" already.`, 'a name that nobody has');
    }
  };

  /** An article that has not come yet may be spoken of: a log can be made again before its articles are read. */
  const mustTellStories = async (article: string, other?: string) => {
    if (article === other)
      throw wrong('with', article, 'An article cannot be joined with itself.', 'an article of another story');
    for (const [key, id] of [
      ['article', article] as const,
      ...(other === undefined ? [] : [['with', other] as const]),
    ]) {
      const [stored] = await warehouse.stored(await store.touched({ article: id }));
      if (stored !== undefined && stored.article.day === null) {
        throw wrong(
          key,
          id,
          `The article ${id} is undated, and stories are told of dated articles alone.`,
          'a dated article; one that gets a day by being ingested again with --published can be joined then',
        );
      }
    }
  };

  const check = async (change: Change): Promise<void> => {
    if ('actor' in change) mustBeThere('actor', change.actor);
    if (change.does === 'merge') {
      mustBeThere('into', change.into);
      if (relabelOf(active)(change.into, null) === change.actor)
        throw wrong('into', change.into, 'An actor cannot be merged into itself.', 'another actor');
    }
    if (change.does === 'reassign') mustBeThere('to', change.to);
    if (change.does === 'split' || change.does === 'add_actor') mustBeNew(change.name);
    if (change.does === 'add_alias' && firstDay(change.from) > lastDay(change.to))
      throw wrong('to', change.to ?? '', 'The form would end before it begins.', `a day on or after ${change.from}`);
    if (change.does === 'join_stories') await mustTellStories(change.article, change.with);
    if (change.does === 'part_story') await mustTellStories(change.article);
  };

  /** What a change touches besides moving mentions: articles that must be read anew. Null for one that reads nothing anew. */
  const touchedBy = (change: Change): readonly Touched[] | null => {
    switch (change.does) {
      case 'add_alias':
      case 'retire_alias':
        return [{ form: change.form }];
      case 'add_actor':
        return [change.name, ...change.forms].map((form) => ({ form }));
      case 'exclude':
        return [{ actor: change.actor, surface: change.form, source: change.source ?? null }];
      case 'reject':
      case 'reassign':
      case 'accept':
      case 'tone':
        return [{ article: change.article }];
      case 'merge':
      case 'split':
      case 'rename':
      case 'join_stories':
      case 'part_story':
        return null;
    }
  };
  // What was excluded has no mention any more: whoever has the form in his text is read when it comes back.
  const touchedByUndoing = (change: Change): readonly Touched[] | null =>
    change.does === 'exclude' ? [{ form: change.form }] : touchedBy(change);

  const articlesOf = async (touched: readonly Touched[]): Promise<number[]> => {
    const found = await Promise.all(touched.map((one) => store.touched(one)));
    return [...new Set(found.flat())].sort((l, r) => l - r);
  };

  /** Found actors whose mentions may stand under the name of one who is merged or split. */
  const foundUnder = (actor: string, changes: readonly Change[]): string[] => {
    const under = new Set([actor]);
    for (let size = 0; size < under.size; ) {
      size = under.size;
      for (const change of changes) {
        const to = change.does === 'merge' ? change.into : change.does === 'split' ? slugOf(change.name) : null;
        const from = movedBy(change);
        if (to !== null && from !== null && under.has(to)) under.add(from);
      }
    }
    return [...under];
  };

  /** Makes what is stored show the changes, of which one has come or gone. */
  const apply = async (change: Change, before: readonly Change[], after: readonly Change[], back: boolean) => {
    active = [...after];
    corrected = correctedCatalogue(shipped, active);
    analyse = stamped(analyserOf(active, shipped), warehouse.readings.turnOver());
    const moved = movedBy(change);
    const under = moved === null ? [] : foundUnder(moved, [...before, ...after]);
    for (const hear of hearing) hear(change, under);
    await warehouse.putActors(corrected.actors.filter((actor) => isNamed(change, actor.id)));
    if (moved !== null) {
      await store.relabel(under, relabelOf(active));
      // What was excluded under a name that goes with this comes back as somebody else's.
      const excluded = back ? active.flatMap((one) => (one.does === 'exclude' ? [{ form: one.form }] : [])) : [];
      await readArticlesAnew({ warehouse, analyse }, await articlesOf(excluded), 0);
      return;
    }
    if (isOfStories(change)) {
      await store.tell(change);
      return;
    }
    const touched = back ? touchedByUndoing(change) : touchedBy(change);
    if (touched !== null) await readArticlesAnew({ warehouse, analyse }, await articlesOf(touched), 0);
  };

  const effectOf = async (change: Change): Promise<Effect> => {
    if (change.does === 'merge') return store.effect(change.actor, null, null);
    if (change.does === 'split') return store.effect(change.actor, change.forms, null);
    if (change.does === 'exclude') return store.effect(change.actor, [change.form], change.source ?? null);
    if (change.does === 'rename') return store.effect(change.actor, null, null);
    if (isOfStories(change)) return store.storyEffect(change);
    if (change.does === 'tone' || change.does === 'accept') return effectAt(await store.mentionAt(change), change);
    const trial = analyserOf([...active, change], shipped);
    const articles = await articlesOf(touchedBy(change) ?? []);
    return difference(factsAnew({ warehouse, analyse: trial }, articles), analyse);
  };

  return {
    analyse: (articles) => analyse(articles),
    actors: () => corrected.actors,
    catalogue: () => shipped,
    changes: () => active,
    whenChanged: (hear) => void hearing.push(hear),
    exclusively: inTurn,
    readBy(catalogue, read) {
      shipped = catalogue;
      corrected = correctedCatalogue(shipped, active);
      analyse = stamped(read, warehouse.readings.epoch());
    },
    whose: (actor) => relabelOf(active)(actor, null),
    log: async () => (await store.all()).map(asSaid),
    preview: (change) =>
      inTurn(async () => {
        await check(change);
        return effectOf(change);
      }),
    make: (change, { by, why }) =>
      inTurn(async () => {
        await check(change);
        const effect = await effectOf(change);
        const made_at = instantText(clock.now());
        const made = await store.add({ made_at, made_by: by, why, change, effect, undone_at: null });
        await apply(change, active, [...active, change], false);
        await store.settle(made.correction);
        return made;
      }),
    undo: (no) =>
      inTurn(async () => {
        const all = await store.all();
        const found = all.find(({ correction }) => correction === no);
        if (found === undefined)
          throw new AppError('not_found', `There is no correction ${no}. /api/v1/corrections lists them.`);
        if (found.undone_at !== null)
          throw new AppError('conflict', `Correction ${no} was undone at ${found.undone_at} already.`);
        const left = all.filter(({ correction, undone_at }) => correction !== no && undone_at === null);
        restsOn(found, left);
        const undone_at = instantText(clock.now());
        await store.undo(no, undone_at);
        await apply(
          found.change,
          active,
          left.map(({ change }) => change),
          true,
        );
        await store.settle(no);
        return { ...asSaid(found), undone_at };
      }),
    settle: () =>
      inTurn(async () => {
        for (const { correction, change, undone_at, settled } of await store.all()) {
          if (settled) continue;
          await apply(change, [...active, change], active, undone_at !== null);
          await store.settle(correction);
        }
      }),
  };
}

/** An entry without what only the store needs to know. */
const asSaid = ({ correction, made_at, made_by, why, change, effect, undone_at }: Correction): Correction => ({
  correction,
  made_at,
  made_by,
  why,
  change,
  effect,
  undone_at,
});

/** Actors whose row in the warehouse a change may write. */
const isNamed = (change: Change, id: string): boolean =>
  ('actor' in change && change.actor === id) || ('name' in change && slugOf(change.name) === id);

/** An actor that a correction brought cannot go while another correction speaks of it. */
function restsOn({ change }: Correction, others: readonly Correction[]): void {
  if (change.does !== 'add_actor' && change.does !== 'split') return;
  const id = slugOf(change.name);
  const resting = others.find(
    ({ change: other }) =>
      ('actor' in other && other.actor === id) ||
      (other.does === 'merge' && other.into === id) ||
      (other.does === 'reassign' && other.to === id),
  );
  if (resting !== undefined) {
    throw new AppError('conflict', `Correction ${resting.correction} speaks of "${id}"; undo that first.`);
  }
}
