import type { Change, Effect } from '../server/contract/correction.ts';
import { dayRange, day, many, tone as signed } from './charts/format.ts';
import type { Place } from './corrections.ts';

/** Names for the ids that a change carries. */
export type Naming = { readonly actor: (id: string) => string; readonly source: (id: string) => string };

/** Forms listed by name in a sentence. */
const LISTED = 4;
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

const quoted = (forms: readonly string[]): string =>
  list.format([
    ...forms.slice(0, LISTED).map((form) => `“${form}”`),
    ...(forms.length > LISTED ? [many(forms.length - LISTED, 'further form', 'further forms')] : []),
  ]);

const placed = ({ surface, sentence }: Place): string =>
  `“${surface}” in ${sentence === 0 ? 'the title' : `sentence ${sentence}`} of one article`;

/** In which articles a form counts, behind its type. */
const daysOf = ({ from, to }: { readonly from?: string | undefined; readonly to?: string | undefined }): string =>
  `${from === undefined ? '' : `, from ${from}`}${to === undefined ? '' : `, up to ${to}`}`;

/** A change in one plain sentence. */
export function wordsOf(change: Change, { actor, source }: Naming): string {
  switch (change.does) {
    case 'merge':
      return `Merge ${actor(change.actor)} into ${actor(change.into)}: every mention of ${actor(change.actor)} counts as ${actor(change.into)}.`;
    case 'split':
      return `Split ${quoted(change.forms)} off from ${actor(change.actor)}: ${change.forms.length === 1 ? 'this form means' : 'these forms mean'} ${change.name} (${change.kind}), a new actor.`;
    case 'rename':
      return `Rename ${actor(change.actor)}: the name is ${change.name}.`;
    case 'add_alias':
      return `Find ${actor(change.actor)} also by “${change.form}” (${change.type.replaceAll('_', ' ')}${daysOf(change)}).`;
    case 'retire_alias':
      return change.from === undefined
        ? `Find ${actor(change.actor)} no more by “${change.form}”.`
        : `Find ${actor(change.actor)} no more by “${change.form}” from ${change.from} on; earlier articles keep it.`;
    case 'add_actor':
      return `Add ${change.name} (${change.kind}), found by ${quoted([...new Set([change.name, ...change.forms])])}.`;
    case 'exclude':
      return `“${change.form}” does not mean ${actor(change.actor)} in ${change.source === undefined ? 'any source' : source(change.source)}.`;
    case 'reject':
      return `${placed(change)} is not a mention.`;
    case 'reassign':
      return `${placed(change)} means ${actor(change.to)}.`;
    case 'accept':
      return `${placed(change)} is right as it was found.`;
    case 'tone':
      return change.tone === 'none'
        ? `${placed(change)} has no tone that can be read.`
        : `${placed(change)} has a ${change.tone} tone.`;
    case 'join_stories':
      return 'Join the stories of two articles: they are one.';
    case 'part_story':
      return 'Take an article out of its story: it is a story of its own, and copies that resemble it most go with it.';
  }
}

/** How much a change moves: "214 mentions in 61 articles, weeks 3 May 2021 – 10 Jan 2022". */
export function amountWords({ mentions, articles, first_week, last_week }: Effect): string {
  if (mentions === 0) return 'no mention';
  const much = `${many(mentions, 'mention', 'mentions')} in ${many(articles, 'article', 'articles')}`;
  if (first_week === null || last_week === null) return `${much}, undated`;
  return first_week === last_week
    ? `${much}, week of ${day(first_week)}`
    : `${much}, weeks ${dayRange(first_week, last_week)}`;
}

const VERBS: Readonly<Record<Change['does'], string>> = {
  merge: 'Moves',
  split: 'Moves',
  reassign: 'Moves',
  exclude: 'Takes out',
  reject: 'Takes out',
  rename: 'Renames',
  add_alias: 'Adds or moves',
  add_actor: 'Adds or moves',
  retire_alias: 'Takes out or moves',
  accept: 'Marks as checked',
  tone: 'Sets the tone of',
  join_stories: 'Moves',
  part_story: 'Moves',
};

/** "mean tone of its actor in that week −0.25 → −0.50"; empty where a change moves none. */
export const meanWords = ({ tone }: Pick<Effect, 'tone'>): string =>
  tone === undefined
    ? ''
    : `mean tone of the actor in that week ${[tone.before, tone.after].map((mean) => (mean === null ? 'not scored' : signed(mean))).join(' → ')}`;

/** A change that touches one place alone: where nothing stands there, nothing that comes later will. */
const ONE_PLACE: ReadonlySet<Change['does']> = new Set(['reject', 'reassign', 'accept', 'tone']);

/** What a change moved when it was made. */
export function madeWords({ does }: Change, effect: Effect): string {
  if (does === 'join_stories' || does === 'part_story') return storyAmount(effect);
  const mean = meanWords(effect);
  return mean === '' ? amountWords(effect) : `${amountWords(effect)}; ${mean}`;
}

/** What a change will do to the numbers, before it is made. */
export function effectWords(does: Change['does'], effect: Effect): string {
  if (does === 'join_stories' || does === 'part_story') return storyWords(effect);
  const mean = meanWords(effect);
  const later = effect.mentions === 0 && !ONE_PLACE.has(does);
  return [
    `${VERBS[does]} ${amountWords(effect)}.`,
    ...(mean === '' ? [] : [`${mean[0]?.toUpperCase()}${mean.slice(1)}.`]),
    ...(does === 'accept' ? ['No number changes.'] : []),
    ...(later ? ['Articles that come later are read by it all the same.'] : []),
  ].join(' ');
}

const storyWords = (effect: Effect): string =>
  effect.articles === 0
    ? 'Moves no article: it is so already, or they have not come yet.'
    : `Moves ${storyAmount(effect)} to another story.`;

/** "2 articles with 5 mentions, week of 3 May 2021". */
function storyAmount({ articles, mentions, first_week, last_week }: Effect): string {
  if (articles === 0 || first_week === null || last_week === null) return 'no article';
  const weeks = first_week === last_week ? `week of ${day(first_week)}` : `weeks ${dayRange(first_week, last_week)}`;
  return `${many(articles, 'article', 'articles')} with ${many(mentions, 'mention', 'mentions')}, ${weeks}`;
}
