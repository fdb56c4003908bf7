import { bucketEnd, bucketsBetween, stepGrain } from '../../base/bucket.ts';
import { USUAL_LIMIT } from '../../analysis/bursts/alarm.ts';
import { eachFound, type Found } from '../../analysis/bursts/found.ts';
import { watchSteps } from '../../analysis/bursts/watch.ts';
import { benjaminiHochberg } from '../../analysis/statistics.ts';
import type { Calibration } from '../../contract/calibration.ts';
import type { RowOf } from '../../contract/questions/all.ts';
import { MOST_ROWS, TOP_STORIES } from '../../contract/vocabulary.ts';
import { calibrationOf, storiesInSpans } from '../../queries/bursts.ts';
import type { KnownActor } from '../../warehouse/directory.ts';
import type { Context } from '../context.ts';
import { inTurns } from '../in-turns.ts';
import { type Counted, counted, type Read } from './burst-world.ts';
import { chosenAmong } from './chosen.ts';
import { falseAlarmsNote } from './false-alarms.ts';

type BurstRow = RowOf<'/bursts'>;

type Seen = {
  readonly counted: Counted;
  /** Actors that were tested in the last step. */
  readonly last: number;
  readonly qOf: (p: number) => number;
  readonly from: number;
  readonly found: readonly Found[];
};

/** Everybody is watched over all that was read, so that what is shown does not hang on who was chosen. */
async function see(rows: readonly Read[], limit: number, context: Context): Promise<Seen> {
  const all = await counted(rows, context);
  const first = all.steps.findIndex((step) => step >= context.settled.from);
  const from = first < 0 ? all.steps.length : first;
  const { result: watched } = await inTurns(watchSteps(all.world, { limit, from }));
  const { parts } = await inTurns(eachFound(all.world, watched.alarms, from));
  return { counted: all, last: watched.last.length, qOf: benjaminiHochberg(watched.tested), from, found: parts.flat() };
}

/** Times in which an actor was in the news out of line, the heaviest first, each with its largest stories. */
export async function bursts(rows: readonly Read[], context: Context): Promise<BurstRow[]> {
  const { settled, directory } = context;
  const [calibration] = await context.query<Calibration>(calibrationOf(settled));
  const limit = calibration?.p_limit ?? USUAL_LIMIT;
  const seen = await context.remember(`bursts ${limit} ${context.today}`, () => see(rows, limit, context));
  const { counted: all, last, from } = seen;
  const grain = stepGrain(settled);
  const size = { grain, steps: all.steps.length, before: from, actors: last };
  context.note(falseAlarmsNote(size, calibration));
  const actors = seen.counted.ids.map((id) => directory.actorsById.get(id)!);
  const chosen = new Set(chosenAmong(actors, settled).map(({ actor_id }) => actor_id));
  const fitting = seen.found
    .filter(({ actor }) => chosen.has(seen.counted.ids[actor]!))
    .sort(
      (l, r) =>
        (r.weight ?? -1) - (l.weight ?? -1) ||
        l.peak.p - r.peak.p ||
        l.first - r.first ||
        (actors[l.actor]!.actor < actors[r.actor]!.actor ? -1 : 1),
    );
  const listed = fitting.slice(0, MOST_ROWS);
  if (fitting.length > listed.length)
    context.note({
      code: 'cut',
      text: `The ${listed.length} heaviest of ${fitting.length} bursts are listed.`,
      count: fitting.length - listed.length,
    });
  const inside = await storiesOf(listed, seen.counted, context);
  return listed.map((one, at) => rowOf(one, actors[one.actor]!, seen, { inside: inside[at]!, grain }));
}

type Inside = { readonly all: number; readonly top: BurstRow['top_stories'] };

/** Spans that one query is asked about. */
const ASKED_TOGETHER = 200;

/** The largest stories of each time, in the order of the list. */
async function storiesOf(
  listed: readonly Found[],
  { steps, ids }: Counted,
  { settled, query }: Context,
): Promise<Inside[]> {
  const told: { all: number; top: BurstRow['top_stories'] }[] = listed.map(() => ({ all: 0, top: [] }));
  for (let first = 0; first < listed.length; first += ASKED_TOGETHER) {
    const spans = listed.slice(first, first + ASKED_TOGETHER).map((one) => ({
      actor_id: ids[one.actor]!,
      start: steps[one.first]!,
      end: bucketEnd(steps[one.last]!, stepGrain(settled)),
    }));
    const rows = await query<{ no: number; inside: number } & BurstRow['top_stories'][number]>(
      storiesInSpans(settled, spans, TOP_STORIES),
    );
    for (const { no, inside, story, title, articles, mentions } of rows) {
      const own = told[first + no]!;
      own.all = inside;
      own.top.push({ story, title, articles, mentions });
    }
  }
  return told;
}

type Told = { readonly inside: Inside; readonly grain: 'day' | 'week' | 'month' };

function rowOf(found: Found, { actor, name, kind }: KnownActor, seen: Seen, { inside, grain }: Told): BurstRow {
  const { world, steps } = seen.counted;
  const { first, last, weight, alarm, peak } = found;
  const start = steps[first]!;
  const end = bucketEnd(steps[last]!, grain);
  return {
    actor,
    name,
    kind,
    start,
    end,
    steps: bucketsBetween(start, end, grain).length,
    weight,
    alarm: steps[alarm]!,
    peak: steps[peak.step]!,
    stories: world.named[found.actor]![peak.step]!,
    stories_all: world.all[peak.step]!,
    usual: peak.usual,
    p: peak.p,
    q: seen.qOf(peak.p),
    open: found.open,
    stories_inside: inside.all,
    top_stories: inside.top,
    evidence: `actors=${actor}&from=${start}&to=${end}&unit=stories`,
  };
}
