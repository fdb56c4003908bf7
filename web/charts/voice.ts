import type { RowOf } from '../../server/contract/questions/all.ts';
import type { Unit } from '../../server/contract/vocabulary.ts';
import { type Counted, mostCounted } from './cube.ts';
import { count, percent, plusMinus, tone } from './format.ts';
import { toneColor } from './palette.ts';
import { asShown } from './tone-shown.ts';
import { box, type Picture, pictureOfShapes, rule, type Shape, text } from './picture.ts';
import { msg } from '../words.ts';

/** A row of /actors with its count in the chosen unit and its part of the compared set (null when nothing was counted). */
export type VoiceRow = RowOf<'/actors'> & { readonly counted: number; readonly share: number | null };

/** The compared set with shares: each count over the sum of all; the parts add up to one. Its tone is adjusted for all or for none. */
export function voiceRows(rows: readonly RowOf<'/actors'>[], unit: Unit): VoiceRow[] {
  const all = rows.reduce((sum, row) => sum + row[unit], 0);
  return asShown(rows).map((row) => ({ ...row, counted: row[unit], share: all === 0 ? null : row[unit] / all }));
}

/** What of a row adds up over steps of time. */
export type VoiceCount = Pick<VoiceRow, 'actor' | 'name' | 'counted' | 'share'>;

/**
 * The table of a range that is still being dragged: the same actors where they were chosen, else the most counted of that range.
 * Ordered as the table is; where it is ordered by tone, which does not add up, as it stood.
 */
export function voiceDuring(
  rows: readonly VoiceRow[],
  counts: readonly Counted[],
  chosen: boolean,
  by: string,
): VoiceCount[] {
  const known = new Map(counts.map((row) => [row.actor, row.counted]));
  const set: Counted[] = chosen
    ? rows.map(({ actor, name }) => ({ actor, name, counted: known.get(actor) ?? 0 }))
    : mostCounted(counts, rows.length);
  const all = set.reduce((sum, { counted }) => sum + counted, 0);
  return sorted(
    set.map((row) => ({ ...row, share: all === 0 ? null : row.counted / all })),
    by,
  );
}

const COLUMNS: Readonly<
  Record<string, (row: VoiceCount & { readonly sentiment?: number | null }) => string | number | null>
> = {
  name: ({ name }) => name,
  share: ({ share }) => share,
  mentions: ({ counted }) => counted,
  sentiment: ({ sentiment }) => sentiment ?? null,
};

/** Rows by a column, "-" for descending; what has no value comes last, equals keep their order, an unknown column changes nothing. */
export function sorted<Row extends VoiceCount>(rows: readonly Row[], by: string): Row[] {
  const down = by.startsWith('-');
  const valueOf = COLUMNS[down ? by.slice(1) : by];
  if (valueOf === undefined) return [...rows];
  return rows.toSorted((x, y) => {
    const [a, b] = [valueOf(x), valueOf(y)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const rising = typeof a === 'string' ? a.localeCompare(String(b), 'en') : a - Number(b);
    return down ? -rising : rising;
  });
}

const ROW = 26;
const BAR = 150;
const PARTS = 180;

/** The table as a figure for a file. */
export function voicePicture(rows: readonly VoiceRow[], unitTitle: string, foot: string): Picture {
  const most = Math.max(1, ...rows.map(({ counted }) => counted));
  const heads = [
    text(msg('Actor'), 0, 8),
    text(msg('Share'), 230, 8, { align: 'right' }),
    text(unitTitle, 246, 8),
    text(msg('Tone'), 560, 8, { align: 'right' }),
    text('Negative · neutral · positive', 600, 8),
  ];
  const shapes = rows.flatMap((row, at): Shape[] => {
    const y = 34 + at * ROW;
    const { p_neg, p_neu, p_pos, sentiment, low, high } = row;
    const wide = (row.counted / most) * BAR;
    const said = sentiment === null ? msg('too few to say') : `${tone(sentiment)} ${plusMinus(sentiment, low, high)}`;
    const neg = (p_neg ?? 0) * PARTS;
    const neu = (p_neu ?? 0) * PARTS;
    return [
      rule(0, y - 13, 780, y - 13, 'var(--rule)'),
      text(row.name, 0, y, { width: 170, overflow: 'truncate', ellipsis: '…' }),
      text(percent(row.share), 230, y, { align: 'right' }),
      box(246, y - 4, wide, 8, 'var(--ink-2)'),
      text(count(row.counted), 254 + wide, y),
      text(said, 560, y, { align: 'right', fill: toneColor(row) }),
      ...(p_pos === null
        ? []
        : [
            box(600, y - 4, neg, 8, 'var(--tone-neg-2)'),
            box(600 + neg, y - 4, neu, 8, 'var(--tone-0)'),
            box(600 + neg + neu, y - 4, p_pos * PARTS, 8, 'var(--tone-pos-2)'),
          ]),
    ];
  });
  return pictureOfShapes(
    [...heads, ...shapes],
    { width: 780, height: 34 + rows.length * ROW },
    msg('Share of voice and tone'),
    foot,
  );
}
