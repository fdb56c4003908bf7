import type { Answer } from '../../server/contract/answer.ts';
import type { Path, RowOf } from '../../server/contract/questions/all.ts';
import { BURSTING, FAR, MARKED, MOVED, PAIR, planted, STEPPING } from './cast.ts';
import * as plan from './plan.ts';
import type { World } from './world.ts';

/** Asks one question, as anybody would: path, filters, and the id that a path names. */
type Ask = <P extends Path>(
  path: P,
  filters: Readonly<Record<string, string>>,
  id?: string,
) => Promise<Answer<RowOf<P>>>;

/** What was looked for and how much of it was found. */
type Checked = { readonly facts: number; readonly missed: readonly string[] };

/** Means are sums of doubles: they are compared to nine digits, counts to the last one. */
const CLOSE = 1e-9;

type Facts = { is(what: string, found: unknown, expected: unknown): void };
type Checking = { readonly ask: Ask; readonly world: World } & Facts;

/** Looks for every planted fact through the answers; the collection is fit for timing only when none is missed. */
export async function checkPlanted(ask: Ask, world: World): Promise<Checked> {
  let facts = 0;
  const missed: string[] = [];
  const is = (what: string, found: unknown, expected: unknown) => {
    facts += 1;
    const close = typeof found === 'number' && typeof expected === 'number' && Math.abs(found - expected) < CLOSE;
    if (!close && found !== expected) missed.push(`${what}: ${String(found)}, not ${String(expected)}`);
  };
  const checking = { ask, world, is };
  for (const check of [
    counts,
    voices,
    tones,
    shares,
    meetings,
    farMeeting,
    coverage,
    copies,
    rareWord,
    ledgers,
    lists,
    profile,
  ]) {
    await check(checking);
  }
  return { facts, missed };
}

const weeksOf = (no: number) => ({ from: plan.weekAt(no), to: plan.weekAt(no) });
const everybody = planted.map(({ id }) => id);
const no = plan.weekNumber;

/** Every count of every planted actor in every week, with the burst, the changed date and the silent week among them. */
async function counts({ ask, world: { truth, weeks }, is }: Checking): Promise<void> {
  const { rows, notes } = await ask('/mentions', { actors: everybody.join(',') });
  is('places of the grid', rows.length, weeks.length * everybody.length);
  for (const { week, actor, mentions, articles, stories } of rows) {
    const silent = no(week) === plan.SILENT_WEEK;
    const cell = truth.cell(actor, no(week));
    is(`mentions of ${actor} in ${week}`, mentions, silent ? null : cell.mentions);
    is(`articles of ${actor} in ${week}`, articles, silent ? null : cell.articles);
    is(`stories of ${actor} in ${week}`, stories, silent ? null : cell.stories);
  }
  is('weeks without coverage', notes.find(({ code }) => code === 'gaps')?.count, 1);
  const in_ = (actor: string, week: number) =>
    rows.find((row) => row.actor === actor && no(row.week) === week)?.mentions;
  is('the burst', in_(BURSTING, plan.BURST_WEEK), plan.BURST_TIMES * (in_(BURSTING, plan.BURST_WEEK - 1) ?? 0));
  is('what was moved away', in_(MOVED, plan.MOVED_FROM), 0);
}

/** Outside quotes the quoted actor is named once less an article. */
async function voices({ ask, world: { truth }, is }: Checking): Promise<void> {
  const actor = MARKED[plan.QUOTED_ACTOR] ?? '';
  const { rows } = await ask('/mentions', { actors: actor, voice: 'reporter' });
  for (const { week, mentions } of rows) {
    if (no(week) === plan.SILENT_WEEK) continue;
    const { mentions: all, quoted } = truth.cell(actor, no(week));
    is(`mentions of ${actor} outside quotes in ${week}`, mentions, all - quoted);
  }
}

/** The tone of each marked actor, and the step of the stepping one: means and interval to nine digits, and only from three stories on. */
async function tones({ ask, world: { truth }, is }: Checking): Promise<void> {
  const { rows } = await ask('/sentiment', { actors: [...MARKED, STEPPING].join(',') });
  for (const { week, actor, sentiment, scored, low, high } of rows) {
    const silent = no(week) === plan.SILENT_WEEK;
    const cell = truth.cell(actor, no(week));
    const tone = actor === STEPPING ? plan.steppingTone(no(week)) : plan.markedTone(MARKED.indexOf(actor));
    is(`scored mentions of ${actor} in ${week}`, scored, silent ? null : cell.mentions);
    is(`tone of ${actor} in ${week}`, sentiment, silent || cell.stories < 3 ? null : tone);
    if (actor !== STEPPING || silent) continue;
    is(`lower end for ${actor} in ${week}`, low, tone - plan.STEPPING_HALF);
    is(`upper end for ${actor} in ${week}`, high, tone + plan.STEPPING_HALF);
  }
  const stepping = (week: number) =>
    rows.find((row) => row.actor === STEPPING && no(row.week) === week)?.sentiment ?? Number.NaN;
  is('the step in tone', stepping(plan.STEP_WEEK) - stepping(plan.STEP_WEEK - 1), plan.STEP);
}

/** Shares among the marked actors, and the part of all articles that names each. */
async function shares({ ask, world: { truth, tally }, is }: Checking): Promise<void> {
  const actors = MARKED.join(',');
  for (const row of (await ask('/share-of-voice', { actors })).rows) {
    const silent = no(row.week) === plan.SILENT_WEEK;
    const all = MARKED.reduce((sum, actor) => sum + truth.cell(actor, no(row.week)).mentions, 0);
    is(`namings of the marked in ${row.week}`, row.count_all, silent ? null : all);
    is(
      `share of ${row.actor} in ${row.week}`,
      row.share_of_voice,
      silent ? null : truth.cell(row.actor, no(row.week)).mentions / all,
    );
  }
  for (const row of (await ask('/attention', { actors, unit: 'articles' })).rows) {
    const silent = no(row.week) === plan.SILENT_WEEK;
    is(`articles of ${row.week}`, row.articles_all, silent ? null : tally.byWeek[no(row.week)]);
    is(
      `articles that name ${row.actor} in ${row.week}`,
      row.articles,
      silent ? null : truth.cell(row.actor, no(row.week)).articles,
    );
  }
}

/** The pair is named every week but meets only in the chosen ones. */
async function meetings({ ask, world: { truth, weeks }, is }: Checking): Promise<void> {
  const pair = PAIR.join('~');
  const listed = async (week: number, more: Record<string, string>) =>
    (await ask('/evidence', { pair, limit: '1', ...weeksOf(week), ...more })).total;
  for (const week of weeks) {
    const met = truth.meeting(PAIR, week);
    is(`articles with the pair in week ${week}`, await listed(week, { unit: 'articles' }), met.articles);
  }
  for (const week of plan.MEETING_WEEKS.flatMap((one) => [one, one + 2])) {
    const met = truth.meeting(PAIR, week);
    const together = async (more: Record<string, string>) =>
      (await ask('/co-occurrence', { actors: PAIR.join(','), ...weeksOf(week), ...more })).rows[0];
    is(`meetings in articles of week ${week}`, (await together({ unit: 'articles' }))?.together ?? 0, met.articles);
    is(`meetings in stories of week ${week}`, (await together({ unit: 'stories' }))?.together ?? 0, met.stories);
    is(`meetings in sentences of week ${week}`, (await together({ within: 'sentence' }))?.together ?? 0, met.sentences);
    is(`listed sentences of week ${week}`, await listed(week, { unit: 'articles', within: 'sentence' }), met.sentences);
  }
}

/** Two actors meet in sentence 79 of one long article. */
async function farMeeting({ ask, is }: Checking): Promise<void> {
  const filters = { ...weeksOf(plan.LONG_WEEK), within: 'sentence', unit: 'articles' };
  const { rows: pairs } = await ask('/co-occurrence', { ...filters, actors: FAR.join(',') });
  is('meetings far down', pairs[0]?.together, 1);
  const { rows } = await ask('/evidence', { ...filters, pair: FAR.join('~') });
  is('listed meetings far down', rows.length, 1);
  is('the sentence far down', rows[0]?.sentence, plan.FAR_SENTENCE);
  is('the words far down', rows[0]?.text.slice(rows[0].start, rows[0].end), rows[0]?.surface);
}

async function coverage({ ask, world: { tally, weeks }, is }: Checking): Promise<void> {
  const { rows } = await ask('/coverage', {});
  is('weeks of coverage', rows.length, weeks.length);
  // A week in which nobody was read has no number, not 0.
  for (const { week, articles } of rows) is(`articles of ${week}`, articles, tally.byWeek[no(week)] || null);
}

/** Copies are articles of their own but one story; the whole collection adds up. */
async function copies({ ask, world: { tally, truth }, is }: Checking): Promise<void> {
  const scope = (await ask('/summary', {})).rows.find(({ clause }) => clause === 'scope');
  is('articles in all', scope?.value, tally.dated);
  is('stories in all', scope?.n, tally.stories);
  const wire = await ask('/evidence', { ...weeksOf(plan.WIRE_WEEK), actors: MARKED[0] ?? '', unit: 'articles' });
  const printings = await Promise.all(wire.rows.map(({ article }) => ask('/articles/{id}', {}, article)));
  const most = Math.max(...printings.map(({ rows }) => rows[0]?.also.length ?? 0));
  is('other printings of the wire story', most, truth.wireCopies);
  const { rows } = await ask('/sources', {});
  const sum = (column: 'articles' | 'undated') => rows.reduce((all, row) => all + row[column], 0);
  is('articles of all sources', sum('articles'), tally.dated);
  is('undated articles of all sources', sum('undated'), tally.undated);
  is(
    'mentions of all sources',
    rows.reduce((all, row) => all + row.mentions, 0),
    tally.mentions - tally.undatedMentions,
  );
}

async function rareWord({ ask, world: { truth }, is }: Checking): Promise<void> {
  is(
    'articles with the rare word',
    (await ask('/articles', { q: plan.RARE_WORD, limit: '1' })).total,
    truth.withRareWord,
  );
}

/** What is in no number is said. */
async function ledgers({ ask, world: { tally }, is }: Checking): Promise<void> {
  const { notes } = await ask('/mentions', { actors: MARKED[0] ?? '' });
  is('undated articles', notes.find(({ code }) => code === 'undated')?.count, tally.undated);
  is('forms that fit two actors', notes.find(({ code }) => code === 'unresolved')?.count, tally.unresolved);
}

/** A list is as long as the number it was opened from, and each row marks the words it counts. */
async function lists({ ask, world: { truth }, is }: Checking): Promise<void> {
  for (const actor of MARKED) {
    for (const unit of ['mentions', 'articles', 'stories'] as const) {
      const { rows, total } = await ask('/evidence', { ...weeksOf(plan.WIRE_WEEK), actors: actor, unit });
      is(`sentences of ${actor} by ${unit}`, rows.length, truth.cell(actor, plan.WIRE_WEEK)[unit]);
      is(`total of ${actor} by ${unit}`, total, truth.cell(actor, plan.WIRE_WEEK)[unit]);
      for (const { text, start, end, surface } of rows) is(`words of ${actor}`, text.slice(start, end), surface);
    }
  }
}

/** Whole ranges: nothing is lost on the way from the weeks to their sum. */
async function profile({ ask, world: { truth, weeks }, is }: Checking): Promise<void> {
  const { rows } = await ask('/actors', { actors: MARKED.join(',') });
  is('marked actors', rows.length, MARKED.length);
  for (const row of rows) {
    const sum = (unit: 'mentions' | 'articles' | 'stories') =>
      weeks.reduce((all, week) => all + truth.cell(row.actor, week)[unit], 0);
    is(`all mentions of ${row.actor}`, row.mentions, sum('mentions'));
    is(`all articles of ${row.actor}`, row.articles, sum('articles'));
    is(`all stories of ${row.actor}`, row.stories, sum('stories'));
    is(`tone of ${row.actor}`, row.sentiment, plan.markedTone(MARKED.indexOf(row.actor)));
    const { rows: profiles } = await ask('/actors/{id}', {}, row.actor);
    const forms = profiles[0]?.forms.reduce((all, { mentions }) => all + mentions, 0);
    is(`printed forms of ${row.actor}`, forms, sum('mentions'));
  }
}
