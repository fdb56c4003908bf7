import type { OwnEvent } from './charts/event-marks.ts';
import { EVENT_KINDS, type EventKind, readEvent, VIEWED, writeEvent } from './grammar.ts';
import { entries, type Patch, type View } from './view.ts';

/** The kinds of marks that a view shows. */
export const kindsShown = ({ view }: View): readonly EventKind[] => {
  const shown = entries(view['events'] ?? VIEWED['events']?.default);
  return EVENT_KINDS.filter((kind) => shown.includes(kind));
};

/** The reader's own events that the link holds, in the order of time. */
export const eventsIn = ({ view }: View): OwnEvent[] =>
  (view['event'] ?? '')
    .split('\n')
    .flatMap((value) => readEvent(value) ?? [])
    .toSorted((l, r) => (l.from === r.from ? 0 : l.from < r.from ? -1 : 1));

/** Own events that figures of some actors are marked with: those of everyone, and of these. */
export const eventsOf = (state: View, actors: readonly string[]): OwnEvent[] =>
  kindsShown(state).includes('own')
    ? eventsIn(state).filter(({ actor }) => actor === null || actors.includes(actor))
    : [];

/** What a link needs to hold these events, and to show them. */
export function withEvents(state: View, events: readonly OwnEvent[]): Patch {
  const kinds = new Set<EventKind>(kindsShown(state));
  if (events.length === 0) kinds.delete('own');
  else kinds.add('own');
  return {
    event: events.map(writeEvent).join('\n'),
    events: kindsKey(EVENT_KINDS.filter((kind) => kinds.has(kind))),
  };
}

/** The key of a link for these kinds. */
export const kindsKey = (kinds: readonly EventKind[]): string => (kinds.length === 0 ? 'off' : kinds.join(','));
