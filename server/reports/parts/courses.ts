import type { RowOf } from '../../contract/questions/all.ts';
import { attentionLines } from '../../../web/charts/attention.ts';
import { coverageLine } from '../../../web/charts/coverage.ts';
import { count, dayRange, percent, plusMinus, tone } from '../../../web/charts/format.ts';
import { drawLines, type Line } from '../../../web/charts/lines.ts';
import { mentionsLines } from '../../../web/charts/mentions.ts';
import { slotAt } from '../../../web/charts/palette.ts';
import { pictureOfPlots } from '../../../web/charts/picture.ts';
import { scaleAround } from '../../../web/charts/scale.ts';
import { drawTone } from '../../../web/charts/sentiment.ts';
import { shareLines } from '../../../web/charts/share-of-voice.ts';
import { marksHint, type SourceMarks, sourceMarks } from '../../../web/charts/source-marks.ts';
import { asShown, toneMethod } from '../../../web/charts/tone-shown.ts';
import { cell, number, words } from '../cells.ts';
import type { Block, Table } from '../document.ts';
import type { Gathering } from '../gathering.ts';
import type { Period } from '../period.ts';
import { day } from '../../../web/charts/format.ts';

/** The steps of time that lines are drawn over, and what is to be known of them. */
export type Axis = {
  readonly buckets: readonly string[];
  readonly marks: SourceMarks;
  readonly coverage: readonly RowOf<'/coverage'>[];
};

/** How much was read over the course: the axis of every line. */
export async function axisOf(gathering: Gathering, { course }: Period): Promise<Axis> {
  const { rows } = await gathering.ask('coverage', '/coverage', { ...course, last: undefined, actors: undefined });
  const buckets = rows.map(({ week }) => week);
  return { buckets, marks: sourceMarks(rows, buckets), coverage: rows };
}

const UNITS = { mentions: 'Mentions', articles: 'Articles', stories: 'Stories' } as const;

/** How often each is named, step by step. */
export async function mentionsPart(
  gathering: Gathering,
  { course }: Period,
  axis: Axis,
  actors: readonly string[],
): Promise<Block[]> {
  const { grain, given } = gathering;
  if (actors.length === 0) return [];
  const { rows } = await gathering.ask('mentions', '/mentions', {
    ...course,
    last: undefined,
    actors: actors.join(','),
  });
  const lines = mentionsLines(rows, actors, axis.buckets, given.unit);
  return linesPart(lines, axis, gathering, course, {
    name: 'mentions',
    heading: `${UNITS[given.unit]} per ${grain}`,
    isCount: true,
  });
}

/** Which part of all articles names each, step by step. */
export async function attentionPart(
  gathering: Gathering,
  { course }: Period,
  axis: Axis,
  actors: readonly string[],
): Promise<Block[]> {
  if (actors.length === 0) return [];
  const { rows } = await gathering.ask('attention', '/attention', {
    ...course,
    last: undefined,
    actors: actors.join(','),
  });
  return linesPart(attentionLines(rows, actors, axis.buckets), axis, gathering, course, {
    name: 'attention',
    heading: `Part of all articles per ${gathering.grain}`,
    isCount: false,
  });
}

/** Which part of the namings of the compared ones each has, step by step. */
export async function sharePart(
  gathering: Gathering,
  { course }: Period,
  axis: Axis,
  actors: readonly string[],
): Promise<Block[]> {
  if (actors.length < 2) return [];
  const { rows } = await gathering.ask('share-of-voice', '/share-of-voice', {
    ...course,
    last: undefined,
    actors: actors.join(','),
  });
  return linesPart(shareLines(rows, actors, axis.buckets), axis, gathering, course, {
    name: 'share-of-voice',
    heading: `Share of voice per ${gathering.grain}`,
    isCount: false,
  });
}

/** How much was read, step by step. */
export function coveragePart(gathering: Gathering, { course }: Period, axis: Axis): Block[] {
  return linesPart([coverageLine(axis.coverage, axis.buckets)], axis, gathering, course, {
    name: 'coverage',
    heading: `Articles read per ${gathering.grain}`,
    isCount: true,
  });
}

function linesPart(
  lines: readonly Line[],
  { buckets, marks }: Axis,
  { grain }: Gathering,
  course: { from: string; to: string },
  { name, heading, isCount }: { name: string; heading: string; isCount: boolean },
): Block[] {
  const asText = isCount ? (value: number) => count(value) : (value: number) => percent(value).replace('.0 %', ' %');
  const sheet = { buckets, grain, named: true, counting: isCount, asText, what: heading, marks };
  const draw = (width: number) => drawLines(lines, { ...sheet, width });
  const cellText = (value: number | null) => (isCount ? count(value) : percent(value));
  return [
    { kind: 'heading', text: heading, hint: hintOf(course, marks, lines) },
    {
      kind: 'chart',
      name,
      caption: heading,
      summary: draw(760).summary,
      draw: (width) => pictureOfPlots([{ title: '', draw }], '', '', width),
      lines: lines.map((line, at) => ({ name: line.name, slot: slotAt(at) })),
      twin: {
        columns: [words(stepTitle(grain)), ...lines.map((line) => number(line.name))],
        rows: buckets.map((bucket, at) => [
          cell(day(bucket)),
          ...lines.map(({ points }) => {
            const point = points[at];
            return point === undefined || point.value === null
              ? cell('–', undefined, 'quiet')
              : cell(`${cellText(point.value)}${point.hollow ? ' *' : ''}`);
          }),
        ]),
      },
    },
  ];
}

const stepTitle = (grain: string): string => (grain === 'week' ? 'Week of' : grain === 'month' ? 'Month of' : 'Day');

function hintOf(course: { from: string; to: string }, marks: SourceMarks, lines: readonly Line[]): string {
  const isHollow = lines.some(({ points }) => points.some(({ hollow }) => hollow));
  return [
    dayRange(course.from, course.to),
    ...(isHollow ? ['hollow: incomplete, or of few stories'] : []),
    ...(lines.some(({ points }) => points.some(({ measured }) => !measured)) ? ['hatched: nothing was read'] : []),
    ...[marksHint(marks)].filter((hint) => hint !== ''),
  ].join(' · ');
}

/** In what tone each is named, step by step: one small figure each, on one scale. */
export async function tonePart(
  gathering: Gathering,
  { course }: Period,
  { buckets, marks }: Axis,
  actors: readonly string[],
): Promise<Block[]> {
  const { grain } = gathering;
  if (actors.length === 0) return [];
  const answer = await gathering.ask('sentiment', '/sentiment', {
    ...course,
    last: undefined,
    actors: actors.join(','),
  });
  const rows = asShown(answer.rows);
  const known = (values: readonly (number | null)[]) => values.filter((value) => value !== null);
  const scale = scaleAround(
    known(rows.map(({ sentiment }) => sentiment)),
    known(rows.filter(({ thin }) => thin === null).flatMap(({ low, high }) => [low, high])),
  );
  const named = actors.filter((actor) => rows.some((row) => row.actor === actor));
  if (named.length === 0) return [];
  const plots = named.map((actor) => ({
    title: rows.find((row) => row.actor === actor)?.name ?? actor,
    draw: (width: number) => drawTone(rows, actor, { buckets, grain, width, scale, marks }),
  }));
  const heading = `Tone per ${grain}`;
  return [
    {
      kind: 'heading',
      text: heading,
      hint: `${dayRange(course.from, course.to)} · band: 95 % interval · coloured where it leaves out zero · hollow: few stories or incomplete · ${toneMethod(rows)}`,
    },
    {
      kind: 'chart',
      name: 'sentiment',
      caption: heading,
      summary: plots.map(({ draw }) => draw(760).summary).join(' '),
      draw: (width) => pictureOfPlots(plots, '', '', width),
      lines: [],
      twin: toneTwin(
        rows,
        named,
        plots.map(({ title }) => title),
        buckets,
        grain,
      ),
    },
  ];
}

function toneTwin(
  rows: readonly RowOf<'/sentiment'>[],
  actors: readonly string[],
  names: readonly string[],
  buckets: readonly string[],
  grain: string,
): Table {
  const found = new Map(rows.map((row) => [`${row.actor} ${row.week}`, row]));
  return {
    columns: [words(stepTitle(grain)), ...names.map(number)],
    rows: buckets.map((bucket) => [
      cell(day(bucket)),
      ...actors.map((actor) => {
        const row = found.get(`${actor} ${bucket}`);
        if (row === undefined || row.sentiment === null) return cell('–', undefined, 'quiet');
        const text = `${tone(row.sentiment)} ${plusMinus(row.sentiment, row.low, row.high)}`.trim();
        return cell(`${text}${row.thin === 'few' || row.partial ? ' *' : ''}`);
      }),
    ]),
  };
}
