import { LONGEST_SEARCH } from '../server/contract/search/longest.ts';
import {
  BASELINES,
  DIRECTIONS,
  FORMS,
  GRAINS,
  KINDS,
  MOST_ACTORS,
  REPORTS,
  STEPS,
  UNITS,
  USUAL_FORMS,
  VOICES,
  WITHIN,
} from '../server/contract/vocabulary.ts';
import type { OwnEvent } from './charts/event-marks.ts';
import { msg, str } from './words.ts';

/** What the main chart of a page draws. */
export const MEASURES = ['count', 'share_of_voice', 'attention', 'attention_panel', 'attention_standardised'] as const;
export type Measure = (typeof MEASURES)[number];
/** How the figure of who is named together is drawn. */
export const TOGETHER = ['matrix', 'network'] as const;
/** How the sentences are listed: growing in one list, or page by page. */
export const LISTS = ['feed', 'pages'] as const;
/** Attention over all sources, over the fixed panel, and standardised to its mix: one answer holds all three. */
export type AttentionMeasure = Exclude<Measure, 'count' | 'share_of_voice'>;
export const isAttention = (measure: Measure): measure is AttentionMeasure => measure.startsWith('attention');

const SLUG = '[a-z0-9]+(?:-[a-z0-9]+)*';
const listOf = (one: string) => new RegExp(`^-?${one}(?:,-?${one})*$`);
const oneOf = (words: readonly string[]) => ({
  fits: (value: string) => words.includes(value),
  expected: msg(str`one of ${words.join(', ')}`),
});
const matching = (pattern: RegExp, expected: string) => ({ fits: (value: string) => pattern.test(value), expected });

/** True for a real calendar day written YYYY-MM-DD. */
export const isDay = (value: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === value;
};

const aDay = (example: string) => ({ fits: isDay, expected: msg(str`a date such as ${example}`) });
const isSpan = (value: string) => {
  const [from = '', to = '', ...more] = value.split('..');
  return more.length === 0 && isDay(from) && isDay(to) && from <= to;
};
/** What the chosen range can be held against, besides two days of one's own. */
export const COMPARED = ['previous', 'year'] as const;
const isPoint = (value: string) => {
  const [bucket = '', actor, ...more] = value.split('@');
  const named = actor !== undefined && new RegExp(`^${SLUG}$`).test(actor);
  return more.length === 0 && (bucket === '' ? named : isDay(bucket) && (actor === undefined || named));
};
/** Single actors are compared as they are chosen; of watchlists, however long, the most counted are drawn. */
const isActorList = (value: string) =>
  listOf(`@?${SLUG}`).test(value) && value.split(',').filter((word) => !/^[-@]/.test(word)).length <= MOST_ACTORS;

/** What figures over time can be marked with: peaks by their largest story, sources that came or went, and events of the reader's own. */
export const EVENT_KINDS = ['peaks', 'coverage', 'own'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];
/** A link names at most so many events, each in at most so many letters. */
export const MOST_EVENTS = 12;
export const MOST_EVENT_LETTERS = 60;
const TAG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** `2021-05-06~Visit to Kyiv`, `2021-05-06..2021-05-09@nato#summit~Talks`; null for anything else. */
export function readEvent(value: string): OwnEvent | null {
  const cut = value.indexOf('~');
  const text = value.slice(cut + 1);
  const [, from = '', to = from, actor = null, tag = null] =
    /^([^.@#]*)(?:\.\.([^@#]*))?(?:@([^#]*))?(?:#(.*))?$/s.exec(value.slice(0, Math.max(0, cut))) ?? [];
  const fits =
    cut >= 0 &&
    isDay(from) &&
    isDay(to) &&
    from <= to &&
    (actor === null || new RegExp(`^${SLUG}$`).test(actor)) &&
    (tag === null || (TAG.test(tag) && tag.length <= 20)) &&
    text !== '' &&
    text === text.trim() &&
    [...text].length <= MOST_EVENT_LETTERS &&
    !/\p{Cc}/u.test(text);
  return fits ? { from, to, actor, tag, text } : null;
}

/** An event as a link has it. */
export const writeEvent = ({ from, to, actor, tag, text }: OwnEvent): string =>
  `${from}${to === from ? '' : `..${to}`}${actor === null ? '' : `@${actor}`}${tag === null ? '' : `#${tag}`}~${text}`;

/** A key that may stand in a link several times: its values are kept in one, a line each. */
export const REPEATED: Readonly<Record<string, number>> = { event: MOST_EVENTS };

/** What a key's value must be; `default` is what an absent key means and is never written. */
export type Rule = { readonly fits: (value: string) => boolean; readonly expected: string; readonly default?: string };

/** The keys that narrow a question, in the order in which a link holds them: the query string of the API. */
export const ASKED: Readonly<Record<string, Rule>> = {
  from: aDay('2021-05-03'),
  to: aDay('2021-05-09'),
  last: matching(/^[1-9]\d{0,2}w$/, msg('a number of weeks such as 13w')),
  actors: {
    fits: isActorList,
    expected: msg(
      str`a comma list of at most ${MOST_ACTORS} names such as antony-blinken,-russia, and watchlists such as @cabinet`,
    ),
  },
  sources: matching(
    listOf(`@?${SLUG}`),
    msg('a comma list of sources such as evening-courier,-daily-harbour, and collections such as @regional'),
  ),
  languages: matching(listOf('[a-z]{2}'), msg('a comma list of two-letter languages such as en,uk')),
  kinds: matching(listOf(`(?:${KINDS.join('|')})`), msg(str`a comma list of ${KINDS.join(', ')}`)),
  unit: { ...oneOf(UNITS), default: 'mentions' },
  grain: { ...oneOf(GRAINS), default: 'week' },
  within: { ...oneOf(WITHIN), default: 'article' },
  voice: { ...oneOf(VOICES), default: 'all' },
  speakers: matching(listOf(SLUG), msg('a comma list of speakers such as antony-blinken,-russia')),
  forms: {
    ...matching(
      new RegExp(`^(?:${FORMS.join('|')})(?:,(?:${FORMS.join('|')}))*$`),
      msg(str`a comma list of ${FORMS.join(', ')}`),
    ),
    default: USUAL_FORMS,
  },
  q: {
    fits: (value) => value.trim() !== '' && value.length <= LONGEST_SEARCH,
    expected: msg(str`1 to ${LONGEST_SEARCH} characters`),
  },
  snapshot: matching(
    /^(?:0|[1-9]\d{0,9})(?:-[0-9a-f]{8})?$/,
    msg('the name of a snapshot such as 41-3f0c9a1b, or its number'),
  ),
};

const reason = { fits: (value: string) => value !== '' && value.length <= 300, expected: '1 to 300 characters' };

/** The keys that say how a page shows its answers; taken off before anything is asked. */
export const VIEWED: Readonly<Record<string, Rule>> = {
  span: { fits: isSpan, expected: msg('two dates such as 2021-01-04..2021-06-27') },
  measure: { ...oneOf(MEASURES), default: 'count' },
  compare: {
    fits: (value) => (COMPARED as readonly string[]).includes(value) || isSpan(value),
    expected: msg(str`${COMPARED.join(', ')}, or two dates such as 2021-01-04..2021-06-27`),
  },
  why: { ...oneOf(['count', 'tone']), default: 'count' },
  baseline: { ...oneOf(BASELINES), default: 'step' },
  direction: { ...oneOf(DIRECTIONS), default: 'more' },
  support: { ...matching(/^[1-9]\d{0,5}$/, msg('a whole number such as 5')), default: '1' },
  pair: matching(new RegExp(`^${SLUG}~${SLUG}$`), msg('two actors such as antony-blinken~ukraine')),
  together: { ...oneOf(TOGETHER), default: 'matrix' },
  point: { fits: isPoint, expected: msg(`a step of time, an actor or both, such as 2021-05-03@antony-blinken`) },
  tone: oneOf(['scored', 'negative', 'neutral', 'positive', 'unscored']),
  mention: matching(/^(?:0|[1-9]\d{0,5})$/, msg('the number of a mention')),
  order: { ...oneOf(['strongest', 'newest', 'typical']), default: 'strongest' },
  list: { ...oneOf(LISTS), default: 'feed' },
  date_problem: reason,
  name: reason,
  run: matching(/^[1-9]\d{0,8}$/, msg('the number of a run')),
  step: oneOf(STEPS),
  reason,
  sort: {
    ...matching(/^-?[a-z][a-z0-9]*(?:_[a-z]+)*$/, msg('a column such as mentions, with - for descending')),
    default: '-mentions',
  },
  report: { ...oneOf(REPORTS), default: 'weekly-brief' },
  of: matching(/^\/(?:[a-z]+(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)?)?$/, msg('the path of a page such as / or /pairs')),
  table: matching(/^[a-z]+(?:-[a-z]+)*(?:,[a-z]+(?:-[a-z]+)*)*$/, msg('names of figures such as mentions,tone')),
  events: {
    ...matching(
      new RegExp(`^(?:off|(?:${EVENT_KINDS.join('|')})(?:,(?:${EVENT_KINDS.join('|')}))*)$`),
      msg(str`off, or a comma list of ${EVENT_KINDS.join(', ')}`),
    ),
    default: 'peaks,coverage',
  },
  event: {
    fits: (value) => value.split('\n').every((one) => readEvent(one) !== null),
    expected: msg(
      str`a day or two and at most ${MOST_EVENT_LETTERS} letters, such as 2021-05-06~Visit to Kyiv or 2021-05-06..2021-05-09@nato#summit~Talks`,
    ),
  },
};
