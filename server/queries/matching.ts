import type { Chosen, Settled } from '../contract/filters.ts';
import { BY_PERSON, type Via } from '../contract/mention.ts';
import { FORMS, type Form, MOST_NODES, RULES, USUAL_FORMS } from '../contract/vocabulary.ts';
import { searched } from './searched.ts';
import { all, type Column, date, inList, inTexts, type Sql, sql, text } from '../warehouse/sql.ts';

const chosen = (column: Column, { only, never }: Chosen): Sql | false =>
  only.length + never.length > 0 &&
  all(only.length > 0 && inList(column, only), never.length > 0 && sql`NOT (${inList(column, never)})`);

// A missing language is no language: it is kept by an exclusion and left out by a choice.
const chosenTexts = (column: Column, { only, never }: Chosen<string>): Sql | false =>
  only.length + never.length > 0 &&
  all(
    only.length > 0 && inTexts(column, only),
    never.length > 0 && sql`NOT coalesce(${inTexts(column, never)}, FALSE)`,
  );

const inRange = ({ from, to }: Settled) => sql`day BETWEEN ${date(from)} AND ${date(to)}`;

/** What narrows articles, whoever is named in them: range, sources, languages, search words. */
export const matchingArticles = (filters: Settled): Sql => all(inRange(filters), ofArticles(filters));

/** The same without the range, for articles that have no day. */
export const ofArticles = ({ sources, languages, q, forms }: Settled): Sql =>
  all(chosen('source_id', sources), chosenTexts('language', languages), q !== null && searched(q, naming({ forms })));

/** Who is named in which article, by what counts as a mention. */
const naming = (filters: Pick<Settled, 'forms'>): Sql => {
  const forms = ofForms(filters);
  return forms !== false && filters.forms.join() === USUAL_FORMS
    ? sql`article_actor`
    : sql`(SELECT article_id, actor_id FROM mention WHERE ${all(forms)})`;
};

/** What narrows by who is named. */
export const ofActors = ({ actors, kinds }: Settled): Sql =>
  all(chosen('actor_id', actors), chosenTexts('kind', kinds));

/** What belongs to a source rather than to an article. */
export const ofSources = ({ sources }: Pick<Settled, 'sources'>): Sql => all(chosen('source_id', sources));

/** All articles of the chosen sources in the range, whatever their words and language. */
export const ofSourcesInRange = (filters: Settled): Sql => all(inRange(filters), ofSources(filters));

const STAND_INS: Partial<Record<Via, Form>> = { demonym: 'demonyms', metonym: 'metonyms', pronoun: 'pronouns' };

/** What counts as a mention; every rule that is no stand-in reads a name. */
export const ofForms = ({ forms }: Pick<Settled, 'forms'>): Sql | false =>
  forms.length < FORMS.length &&
  inTexts(
    'via',
    RULES.filter((via) => forms.includes(STAND_INS[via] ?? 'names')),
  );

/** Only direct quotes whose speaker is known have one: what nobody or somebody unknown says is said by none of them. */
export const ofSpeakers = ({ speakers: { only, never } }: Pick<Settled, 'speakers'>): Sql | false =>
  only.length + never.length > 0 &&
  all(
    only.length > 0 && sql`coalesce(${inList('speaker_id', only)}, FALSE)`,
    never.length > 0 && sql`NOT coalesce(${inList('speaker_id', never)}, FALSE)`,
  );

/** The one place where a reader's filters become a condition on `mention`. */
export const matching = (filters: Settled): Sql =>
  all(
    matchingArticles(filters),
    ofActors(filters),
    ofForms(filters),
    ofSpeakers(filters),
    filters.voice === 'reporter' && sql`NOT in_quote`,
  );

/** True where names alone count, whoever says them, as they are stored: in `article_actor`, and in each article's own counts. */
export const isUsual = ({ forms, speakers }: Settled): boolean =>
  forms.length === 1 && forms[0] === 'names' && speakers.only.length + speakers.never.length === 0;

/** A tone that a person set. */
export const told = sql`scorer = ${text(BY_PERSON)}`;

/** Mentions summed by article and actor, and by speaker where `by` says so. Grouped by what filters name, so that the engine narrows before it sums. */
const summed = (by: 'speaker_id' | null, condition: Sql): Sql => sql`(
    SELECT ${by === null ? sql`` : sql`speaker_id, `}article_id, actor_id, kind, source_id, story_id, language, day, week, month,
           count(*) AS mentions, count(sentiment) AS scored, coalesce(sum(p_neg), 0) AS p_neg, coalesce(sum(p_neu), 0) AS p_neu,
           coalesce(sum(p_pos), 0) AS p_pos, coalesce(sum(sentiment), 0) AS sentiment,
           count(*) FILTER (WHERE NOT in_quote) AS mentions_reporter, count(sentiment) FILTER (WHERE NOT in_quote) AS scored_reporter,
           coalesce(sum(p_neg) FILTER (WHERE NOT in_quote), 0) AS p_neg_reporter,
           coalesce(sum(p_neu) FILTER (WHERE NOT in_quote), 0) AS p_neu_reporter,
           coalesce(sum(p_pos) FILTER (WHERE NOT in_quote), 0) AS p_pos_reporter,
           coalesce(sum(sentiment) FILTER (WHERE NOT in_quote), 0) AS sentiment_reporter,
           coalesce(sum(p_neg) FILTER (WHERE ${told}), 0) AS told_neg, coalesce(sum(p_neu) FILTER (WHERE ${told}), 0) AS told_neu,
           coalesce(sum(p_pos) FILTER (WHERE ${told}), 0) AS told_pos,
           coalesce(sum(p_neg) FILTER (WHERE ${told} AND NOT in_quote), 0) AS told_neg_reporter,
           coalesce(sum(p_neu) FILTER (WHERE ${told} AND NOT in_quote), 0) AS told_neu_reporter,
           coalesce(sum(p_pos) FILTER (WHERE ${told} AND NOT in_quote), 0) AS told_pos_reporter
    FROM mention WHERE ${condition}
    GROUP BY ${by === null ? sql`` : sql`speaker_id, `}article_id, actor_id, kind, source_id, story_id, language, day, week, month)`;

/**
 * One row for each article and actor with its sums, to be narrowed by `matchingActors`: the stored table, which holds names
 * whoever says them; for other forms, or speakers, the same made from `mention`.
 */
export const articleActor = (filters: Settled): Sql =>
  isUsual(filters) ? sql`article_actor` : summed(null, all(ofForms(filters), ofSpeakers(filters)));

/** The same by speaker: what stands in direct quotes whose speaker is known. */
export const articleActorSpeaker = (filters: Settled): Sql =>
  summed('speaker_id', all(sql`in_quote AND speaker_id IS NOT NULL`, ofForms(filters), ofSpeakers(filters)));

/** The same on `articleActor`, whose rows need at least one mention in the chosen voice. */
export const matchingActors = (filters: Settled): Sql =>
  all(matchingArticles(filters), ofActors(filters), filters.voice === 'reporter' && sql`mentions_reporter > 0`);

/** Everybody in the filter, whichever pairs are listed, for what must be compared with more than the chosen actors. */
export const everybody = (filters: Settled): Settled => ({
  ...filters,
  actors: { only: [], never: [] },
  kinds: { only: [], never: [] },
  direction: 'more',
  pair: null,
  support: 1,
  nodes: MOST_NODES,
});

/** The sums of `articleActor` in the chosen voice. */
export const sums = ({ voice }: Settled) =>
  voice === 'reporter'
    ? {
        mentions: sql`mentions_reporter`,
        scored: sql`scored_reporter`,
        p_neg: sql`p_neg_reporter`,
        p_neu: sql`p_neu_reporter`,
        p_pos: sql`p_pos_reporter`,
        sentiment: sql`sentiment_reporter`,
        told_neg: sql`told_neg_reporter`,
        told_neu: sql`told_neu_reporter`,
        told_pos: sql`told_pos_reporter`,
      }
    : {
        mentions: sql`mentions`,
        scored: sql`scored`,
        p_neg: sql`p_neg`,
        p_neu: sql`p_neu`,
        p_pos: sql`p_pos`,
        sentiment: sql`sentiment`,
        told_neg: sql`told_neg`,
        told_neu: sql`told_neu`,
        told_pos: sql`told_pos`,
      };

/** The stored first day of each step of time; that of the whole range is its own. */
export const bucket = ({ grain, from }: Settled): Sql =>
  grain === 'range' ? sql`${date(from)}` : grain === 'day' ? sql`day` : grain === 'month' ? sql`month` : sql`week`;
