import type { SourceTable } from '../../analysis/explain.ts';
import { bucketsBetween } from '../../base/bucket.ts';
import type { Explained } from '../../contract/explained.ts';
import type { Settled } from '../../contract/filters.ts';
import type { RowOf } from '../../contract/questions/all.ts';
import { EFFECTS, thinness, TOO_FEW_STORIES } from '../../contract/vocabulary.ts';
import type { Context } from '../context.ts';
import { isPartial } from './grid.ts';

type Row = RowOf<'/explain'>;

/** Stories that a note names. */
const NAMED_STORIES = 3;
/** Sources that one note spells out. */
const NAMED_SOURCES = 20;

/** One of the two periods, and what it is called in a sentence. */
export type Period = { readonly from: string; readonly to: string; readonly words: string };

/** The earlier period and the later one. */
export function periodsOf({ from, to }: Settled, { earlier, grain }: Explained): readonly [Period, Period] {
  const named = (days: { from: string; to: string }): Period => {
    const one = bucketsBetween(days.from, days.to, grain).length === 1;
    const step = grain === 'day' ? days.from : `the ${grain} of ${days.from}`;
    return { ...days, words: one ? step : `${days.from} to ${days.to}` };
  };
  return [named(earlier), named({ from, to })];
}

const ONE = { mentions: 'mention', articles: 'article', stories: 'story' } as const;

/** A number in words, by what is explained: counts, per cent, tones. */
function inWords(value: number, { measure }: Pick<Explained, 'measure'>, signed: boolean): string {
  // The parts of a story are fractions that add up to a count, but for the last bits.
  const isWhole = Math.abs(value - Math.round(value)) < 1e-9;
  const digits = measure === 'attention' ? 1 : measure === 'sentiment' || !isWhole ? 2 : 0;
  const text = Math.abs(measure === 'attention' ? value * 100 : value).toFixed(digits);
  const nothing = Number(text) === 0;
  const sign = nothing ? '' : value < 0 ? '−' : signed || measure === 'sentiment' ? '+' : '';
  return `${sign}${text}${measure !== 'attention' ? '' : signed ? ' points' : ' %'}`;
}

const sumOf = (rows: readonly { value: number }[]): number => rows.reduce((sum, { value }) => sum + value, 0);

const EFFECT_WORDS: Readonly<Record<Row['effect'], string>> = {
  coverage: 'coverage',
  volume: 'volume',
  mix: 'mix',
  rate: 'rate',
  stories: 'stories',
  copies: 'copies',
  mentions_per_article: 'mentions per article',
};

/** The change in one sentence: from how much to how much, and what it came from. */
export function noteChange(
  { settled, directory, note }: Context,
  [earlier, later]: readonly [Period, Period],
  tables: readonly SourceTable[],
  rows: readonly Row[],
): void {
  const { explained, unit, actors } = settled;
  if (explained === null) return;
  const total = (at: 0 | 1): number => {
    const x = tables.flatMap(({ stories }) => stories).reduce((sum, one) => sum + one.x[at], 0);
    return explained.measure === 'count' ? x : x / tables.reduce((sum, { n }) => sum + n[at], 0);
  };
  const say = (value: number, signed: boolean) => inWords(value, explained, signed);
  const counted = total(0) === 1 ? ONE[unit] : unit;
  const what =
    explained.measure === 'count'
      ? counted
      : explained.measure === 'attention'
        ? `of all ${unit}`
        : 'mean tone as read';
  const parts = EFFECTS.flatMap((effect) => {
    const own = rows.filter((row) => row.effect === effect);
    return own.length === 0 ? [] : [`${EFFECT_WORDS[effect]} ${say(sumOf(own), true)}`];
  });
  const who = directory.actorsById.get(actors.only[0] ?? 0)?.name ?? '';
  const from = parts.length === 0 ? '.' : `, which came from ${parts.join(', ')}.`;
  note({
    code: 'change',
    text: `${who}: ${say(total(0), false)} ${what} in ${earlier.words}, ${say(total(1), false)} in ${later.words}; a change of ${say(total(1) - total(0), true)}${from}`,
  });
}

/** The stories that moved the number most, each with its id. */
export function noteStories({ settled: { explained }, note }: Context, rows: readonly Row[]): void {
  if (explained === null) return;
  const byStory = new Map<string, { title: string | null; value: number }>();
  for (const { story, title, value } of rows)
    if (story !== null) byStory.set(story, { title, value: value + (byStory.get(story)?.value ?? 0) });
  const named = [...byStory]
    .map(([story, moved]) => ({ story, ...moved }))
    .sort((l, r) => Math.abs(r.value) - Math.abs(l.value))
    .filter(({ value }) => Math.abs(value) > 1e-9)
    .slice(0, NAMED_STORIES)
    .map(
      ({ story, title, value }) =>
        `${title === null ? 'untitled' : `“${title}”`} (${story}) ${inWords(value, explained, true)}`,
    );
  if (named.length === 0) return;
  note({ code: 'largest_stories', text: `The largest parts by story came from ${named.join('; ')}.` });
}

/** Which sources were read in one period alone. */
export function noteCoverage(
  { settled: { explained }, note }: Context,
  sizes: readonly { source_name: string; read0: number; read1: number }[],
): void {
  const moved = sizes.filter(({ read0, read1 }) => read0 > 0 !== read1 > 0);
  if (moved.length === 0) return;
  const more = moved.length > NAMED_SOURCES ? ` and ${moved.length - NAMED_SOURCES} more` : '';
  const names = moved
    .slice(0, NAMED_SOURCES)
    .map(({ source_name, read0 }) => `${source_name} (${read0 > 0 ? 'earlier' : 'later'})`);
  const [were, hold] = moved.length === 1 ? ['source was', 'it holds'] : ['sources were', 'they hold'];
  const told = explained?.cut === 'copies' ? 'this cut does not tell that apart' : `what ${hold} is coverage`;
  note({
    code: 'came_or_went',
    text: `${moved.length} ${were} read in one of the periods alone, and ${told}: ${names.join(', ')}${more}.`,
    count: moved.length,
  });
}

/** What makes the periods themselves weak: incomplete ones, steps that nobody read, too few stories for the ratio. */
export function notePeriods(
  context: Context,
  periods: readonly [Period, Period],
  read: readonly { steps: number }[],
  samples: readonly number[],
): void {
  const { settled, note } = context;
  const { explained } = settled;
  if (explained === null) return;
  const { grain } = explained;
  const steps = periods.map(({ from, to }) => bucketsBetween(from, to, grain));
  const all = steps.flat();
  const partial = all.filter((step) => isPartial(step, settled, context));
  if (partial.length > 0)
    note({
      code: 'partial',
      text: `Only a part was read of the ${grain} of ${partial.join(' and that of ')}: articles are from ${context.first_day} to ${context.last_day}. The change may be that of what was read.`,
      count: partial.length,
    });
  const gaps = all.length - read.reduce((sum, one) => sum + one.steps, 0);
  if (gaps > 0)
    note({
      code: 'gaps',
      text: `No source was read in ${gaps} of the ${all.length} ${grain}s that are compared.`,
      count: gaps,
    });
  if (explained.measure === 'count') return;
  periods.forEach(({ words }, at) => {
    const stories = samples[at] ?? 0;
    if (thinness(stories) !== 'too_few') return;
    const rests = `${stories} ${stories === 1 ? 'story' : 'stories'}`;
    note({
      code: 'thin',
      text: `${words.charAt(0).toUpperCase()}${words.slice(1)} rests on ${rests}, and fewer than ${TOO_FEW_STORIES} are too few to say: the parts add up, but mean little.`,
      count: stories,
    });
  });
}
