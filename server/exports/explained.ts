import { bucketEnd, bucketOf, bucketsBetween, nextBucket } from '../base/bucket.ts';
import type { KeyError } from '../base/errors.ts';
import { invalid, NOBODY } from '../base/settle.ts';
import { addDays } from '../base/week.ts';
import type { Asked, Settled } from '../contract/filters.ts';
import type { Path } from '../contract/questions/all.ts';
import { type Grain, WHOLE_RANGE } from '../contract/vocabulary.ts';

type Days = { readonly from: string; readonly to: string };

/** What is known of the database's days. */
type Known = { readonly last_day: string | null; readonly today: string };

const stepBack = (bucket: string, grain: Grain): string => bucketOf(addDays(bucket, -1), grain);

/** As many steps as from `from` to `to`, ending the day before. */
function justBefore({ from, to }: Days, grain: Grain): Days {
  let first = from;
  for (const _ of bucketsBetween(from, to, grain)) first = stepBack(first, grain);
  return { from: first, to: addDays(from, -1) };
}

/** As many steps from the one of `first` on. */
function asLongFrom(first: string, { from, to }: Days, grain: Grain): Days {
  let last = bucketOf(first, grain);
  for (const _ of bucketsBetween(from, to, grain).slice(1)) last = nextBucket(last, grain);
  return { from: bucketOf(first, grain), to: bucketEnd(last, grain) };
}

/** The last step that had ended by the last day that was read, where no range was asked for. */
function lastWhole({ last_day, today }: Known, grain: Grain): Days {
  const last = bucketOf(last_day ?? today, grain);
  const end = bucketEnd(last, grain);
  const from = end >= today || end > (last_day ?? today) ? stepBack(last, grain) : last;
  return { from, to: bucketEnd(from, grain) };
}

/**
 * The two periods whose difference is explained, and of what. Throws `invalid` with every key that does not fit: not one actor, a
 * period that has not ended, periods that overlap, a cut that the measure has not. Other questions explain nothing.
 */
export function settleExplained(path: Path, settled: Settled, asked: Asked, known: Known): Settled {
  if (path !== '/explain') return settled;
  const grain = settled.grain === WHOLE_RANGE ? 'week' : settled.grain;
  const errors: KeyError[] = [];
  const [actor, ...others] = settled.actors.only;
  if (actor === undefined || actor === NOBODY || others.length > 0)
    errors.push({ key: 'actors', value: asked.actors ?? '', expected: 'exactly one actor, such as antony-blinken' });
  const later: Days = settled.undated ? lastWhole(known, grain) : { from: settled.from, to: settled.to };
  if (later.to >= known.today) {
    const key = asked.to !== undefined ? 'to' : asked.last !== undefined ? 'last' : 'from';
    const whole = addDays(bucketOf(known.today, grain), -1);
    errors.push({
      key,
      value: asked[key] ?? later.to,
      expected: `a period that has ended: the last whole ${grain} ends on ${whole}`,
    });
  }
  const earlier = asked.against === undefined ? justBefore(later, grain) : asLongFrom(asked.against, later, grain);
  if (earlier.to >= later.from) {
    const latest = justBefore(later, grain).from;
    errors.push({
      key: 'against',
      value: asked.against ?? '',
      expected: `the first day of an earlier period, on or before ${latest}: the periods must not overlap`,
    });
  }
  const { measure = 'count', cut = 'sources' } = asked;
  if (cut === 'copies' && measure !== 'count')
    errors.push({ key: 'cut', value: cut, expected: `sources: ${measure} has no copies; they are of measure=count` });
  if (errors.length > 0) throw invalid(errors);
  return { ...settled, ...later, grain, explained: { earlier, measure, cut, grain } };
}
