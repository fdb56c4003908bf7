import type { RowOf } from '../server/contract/questions/all.ts';
import { FEW_STORIES, TOO_FEW_STORIES, type Unit } from '../server/contract/vocabulary.ts';
import { count, dayRange, formOf, many, plusMinus, ratio, tone } from './charts/format.ts';
import { type Counted, mostCounted } from './charts/cube.ts';
import { pointKey } from './query.ts';
import type { Patch } from './view.ts';
import { msg, str, told } from './words.ts';

export type Clause = RowOf<'/summary'>;

/** A piece of the lede: plain words, or words that open what they say (`opens` is the change of the view that does). */
export type Piece = {
  readonly text: string;
  readonly look: 'words' | 'name' | 'number' | 'negative' | 'positive';
  readonly opens: Patch | null;
  /** What a number that is no count was made from: as much as it opens. */
  readonly sample?: string;
};

const words = (text: string): Piece => ({ text, look: 'words', opens: null });

/** The first sentence: every clause but the scope, in order. No clauses give no pieces. */
export function firstSentence(clauses: readonly Clause[]): Piece[] {
  const said = clauses.filter(({ clause }) => clause !== 'scope').map(piecesOf);
  return said.flatMap((pieces, at) => (at === 0 ? pieces : [words(at === 1 ? '; ' : ', '), ...pieces]));
}

/** The second, quieter sentence: the settled days and what they hold; empty without a scope. */
export function secondSentence(clauses: readonly Clause[], days: { from: string; to: string } | null): string {
  const scope = clauses.find(({ clause }) => clause === 'scope');
  if (scope === undefined) return '';
  const [articles, sources, mentions] = Array.from(
    scope.text.slice(scope.text.indexOf(': ') + 2).matchAll(/\d[\d,]*/g),
    ([number]) => Number(number.replaceAll(',', '')),
  );
  const holds = msg(
    str`${many(articles ?? 0, 'article', 'articles')} of ${many(sources ?? 0, 'source', 'sources')}, ${many(mentions ?? 0, 'mention', 'mentions')}.`,
  );
  return days === null ? scope.text : `${dayRange(days.from, days.to)}: ${holds}`;
}

/** The first clause over a range that is still being dragged: of the subject where actors were chosen, else of the most counted. */
export function leadDuring(
  clauses: readonly Clause[],
  counts: readonly Counted[],
  chosen: boolean,
  unit: Unit,
): Piece[] {
  const lead = clauses.find(({ clause }) => clause === 'count');
  const about = chosen ? counts.find(({ actor }) => actor === lead?.subject) : mostCounted(counts, 1)[0];
  if (about === undefined) return [words(msg('Nobody was named in these days'))];
  return countPieces({ subject: about.actor, subject_name: about.name, unit }, about.counted);
}

/** The first sentence as plain text: the title of the page. */
export const plainLede = (clauses: readonly Clause[]): string =>
  firstSentence(clauses)
    .map(({ text }) => text)
    .join('');

function piecesOf(clause: Clause): Piece[] {
  if (clause.clause === 'count' && clause.value !== null && clause.subject !== null)
    return countPieces(clause, clause.value);
  if (clause.clause === 'change' && clause.value !== null && clause.subject !== null) return changePieces(clause);
  if (clause.clause === 'tone' && clause.subject !== null) return tonePieces(clause);
  if (clause.clause === 'together' && clause.value !== null) return togetherPieces(clause, clause.value);
  return [words(told(clause.text).text)];
}

const COUNTED: Readonly<Record<string, readonly [string, string, string]>> = {
  mentions: [msg(' was named '), 'time', 'times'],
  articles: [msg(' was named in '), 'article', 'articles'],
  stories: [msg(' was named in '), 'story', 'stories'],
};

function countPieces(
  { subject, subject_name, unit }: Pick<Clause, 'subject' | 'subject_name' | 'unit'>,
  value: number,
): Piece[] {
  const [verb, one, other] = COUNTED[unit ?? 'mentions'] ?? [msg(' was named '), 'time', 'times'];
  return [
    { text: subject_name ?? '', look: 'name', opens: null },
    words(verb),
    { text: count(value), look: 'number', opens: { point: pointKey(null, subject), pair: null, tone: null } },
    words(` ${formOf(value, one, other)}`),
  ];
}

/** "4.1 times the usual share of stories (26 weeks before)": the number opens them, a sentence each. Inside the noise there is none. */
function changePieces({ text, subject, n, value }: Clause): Piece[] {
  const rest = text.slice(text.indexOf(' '));
  if (value === null || !/^\d/.test(text)) return [words(told(text).text)];
  const opens = { unit: 'stories', point: pointKey(null, subject), pair: null, tone: null };
  return [
    { text: ratio(value), look: 'number', opens, sample: many(n ?? 0, 'story', 'stories') },
    words(told(rest).text),
  ];
}

function tonePieces({ subject, value, low, high, n, scored, evidence }: Clause): Piece[] {
  const stories = many(n ?? 0, 'story', 'stories');
  if (value === null || evidence === null)
    return [words(msg(str`too few sentences to say in what tone (fewer than ${TOO_FEW_STORIES} stories)`))];
  const opens = { point: pointKey(null, subject), pair: null, tone: 'scored' };
  const sample = many(scored ?? 0, 'scored mention', 'scored mentions');
  if (low === null || high === null || (n ?? 0) < FEW_STORIES) {
    return [
      { text: msg('tone unclear'), look: 'words', opens, sample },
      words(msg(str` (${stories}, fewer than ${FEW_STORIES})`)),
    ];
  }
  const near = low <= 0 && high >= 0;
  const look = near ? 'number' : value < 0 ? 'negative' : 'positive';
  return [
    words(near ? msg('tone near neutral, ') : msg('tone ')),
    { text: tone(value), look, opens, sample },
    words(` ${plusMinus(value, low, high)} (${stories})`),
  ];
}

function togetherPieces({ subject, other, other_name, text }: Clause, value: number): Piece[] {
  const opens = { pair: `${subject}~${other}`, point: null, tone: null };
  const start = text.slice(0, text.indexOf(other_name ?? ''));
  const chance = /, ([\d.]+) times chance/.exec(text)?.[1];
  return [
    words(start === '' ? msg('most often with ') : told(start).text),
    { text: other_name ?? '', look: 'name', opens: null },
    words(' ('),
    { text: many(value, 'article', 'articles'), look: 'number', opens },
    words(chance === undefined ? ')' : msg(str`, ${ratio(Number(chance))} times chance)`)),
  ];
}
