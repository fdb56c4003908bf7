import { whole } from '../base/whole.ts';
import type { Note } from '../contract/answer.ts';
import type { Settled } from '../contract/filters.ts';
import type { Path } from '../contract/questions/all.ts';
import type { Loss } from '../warehouse/losses.ts';

/** Questions that hold their range against what was before it. */
const LOOKS_BACK: readonly Path[] = ['/summary', '/movers', '/bursts', '/coverage', '/sources', '/explain'];

/** What was lost and may be missing in an answer: what was of its days, and what was of days that nobody knows. */
export function whatWasLost(path: Path, { from, to }: Pick<Settled, 'from' | 'to'>, losses: readonly Loss[]): Note[] {
  return losses
    .filter(({ days }) => {
      if (days === null || days === 'unknown') return true;
      return days.from <= to && (days.to >= from || LOOKS_BACK.includes(path));
    })
    .map((loss) => ({ code: 'lost', text: textOf(loss), count: loss.articles }));
}

function textOf({ accepted_at, batches, articles, corrected, acknowledged, days }: Loss): string {
  const when =
    acknowledged === null
      ? ''
      : acknowledged.first === acknowledged.last
        ? ` at ${instant(acknowledged.first)}`
        : ` from ${instant(acknowledged.first)} to ${instant(acknowledged.last)}`;
  const what = `${counted(batches, 'batch', 'batches')} with ${counted(articles, 'article', 'articles')}${corrected ? ', and corrections' : ''}`;
  return (
    `${what}, acknowledged${when}, got lost, which was accepted at ${instant(accepted_at)}. ` +
    `${daysText(days)}: numbers may be too low until the same inputs are read again.`
  );
}

const daysText = (days: Loss['days']): string =>
  days === 'unknown'
    ? 'Of which days the articles were is not known'
    : days === null
      ? 'The articles had no trustworthy date'
      : days.from === days.to
        ? `The articles were of ${days.from}`
        : `The articles were of days from ${days.from} to ${days.to}`;

const counted = (count: number, one: string, several: string): string =>
  `${whole(count)} ${count === 1 ? one : several}`;
/** To the minute, as people say a time. */
const instant = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
