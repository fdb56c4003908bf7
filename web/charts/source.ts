import type { CustomSeriesOption } from 'echarts/charts';
import type { RowOf } from '../../server/contract/questions/all.ts';
import type { WeekMark } from '../../server/contract/vocabulary.ts';
import { bandSeries } from './band.ts';
import type { Drawing } from './drawing.ts';
import { average, count, day, ratio } from './format.ts';
import { drawLines, type Line, type Sheet } from './lines.ts';
import { msg, str } from '../words.ts';

export type SourceProfile = RowOf<'/sources/{id}'>;
export type JudgedWeek = SourceProfile['weeks'][number];
export type AgainstRest = SourceProfile['actors'][number];

const WORDS: Readonly<Record<WeekMark, string>> = {
  surge: msg('surge'),
  quiet: msg('quiet'),
  rise: msg('the level rose'),
  fall: msg('the level fell'),
};

type Api = {
  coord: (value: readonly [number, number]) => number[];
  value: (at: number) => number;
  visual: (key: string) => string;
};
type Params = { coordSys: { y: number; height: number } };

/** Upright lines where the level became another. */
function levelSeries(places: readonly number[], color: string): CustomSeriesOption {
  return {
    type: 'custom',
    name: msg('another level'),
    silent: true,
    z: 2,
    data: places.map((at) => [at]),
    encode: { x: 0, y: -1 },
    itemStyle: { color },
    renderItem: ((params: Params, api: Api) => {
      const x = api.coord([api.value(0), 0])[0] ?? 0;
      const { y, height } = params.coordSys;
      return {
        type: 'line',
        shape: { x1: x, y1: y, x2: x, y2: y + height },
        style: { stroke: api.visual('color'), lineWidth: 1, lineDash: [5, 3] },
      };
    }) as unknown as NonNullable<CustomSeriesOption['renderItem']>,
  };
}

/**
 * Articles of one source over time; by week with the band that the weeks before let expect, a triangle on each surge (upwards) and
 * quiet week (downwards), and an upright line where the level became another. Other steps have no band.
 */
export function drawSource(line: Line, weeks: readonly JudgedWeek[], sheet: Sheet): Drawing {
  const drawing = drawLines([line], sheet);
  if (sheet.grain !== 'week') return drawing;
  const found = new Map(weeks.map((one) => [one.week, one]));
  const cells = sheet.buckets.map((bucket) => found.get(bucket));
  const band = cells.flatMap((one, at) =>
    one === undefined || one.low === null || one.high === null ? [] : [{ at, low: one.low, high: one.high }],
  );
  const levels = cells.flatMap((one, at) => (one?.mark === 'rise' || one?.mark === 'fall' ? [at] : []));
  const [own] = drawing.lines;
  const series = drawing.option['series'] as object[];
  return {
    ...drawing,
    option: {
      ...drawing.option,
      series: [
        ...series,
        bandSeries(band, 'var(--sunk)'),
        levelSeries(levels, 'var(--ink-2)'),
        {
          type: 'line',
          id: msg('out of line'),
          silent: true,
          z: 5,
          showAllSymbol: true,
          lineStyle: { width: 0 },
          data: cells.map((one) =>
            one?.mark === 'surge' || one?.mark === 'quiet'
              ? {
                  value: one.articles,
                  symbol: 'triangle',
                  symbolSize: 9,
                  symbolRotate: one.mark === 'surge' ? 0 : 180,
                  itemStyle: { color: 'var(--ink)' },
                }
              : '-',
          ),
        },
      ],
    },
    lines:
      own === undefined
        ? []
        : [
            {
              ...own,
              readings: own.readings.map((reading, at) => ({ ...reading, text: readingOf(reading.text, cells[at]) })),
            },
          ],
    summary: `${drawing.summary} ${weekWords(weeks.filter(({ week }) => sheet.buckets.includes(week)))}`,
  };
}

function readingOf(text: string, week: JudgedWeek | undefined): string {
  if (week === undefined || week.expected === null) return text;
  const usual = msg(
    str`${average(week.expected)} expected, ${count(week.low)} to ${count(week.high)} within the ordinary`,
  );
  return [text, usual, ...(week.mark === null ? [] : [WORDS[week.mark]])].join('; ');
}

/** Which weeks are out of line, in words. */
export function weekWords(weeks: readonly JudgedWeek[]): string {
  const of = (mark: WeekMark) => weeks.filter((one) => one.mark === mark).length;
  const [surges, quiet, levels] = [of('surge'), of('quiet'), of('rise') + of('fall')];
  if (surges + quiet + levels === 0) return msg('No week is out of line.');
  return msg(str`Surges: ${count(surges)}; quiet weeks: ${count(quiet)}; changes of level: ${count(levels)}.`);
}

/** The latest weeks out of line, each in words, latest first. */
export const outOfLine = (
  weeks: readonly JudgedWeek[],
  most: number,
): { readonly week: string; readonly words: string }[] =>
  weeks
    .filter(({ mark }) => mark !== null)
    .toReversed()
    .slice(0, most)
    .map(({ week, articles, expected, mark }) => ({
      week,
      words: msg(
        str`${day(week)}: ${mark === null ? '' : WORDS[mark]}, ${count(articles)} where ${average(expected ?? 0)} were expected`,
      ),
    }));

/** Whom a source names more than all others do beyond the noise, and whom less; each the furthest first. */
export function namedApart(actors: readonly AgainstRest[]): { more: AgainstRest[]; less: AgainstRest[] } {
  const beyond = actors.filter((one) => one.beyond && one.ratio !== null);
  return {
    more: beyond.filter(({ ratio: times }) => (times ?? 1) > 1),
    less: beyond.filter(({ ratio: times }) => (times ?? 1) < 1),
  };
}

/** "2.3 (1.9 to 2.8)". */
export const ratioWords = ({ ratio: times, low, high }: Pick<AgainstRest, 'ratio' | 'low' | 'high'>): string =>
  times === null
    ? '–'
    : `${ratio(times)}${low === null || high === null ? '' : msg(str` (${ratio(low)} to ${ratio(high)})`)}`;
