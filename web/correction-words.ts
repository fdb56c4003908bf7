import type { Change, Effect } from '../server/contract/correction.ts';
import { dayRange, day, many, tone as signed } from './charts/format.ts';
import type { Place } from './corrections.ts';
import { locale, msg, str } from './words.ts';

/** Names for the ids that a change carries. */
export type Naming = { readonly actor: (id: string) => string; readonly source: (id: string) => string };

/** Forms listed by name in a sentence. */
const LISTED = 4;
const list = new Intl.ListFormat(locale(), { type: 'conjunction' });

const quoted = (forms: readonly string[]): string =>
  list.format([
    ...forms.slice(0, LISTED).map((form) => `“${form}”`),
    ...(forms.length > LISTED ? [many(forms.length - LISTED, 'further form', 'further forms')] : []),
  ]);

const placed = ({ surface, sentence }: Place): string =>
  msg(str`“${surface}” in ${sentence === 0 ? msg('the title') : msg(str`sentence ${sentence}`)} of one article`);

/** In which articles a form counts, behind its type. */
const daysOf = ({ from, to }: { readonly from?: string | undefined; readonly to?: string | undefined }): string =>
  `${from === undefined ? '' : msg(str`, from ${from}`)}${to === undefined ? '' : msg(str`, up to ${to}`)}`;

/** A change in one plain sentence. */
export function wordsOf(change: Change, { actor, source }: Naming): string {
  switch (change.does) {
    case 'merge':
      return msg(
        str`Merge ${actor(change.actor)} into ${actor(change.into)}: every mention of ${actor(change.actor)} counts as ${actor(change.into)}.`,
      );
    case 'split':
      return msg(
        str`Split ${quoted(change.forms)} off from ${actor(change.actor)}: ${change.forms.length === 1 ? msg('this form means') : msg('these forms mean')} ${change.name} (${msg(change.kind)}), a new actor.`,
      );
    case 'rename':
      return msg(str`Rename ${actor(change.actor)}: the name is ${change.name}.`);
    case 'add_alias':
      return msg(
        str`Find ${actor(change.actor)} also by “${change.form}” (${msg(change.type.replaceAll('_', ' '))}${daysOf(change)}).`,
      );
    case 'retire_alias':
      return change.from === undefined
        ? msg(str`Find ${actor(change.actor)} no more by “${change.form}”.`)
        : msg(
            str`Find ${actor(change.actor)} no more by “${change.form}” from ${change.from} on; earlier articles keep it.`,
          );
    case 'add_actor':
      return msg(
        str`Add ${change.name} (${msg(change.kind)}), found by ${quoted([...new Set([change.name, ...change.forms])])}.`,
      );
    case 'exclude':
      return msg(
        str`“${change.form}” does not mean ${actor(change.actor)} in ${change.source === undefined ? msg('any source') : source(change.source)}.`,
      );
    case 'reject':
      return msg(str`${placed(change)} is not a mention.`);
    case 'reassign':
      return msg(str`${placed(change)} means ${actor(change.to)}.`);
    case 'accept':
      return msg(str`${placed(change)} is right as it was found.`);
    case 'tone':
      return change.tone === 'none'
        ? msg(str`${placed(change)} has no tone that can be read.`)
        : msg(str`${placed(change)} has a ${msg(change.tone)} tone.`);
    case 'join_stories':
      return msg('Join the stories of two articles: they are one.');
    case 'part_story':
      return msg(
        'Take an article out of its story: it is a story of its own, and copies that resemble it most go with it.',
      );
  }
}

/** How much a change moves: "214 mentions in 61 articles, weeks 3 May 2021 – 10 Jan 2022". */
export function amountWords({ mentions, articles, first_week, last_week }: Effect): string {
  if (mentions === 0) return msg('no mention');
  const much = msg(str`${many(mentions, 'mention', 'mentions')} in ${many(articles, 'article', 'articles')}`);
  if (first_week === null || last_week === null) return msg(str`${much}, undated`);
  return first_week === last_week
    ? msg(str`${much}, week of ${day(first_week)}`)
    : msg(str`${much}, weeks ${dayRange(first_week, last_week)}`);
}

const VERBS: Readonly<Record<Change['does'], string>> = {
  merge: msg('Moves'),
  split: msg('Moves'),
  reassign: msg('Moves'),
  exclude: msg('Takes out'),
  reject: msg('Takes out'),
  rename: msg('Renames'),
  add_alias: msg('Adds or moves'),
  add_actor: msg('Adds or moves'),
  retire_alias: msg('Takes out or moves'),
  accept: msg('Marks as checked'),
  tone: msg('Sets the tone of'),
  join_stories: msg('Moves'),
  part_story: msg('Moves'),
};

/** "mean tone of its actor in that week −0.25 → −0.50"; empty where a change moves none. */
export const meanWords = ({ tone }: Pick<Effect, 'tone'>): string =>
  tone === undefined
    ? ''
    : msg(
        str`mean tone of the actor in that week ${[tone.before, tone.after].map((mean) => (mean === null ? msg('not scored') : signed(mean))).join(' → ')}`,
      );

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
    ...(does === 'accept' ? [msg('No number changes.')] : []),
    ...(later ? [msg('Articles that come later are read by it all the same.')] : []),
  ].join(' ');
}

const storyWords = (effect: Effect): string =>
  effect.articles === 0
    ? msg('Moves no article: it is so already, or they have not come yet.')
    : msg(str`Moves ${storyAmount(effect)} to another story.`);

/** "2 articles with 5 mentions, week of 3 May 2021". */
function storyAmount({ articles, mentions, first_week, last_week }: Effect): string {
  if (articles === 0 || first_week === null || last_week === null) return msg('no article');
  const weeks =
    first_week === last_week
      ? msg(str`week of ${day(first_week)}`)
      : msg(str`weeks ${dayRange(first_week, last_week)}`);
  return msg(str`${many(articles, 'article', 'articles')} with ${many(mentions, 'mention', 'mentions')}, ${weeks}`);
}
