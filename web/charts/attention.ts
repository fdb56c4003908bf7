import type { RowOf } from '../../server/contract/questions/all.ts';
import { count, many, percent } from './format.ts';
import type { Line, Point } from './lines.ts';
import { linesOf } from './rows.ts';
import { msg, str } from '../words.ts';

type Row = RowOf<'/attention'>;
/** Over all sources, over the fixed panel, or standardised to its mix. */
type Kind = 'attention' | 'attention_panel' | 'attention_standardised';

/** One line an actor: the part of all articles that names the actor. Too few stories give no value, a few a hollow one. */
export const attentionLines = (
  rows: readonly Row[],
  actors: readonly string[],
  buckets: readonly string[],
  measure: Kind = 'attention',
): Line[] => linesOf(rows, actors, buckets, (row) => pointOf(row, measure));

const UNREAD: Point = { value: null, hollow: false, measured: false, text: msg('no source was read') };

function pointOf(row: Row | undefined, measure: Kind): Point {
  if (row === undefined || row.articles_all === null) return UNREAD;
  const [of, all, thin] =
    measure === 'attention'
      ? [row.articles, row.articles_all, row.thin]
      : [row.panel_articles, row.panel_articles_all, row.panel_thin];
  const { [measure]: value, partial, stories } = row;
  if (all === null) return { ...UNREAD, text: msg('no source of the fixed panel was read') };
  if (value === null) {
    const why =
      measure === 'attention_standardised' && thin !== 'too_few'
        ? msg('too much of the fixed panel is missing')
        : measure === 'attention'
          ? msg(str`too few to say (${many(stories ?? 0, 'story', 'stories')})`)
          : msg('too few to say');
    return { value, hollow: false, measured: true, text: why };
  }
  const parts =
    measure === 'attention_standardised' ? percent(value) : `${percent(value)} (${count(of)} of ${count(all)})`;
  return {
    value,
    hollow: thin !== null || partial,
    measured: true,
    text: `${parts}${partial ? msg(', incomplete') : ''}`,
  };
}
