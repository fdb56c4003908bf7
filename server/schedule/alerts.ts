import { createHash } from 'node:crypto';
import { invalid } from '../base/settle.ts';
import type { Asked } from '../contract/filters.ts';
import type { Path, RowOf } from '../contract/questions/all.ts';
import type { Alert, AlertEvent } from '../contract/schedule.ts';
import type { AlertKind } from '../contract/vocabulary.ts';
import { answerTo, type Asking } from '../exports/answer.ts';
import { questionAsked } from '../exports/asked-by-name.ts';

type Watched = Pick<Alert, 'alert' | 'on' | 'filters' | 'below' | 'above'>;

/** The question that tells whether something happened. */
const ASKED: Readonly<Record<AlertKind, Path>> = { burst: '/bursts', tone: '/sentiment', quiet: '/sources' };

/** Throws `invalid` by key where an alert could never be told. */
export function checkAlert({ on, filters, below, above }: Omit<Watched, 'alert'>): void {
  questionAsked(ASKED[on], sent(filters));
  if (on === 'tone' && below === null && above === null)
    throw invalid([{ key: 'below', value: '', expected: 'a tone from -1 to 1 in below, in above, or in both' }]);
  if (on !== 'tone' && (below !== null || above !== null))
    throw invalid([
      { key: below === null ? 'above' : 'below', value: '', expected: 'nothing: only a tone has bounds' },
    ]);
}

const sent = (filters: string): Record<string, string> => ({
  ...Object.fromEntries(new URLSearchParams(filters.replace(/^\?/, ''))),
  format: 'json',
});

/** What an alert would tell of one snapshot, whether it was told before or not. */
export async function eventsOf(asking: Asking, alert: Watched, snapshot: string): Promise<AlertEvent[]> {
  const { asked } = questionAsked(ASKED[alert.on], sent(alert.filters));
  const all: Asked = { ...asked, snapshot };
  switch (alert.on) {
    case 'burst':
      return (await answerTo(asking, '/bursts', all)).rows.filter(({ open }) => open).map(burstEvent);
    case 'tone':
      return toneEvents((await answerTo(asking, '/sentiment', all)).rows, alert);
    case 'quiet':
      return (await answerTo(asking, '/sources', all)).rows.filter(({ flag }) => flag === 'quiet').map(quietEvent);
  }
}

/** Those that were not told before: each is told once, whatever becomes of it. */
export const untold = (events: readonly AlertEvent[], told: ReadonlySet<string>): AlertEvent[] =>
  events.filter(({ key }) => !told.has(key));

const burstEvent = ({ actor, name, start, peak, end, stories, usual, q }: RowOf<'/bursts'>): AlertEvent => ({
  // Its end moves on while it lasts, its start does not.
  key: `burst ${actor} ${start}`,
  sentence: `${name} is far more in the news than usual since ${start}: ${stories} stories in the week of ${peak}, where ${usual.toFixed(1)} would have been usual.`,
  evidence: `/actors/${actor}?from=${start}&to=${end}&unit=stories`,
  facts: { actor, start, peak, stories, usual, q },
});

/** Whole weeks whose interval lies beyond a bound, where the week before it did not: the tone has crossed it. */
export function toneEvents(
  rows: readonly RowOf<'/sentiment'>[],
  { below, above }: Pick<Watched, 'below' | 'above'>,
): AlertEvent[] {
  const whole = rows.filter(({ partial }) => !partial);
  return [...new Set(whole.map(({ actor }) => actor))].flatMap((one) => {
    const steps = whole.filter(({ actor }) => actor === one);
    const last = steps.at(-1);
    if (last === undefined) return [];
    const beyond = (step: RowOf<'/sentiment'> | undefined): 'below' | 'above' | null => {
      const [low, high] = [step?.adjusted_low ?? step?.low ?? null, step?.adjusted_high ?? step?.high ?? null];
      if (low === null || high === null) return null;
      if (below !== null && high < below) return 'below';
      return above !== null && low > above ? 'above' : null;
    };
    const side = beyond(last);
    if (side === null || beyond(steps.at(-2)) === side) return [];
    const { actor, name, week, mentions, stories } = last;
    const tone = last.sentiment_adjusted ?? last.sentiment ?? 0;
    const [low, high] = [last.adjusted_low ?? last.low ?? 0, last.adjusted_high ?? last.high ?? 0];
    const bound = (side === 'below' ? below : above) ?? 0;
    return [
      {
        key: `tone ${side} ${bound} ${actor} ${week}`,
        sentence: `The tone of ${name} went ${side} ${signed(bound)} in the week of ${week}: ${signed(tone)}, 95 % interval ${signed(low)} to ${signed(high)}, in ${mentions ?? 0} mentions of ${stories ?? 0} stories.`,
        evidence: `/actors/${actor}?from=${week}&to=${week}`,
        facts: { actor, week, tone, low, high, bound, mentions, stories },
      },
    ];
  });
}

const quietEvent = (row: RowOf<'/sources'>): AlertEvent => ({
  // A source that spoke again and went quiet again is another event.
  key: `quiet ${row.source} ${row.last_day ?? ''}`,
  sentence: `${row.name} went quiet: ${row.last_week_articles ?? 0} articles in the week of ${row.last_week ?? '–'}, where ${row.expected_low ?? 0} or more would have been usual; its last is of ${row.last_day ?? '–'}.`,
  evidence: `/sources/${row.source}`,
  facts: {
    source: row.source,
    last_day: row.last_day,
    last_week: row.last_week,
    articles: row.last_week_articles,
    expected_low: row.expected_low,
  },
});

/** A tone with its sign, as the dashboard writes it. */
const signed = (tone: number): string => `${tone < 0 ? '−' : '+'}${Math.abs(tone).toFixed(2)}`;

/** Names a set of events, for the file that tells them. */
export const hashOfEvents = (events: readonly AlertEvent[]): string =>
  createHash('sha256')
    .update(events.map(({ key }) => key).join('\n'))
    .digest('hex')
    .slice(0, 12);
