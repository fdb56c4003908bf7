import type { RowOf } from '../../contract/questions/all.ts';
import { MOST_ACTORS } from '../../contract/vocabulary.ts';
import { count, percent, plusMinus, tone, wholePercent } from '../../../web/charts/format.ts';
import { toneColor } from '../../../web/charts/palette.ts';
import { asShown, toneMethod } from '../../../web/charts/tone-shown.ts';
import { cell, minor, number, words } from '../cells.ts';
import type { Block, Cell } from '../document.ts';
import type { Gathering } from '../gathering.ts';
import type { Period } from '../period.ts';

export type ActorRow = RowOf<'/actors'>;

/** Lines that are drawn when nobody is chosen: more would not be told apart at a glance. */
const MOST_NAMED = 4;

/** Everybody who is named in the days, most named first. */
export const everybody = async (gathering: Gathering, { days }: Period): Promise<readonly ActorRow[]> =>
  (await gathering.ask('actors', '/actors', { ...days, last: undefined })).rows;

/** Whose lines are drawn: those who were chosen, else the most named. */
export const drawn = ({ chosen }: Gathering, everyone: readonly ActorRow[]): readonly string[] =>
  everyone.slice(0, chosen.length > 0 ? MOST_ACTORS : MOST_NAMED).map(({ actor }) => actor);

/** The tone of a row as it is told: a number with its interval, or why there is none. */
export function toneCell(row: {
  sentiment: number | null;
  low: number | null;
  high: number | null;
  thin: 'too_few' | 'few' | null;
}): Cell {
  const { sentiment, low, high, thin } = row;
  if (sentiment === null) return cell(thin === 'too_few' ? 'too few to say' : '–', undefined, 'quiet');
  if (thin === 'few') return cell(`${tone(sentiment)} (few stories)`, undefined, 'quiet');
  const color = toneColor(row);
  const text = `${tone(sentiment)} ${plusMinus(sentiment, low, high)}`.trim();
  if (color === 'var(--tone-neg-2)') return cell(text, undefined, 'negative');
  return cell(text, undefined, color === 'var(--tone-pos-2)' ? 'positive' : undefined);
}

/** The most named, one row each: how often, in which part of the articles, in what tone. */
export function peoplePart(
  { link, given: { unit } }: Gathering,
  { days }: Period,
  everyone: readonly ActorRow[],
  most: number,
): Block[] {
  const rows = asShown(everyone).slice(0, most);
  const [first] = rows;
  if (first === undefined) return [];
  const share = (row: ActorRow) =>
    row.p_neg === null ? '–' : `${wholePercent(row.p_neg)} / ${wholePercent(row.p_neu)} / ${wholePercent(row.p_pos)}`;
  const left = everyone.length - rows.length;
  const ranked = `by ${unit}`;
  return [
    {
      kind: 'heading',
      text: 'Who was named, and in what tone',
      hint: `${left > 0 ? `The ${rows.length} most named of ${count(everyone.length)}, ${ranked}` : `Ranked ${ranked}`}. Tone from −1 to +1, ± half of its 95 % interval, ${toneMethod(everyone)}.`,
    },
    {
      kind: 'table',
      name: 'actors',
      caption: 'Who was named, and in what tone',
      table: {
        columns: [
          words('Actor'),
          number('Mentions'),
          minor(number('Articles')),
          minor(number('Stories')),
          minor(number('Of all articles')),
          number('Tone'),
          minor(number('Neg / neu / pos %')),
        ],
        rows: rows.map((row) => [
          cell(row.name, link('actor', row.actor, { ...days }), 'strong'),
          cell(count(row.mentions), link('overview', null, { ...days, point: `@${row.actor}` })),
          cell(count(row.articles)),
          cell(count(row.stories)),
          cell(percent(row.attention)),
          toneCell(row),
          cell(share(row), undefined, 'quiet'),
        ]),
      },
    },
  ];
}
