import type { Actor, Alias, Catalogue } from '../contract/actor.ts';
import type { Article } from '../contract/article.ts';
import type { Change } from '../contract/correction.ts';
import type { Checked, Found, Mention, Quote, Unresolved } from '../contract/mention.ts';
import { slugOf } from '../base/slug.ts';
import { addDays } from '../base/week.ts';
import { firstDay, lastDay } from './bounds.ts';

type That<Does extends Change['does']> = Extract<Change, { does: Does }>;
const of = <Does extends Change['does']>(changes: readonly Change[], does: Does): That<Does>[] =>
  changes.filter((change): change is That<Does> => change.does === does);

const folded = (form: string): string => form.normalize('NFC').toLowerCase();

/** A person's own family or given name needs the full name before it, like those of the catalogue; every other form stands by itself. */
function formOf(text: string, name: string, kind: Actor['kind']): Alias {
  const words = name.trim().split(/\s+/);
  if (kind !== 'person' || words.length < 2) return { text, type: 'full' };
  return { text, type: text === words.at(-1) ? 'surname' : text === words[0] ? 'first_name' : 'full' };
}

const newActor = (id: string, name: string, kind: Actor['kind'], forms: readonly string[]): Actor => ({
  id,
  wikidata: null,
  kind,
  name,
  aliases: [...new Set([name, ...forms])].map((text) => formOf(text, name, kind)),
  country: null,
  party: null,
  offices: [],
});

const addedAlias = ({ form, type, from, to }: That<'add_alias'>): Alias => ({
  text: form,
  type,
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});

/** A form until the day on which it stops being valid; nothing is left of it without one, or where it begins no earlier. */
function retired(alias: Alias, from: string | undefined): Alias[] {
  if (from === undefined || firstDay(alias.from) >= firstDay(from)) return [];
  const to = addDays(firstDay(from), -1);
  return lastDay(alias.to) <= to ? [alias] : [{ ...alias, to }];
}

/** An actor as the changes leave it. */
function changed(actor: Actor, changes: readonly Change[]): Actor {
  let now = actor;
  for (const change of changes) {
    // Whom a person added may have come into the catalogue since, and keeps the forms that the person gave.
    if (change.does === 'add_actor' && slugOf(change.name) === actor.id) {
      const known = new Set(now.aliases.map(({ text }) => text));
      const forms = [...new Set([change.name, ...change.forms])].filter((text) => !known.has(text));
      now = { ...now, aliases: [...now.aliases, ...forms.map((text) => formOf(text, change.name, now.kind))] };
    }
    if (!('actor' in change) || change.actor !== actor.id) continue;
    if (change.does === 'rename') now = { ...now, name: change.name };
    if (change.does === 'add_alias') now = { ...now, aliases: [...now.aliases, addedAlias(change)] };
    if (change.does === 'retire_alias') {
      const { form, from } = change;
      const left = (alias: Alias) => (folded(alias.text) === folded(form) ? retired(alias, from) : [alias]);
      now = { ...now, aliases: now.aliases.flatMap(left) };
    }
  }
  return now;
}

export type Corrected = {
  /** What is looked for in texts. */
  readonly catalogue: Catalogue;
  /** Everybody who may have a mention: those in the catalogue, and those that were split off. */
  readonly actors: readonly Actor[];
};

/** The catalogue as the changes leave it. Who was merged away stays, so that texts are read as before and undoing finds them. */
export function correctedCatalogue(shipped: Catalogue, changes: readonly Change[]): Corrected {
  const touched = new Set(
    changes.flatMap((change) =>
      'actor' in change ? [change.actor] : change.does === 'add_actor' ? [slugOf(change.name)] : [],
    ),
  );
  const inCatalogue = new Set(shipped.actors.map(({ id }) => id));
  const added = of(changes, 'add_actor')
    .map(({ name, kind, forms }) => newActor(slugOf(name), name, kind, forms))
    .filter(({ id }) => !inCatalogue.has(id));
  const known = [...shipped.actors, ...added];
  const actors = known.map((actor) => (touched.has(actor.id) ? changed(actor, changes) : actor));
  const split = of(changes, 'split')
    .map(({ name, kind, forms }) => newActor(slugOf(name), name, kind, forms))
    .filter(({ id }) => !inCatalogue.has(id));
  return {
    // An actor whose last form was retired is found no more, and keeps its name.
    catalogue: { actors: actors.filter(({ aliases }) => aliases.length > 0), titles: shipped.titles },
    actors: [...actors, ...split],
  };
}

type Names = { readonly mentions: readonly Found[]; readonly unresolved: readonly Unresolved[] };

const stands = (
  place: { sentence: number; start: number; surface: string },
  at: { sentence: number; start: number; surface: string },
): boolean => place.sentence === at.sentence && place.start === at.start && place.surface === at.surface;

/** What persons checked of what was found: right where it stands as it was found. Left out where nobody looked. */
type WithChecks = { readonly checked?: readonly Checked[] };

/** What was found in one article, without what a person refused and with what a person decided; in reading order. */
export type Decide = <Kept extends Names>(names: Kept, article: Pick<Article, 'id' | 'source'>) => Kept & WithChecks;

type Decision = That<'reject'> | That<'reassign'> | That<'accept'>;

/** The decisions among the changes, ready for any article. Most articles have none and come back as they are. */
export function decisionsOf(changes: readonly Change[], actorAt: (id: string) => Actor | undefined): Decide {
  // A name can be somebody's by merging and splitting: it is refused to whom it belonged when it was excluded.
  const excluded = changes.flatMap((change, no) =>
    change.does === 'exclude' ? [{ ...change, whose: relabelOf(changes.slice(0, no)) }] : [],
  );
  // In the order of the log, whatever was decided.
  const placed = new Map<string, Decision[]>();
  for (const change of changes) {
    if (change.does !== 'reject' && change.does !== 'reassign' && change.does !== 'accept') continue;
    placed.set(change.article, [...(placed.get(change.article) ?? []), change]);
  }

  return (names, article) => {
    const here = placed.get(article.id) ?? [];
    const source = excluded.length === 0 ? '' : slugOf(article.source);
    const refused = excluded.filter((change) => change.source === undefined || change.source === source);
    if (here.length + refused.length === 0) return names;
    const isRefused = ({ actor, surface }: Found) =>
      refused.some(({ form, actor: to, whose }) => folded(form) === folded(surface) && whose(actor, surface) === to);
    const kept: Names = { ...names, mentions: names.mentions.filter((mention) => !isRefused(mention)) };
    const decided = here.reduce((now, change) => decideOne(now, change, actorAt), kept);
    return { ...names, ...decided, ...checksOf(kept.mentions, decided.mentions, here) };
  };
}

/** The verdicts that follow from what persons said of the mentions that a rule found. */
function checksOf(found: readonly Found[], left: readonly Found[], decisions: readonly Decision[]): WithChecks {
  const checked = found.flatMap((mention): Checked[] => {
    if (!decisions.some((decision) => stands(decision, mention))) return [];
    const right = left.some((one) => stands(mention, one) && one.actor === mention.actor);
    const { start, end, sentence, actor, kind, surface, via } = mention;
    return [{ start, end, sentence, actor, found: actor, kind, surface, via, right }];
  });
  return checked.length === 0 ? {} : { checked };
}

/** One mention, or one form left open, goes; where somebody was named for it, it comes back as theirs. */
function decideOne(
  { mentions, unresolved }: Names,
  change: Decision,
  actorAt: (id: string) => Actor | undefined,
): Names {
  const at = mentions.find((one) => stands(change, one)) ?? unresolved.find((one) => stands(change, one));
  if (at === undefined || change.does === 'accept') return { mentions, unresolved };
  const left = {
    mentions: mentions.filter((one) => one !== at),
    unresolved: unresolved.filter((one) => one !== at),
  };
  const actor = change.does === 'reassign' ? actorAt(change.to) : undefined;
  if (actor === undefined) return left;
  const { sentence, start, end, surface } = at;
  const given: Found = {
    sentence,
    start,
    end,
    surface,
    actor: actor.id,
    name: actor.name,
    kind: actor.kind,
    via: 'correction',
  };
  const all = [...left.mentions, given];
  return { ...left, mentions: all.toSorted((l, r) => l.sentence - r.sentence || l.start - r.start) };
}

/** Who a mention belongs to once actors were merged and split, in the order in which that was said. */
export type Relabel = (found: string, surface: string | null) => string;

export function relabelOf(changes: readonly Change[]): Relabel {
  const moves = changes.filter((change) => change.does === 'merge' || change.does === 'split');
  return (found, surface) =>
    moves.reduce((actor, change) => {
      if (actor !== change.actor) return actor;
      if (change.does === 'merge') return change.into;
      const moved = surface !== null && change.forms.some((form) => folded(form) === folded(surface));
      return moved ? slugOf(change.name) : actor;
    }, found);
}

/** Who speaks: whom all mentions of the speaker in the article belong to now; where they part, whom merging alone makes of them. */
export function speakerNow(
  found: string | null,
  mentions: readonly Pick<Mention, 'actor' | 'found' | 'surface'>[],
  relabel: Relabel,
): string | null {
  if (found === null) return null;
  const now = new Set(
    mentions.flatMap((one) => ((one.found ?? one.actor) === found ? [relabel(found, one.surface)] : [])),
  );
  const [only] = now;
  return only !== undefined && now.size === 1 ? only : relabel(found, null);
}

type Said = { readonly mentions: readonly Mention[]; readonly quotes: readonly Quote[] } & WithChecks;

/** Mentions and quotes under the names they go by now; what a name was before stays with it. */
export function relabelled(
  { mentions, quotes, checked }: Said,
  relabel: Relabel,
  actorAt: (id: string) => Actor | undefined,
): Said {
  const speaker = (said: { readonly speaker: string | null }) => {
    const now = speakerNow(said.speaker, mentions, relabel);
    return now === said.speaker ? {} : { speaker: now, found_speaker: said.speaker };
  };
  const owner = (mention: Mention) => {
    const actor = actorAt(relabel(mention.actor, mention.surface));
    if (actor === undefined || actor.id === mention.actor) return {};
    return { actor: actor.id, name: actor.name, kind: actor.kind, found: mention.actor };
  };
  const under = (one: Checked): Checked => {
    const actor = actorAt(relabel(one.found, one.surface));
    return actor === undefined ? one : { ...one, actor: actor.id, kind: actor.kind };
  };
  return {
    ...(checked === undefined ? {} : { checked: checked.map(under) }),
    mentions: mentions.map((mention) => ({ ...mention, ...owner(mention), ...speaker(mention) })),
    quotes: quotes.map((quote) => ({ ...quote, ...speaker(quote) })),
  };
}

/** Whose mentions merging and splitting may move; null for a change that does neither. */
export const movedBy = (change: Change): string | null =>
  change.does === 'merge' || change.does === 'split' ? change.actor : null;

/** A correction that speaks of an actor whom a catalogue lacks. */
export type Lacking = { readonly correction: number; readonly change: Change; readonly actor: string };

/** Corrections that a catalogue leaves without their actor. Whom another correction brought is there. */
export function lackingIn(
  catalogue: Catalogue,
  log: readonly { readonly correction: number; readonly change: Change; readonly undone_at: string | null }[],
): Lacking[] {
  const active = log.filter(({ undone_at }) => undone_at === null);
  const known = new Set(catalogue.actors.map(({ id }) => id));
  for (const { change } of active) {
    if (change.does === 'add_actor' || change.does === 'split') known.add(slugOf(change.name));
  }
  return active.flatMap(({ correction, change }) => {
    const spoken = [
      ...('actor' in change ? [change.actor] : []),
      ...('into' in change ? [change.into] : []),
      ...(change.does === 'reassign' ? [change.to] : []),
    ];
    return spoken.filter((actor) => !known.has(actor)).map((actor) => ({ correction, change, actor }));
  });
}
