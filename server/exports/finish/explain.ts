import { type Part, type SourceTable, splitCopies, splitCount, splitRatio } from '../../analysis/explain.ts';
import { invalid } from '../../base/settle.ts';
import type { Explained } from '../../contract/explained.ts';
import type { RowOf } from '../../contract/questions/all.ts';
import { thinness } from '../../contract/vocabulary.ts';
import { readInPeriods, sizesOfSources } from '../../queries/explain.ts';
import type { Context } from '../context.ts';
import { type Span, spansOfSources } from '../hearing.ts';
import { noteChange, noteCoverage, notePeriods, noteStories, periodsOf } from './explain-notes.ts';

type Row = RowOf<'/explain'>;

type Found = {
  source: string;
  story: string;
  title: string | null;
  mentions0: number;
  mentions1: number;
  articles0: number;
  articles1: number;
  votes0: number;
  votes1: number;
  tones0: number;
  tones1: number;
};

type Size = {
  source_id: number;
  source: string;
  source_name: string;
  read0: number;
  read1: number;
  n0: number;
  n1: number;
};

/** What is counted of a story in one source, or summed where a tone is explained. */
function countedIn(
  found: Found,
  { settled: { unit } }: Context,
  measure: Explained['measure'],
): readonly [number, number] {
  if (measure === 'sentiment') return [found.tones0, found.tones1];
  if (unit === 'mentions') return [found.mentions0, found.mentions1];
  if (unit === 'articles') return [found.articles0, found.articles1];
  return [Math.min(1, found.articles0), Math.min(1, found.articles1)];
}

function tablesOf(
  rows: readonly Found[],
  sizes: readonly Size[],
  context: Context,
  measure: Explained['measure'],
): SourceTable[] {
  const bySource = new Map<string, Found[]>(sizes.map(({ source }) => [source, []]));
  for (const row of rows) bySource.get(row.source)?.push(row);
  return sizes.map(({ source, read0, read1, n0, n1 }) => {
    const own = bySource.get(source) ?? [];
    const votes = (key: 'votes0' | 'votes1') => own.reduce((sum, row) => sum + row[key], 0);
    return {
      source,
      read: [read0 > 0, read1 > 0],
      n: measure === 'sentiment' ? [votes('votes0'), votes('votes1')] : [n0, n1],
      stories: own
        .map((row) => ({ story: row.story, x: countedIn(row, context, measure) }))
        .filter(({ x }) => x[0] !== 0 || x[1] !== 0),
    };
  });
}

/** A source is heard where articles of it stand, or its address was read and had nothing new. */
async function heardToo(
  sizes: readonly Size[],
  { settled, timezone, query }: Context,
  { earlier }: Explained,
): Promise<Size[]> {
  if (sizes.every(({ read0, read1 }) => read0 > 0 && read1 > 0)) return [...sizes];
  const spans = await spansOfSources(settled, timezone, query);
  const isHeard = (source: number, days: Span): boolean =>
    (spans.get(source) ?? []).some(({ from, to }) => from <= days.to && to >= days.from);
  return sizes.map((size) => ({
    ...size,
    read0: size.read0 > 0 || isHeard(size.source_id, earlier) ? Math.max(1, size.read0) : 0,
    read1: size.read1 > 0 || isHeard(size.source_id, settled) ? Math.max(1, size.read1) : 0,
  }));
}

/** A period of which nothing was read, or in which nothing has a tone, has no number: there is no change to explain. */
function refuseUnmeasured(tables: readonly SourceTable[], context: Context, { earlier, measure }: Explained): void {
  const { settled, first_day, last_day } = context;
  for (const at of [0, 1] as const) {
    if (tables.some(({ n }) => n[at] > 0)) continue;
    const { from, to } = at === 0 ? earlier : settled;
    const days = first_day === null ? 'nothing was read yet' : `articles were read from ${first_day} to ${last_day}`;
    const expected =
      measure === 'sentiment'
        ? `a period in which a mention has a tone: from ${from} to ${to} none has`
        : `a period in which articles of this filter were read: from ${from} to ${to} none was; ${days}`;
    throw invalid([{ key: at === 0 ? 'against' : 'from', value: from, expected }]);
  }
}

/** The stories that have rows of their own: those that moved the number most. */
function largest(parts: readonly Part[]): string[] {
  const moved = new Map<string, { value: number; x: number }>();
  for (const { story, value, x } of parts) {
    if (story === null) continue;
    const before = moved.get(story) ?? { value: 0, x: 0 };
    moved.set(story, { value: before.value + value, x: before.x + Math.abs(x[0]) + Math.abs(x[1]) });
  }
  return [...moved]
    .sort(([one, l], [other, r]) => Math.abs(r.value) - Math.abs(l.value) || r.x - l.x || (one < other ? -1 : 1))
    .map(([story]) => story);
}

/** Parts of stories beyond the limit become one part a source and effect, so that the rows still add up. */
function withOthersSummed(parts: readonly Part[], kept: ReadonlySet<string>): Part[] {
  const sums = new Map<string, Part>();
  const own: Part[] = [];
  for (const part of parts) {
    if (part.story !== null && kept.has(part.story)) {
      own.push(part);
      continue;
    }
    const key = `${part.source} ${part.effect}`;
    const { x, value } = sums.get(key) ?? { x: [0, 0], value: 0 };
    sums.set(key, { ...part, story: null, x: [x[0] + part.x[0], x[1] + part.x[1]], value: value + part.value });
  }
  return [...own, ...sums.values()];
}

/** Minus nothing is nothing. */
const plain = (value: number): number => value || 0;

/** The change between the two periods, split so that all rows add up to it: by effect, source and story, or by copies. */
export async function explain(rows: readonly Found[], context: Context): Promise<Row[]> {
  const { settled, note } = context;
  const { explained } = settled;
  if (explained === null) throw new Error('nothing was settled to explain');
  const { measure, cut } = explained;
  const sizes = await heardToo(await context.query<Size>(sizesOfSources(settled)), context, explained);
  const tables = tablesOf(rows, sizes, context, measure);
  refuseUnmeasured(tables, context, explained);
  const periods = periodsOf(settled, explained);
  const read = await context.query<{ steps: number; stories: number }>(readInPeriods(settled));
  const toned = (key: 'votes0' | 'votes1') =>
    new Set(rows.filter((row) => row[key] > 0).map(({ story }) => story)).size;
  const samples = measure === 'sentiment' ? [toned('votes0'), toned('votes1')] : read.map(({ stories }) => stories);
  if (cut === 'copies') {
    const found = copiesOf(rows, settled.unit);
    noteChange(context, periods, tables, found);
    noteCoverage(context, sizes);
    notePeriods(context, periods, read, samples);
    return found;
  }
  const parts = measure === 'count' ? splitCount(tables) : splitRatio(tables);
  const thin = measure === 'count' ? null : thinness(Math.min(...samples));
  const order = largest(parts);
  const own = order.slice(0, settled.limit ?? order.length);
  const rank = new Map(own.map((story, at) => [story, at]));
  const titles = new Map(rows.map(({ story, title }) => [story, title]));
  const names = new Map(sizes.map(({ source, source_name }) => [source, source_name]));
  const found = withOthersSummed(parts, new Set(own)).map(
    ({ effect, source, story, n, x, all, value }): Row => ({
      effect,
      source,
      source_name: names.get(source) ?? source,
      story,
      title: story === null ? null : (titles.get(story) ?? null),
      n0: n[0],
      n1: n[1],
      x0: x[0],
      x1: x[1],
      all0: all[0],
      all1: all[1],
      value: plain(value),
      thin,
    }),
  );
  const place = ({ story }: Row): number => (story === null ? own.length : (rank.get(story) ?? own.length));
  found.sort(
    (l, r) => place(l) - place(r) || ((l.source ?? '') < (r.source ?? '') ? -1 : l.source === r.source ? 0 : 1),
  );
  noteChange(context, periods, tables, found);
  noteStories(context, found);
  noteCoverage(context, sizes);
  notePeriods(context, periods, read, samples);
  if (own.length < order.length)
    note({
      code: 'list_cut',
      text: `The ${own.length} largest of ${order.length} stories have rows of their own; the others are one row a source and effect.`,
      count: order.length - own.length,
    });
  return found;
}

/** Stories, copies of each and mentions in each, over all sources. */
function copiesOf(rows: readonly Found[], unit: Context['settled']['unit']): Row[] {
  const stories = (key: 'articles0' | 'articles1') =>
    new Set(rows.filter((row) => row[key] > 0).map(({ story }) => story)).size;
  const total = (key: 'articles0' | 'articles1' | 'mentions0' | 'mentions1') =>
    rows.reduce((sum, row) => sum + row[key], 0);
  const copies = {
    stories: [stories('articles0'), stories('articles1')],
    articles: [total('articles0'), total('articles1')],
    mentions: [total('mentions0'), total('mentions1')],
  } as const;
  return splitCopies(copies, unit).map(({ effect, n, x, value }) => ({
    effect,
    source: null,
    source_name: null,
    story: null,
    title: null,
    n0: n[0],
    n1: n[1],
    x0: x[0],
    x1: x[1],
    all0: null,
    all1: null,
    value: plain(value),
    thin: null,
  }));
}
