/** Where time comes from; tests hand in a clock of their own. */
export type Clock = {
  /** Milliseconds since 1970, for instants. */
  now(): number;
  /** Milliseconds that never run backwards, for durations. */
  elapsed(): number;
};

/** The machine's clock: the only caller of Date.now. */
export const systemClock: Clock = { now: () => Date.now(), elapsed: () => performance.now() };

/** A clock that stands still at an instant. */
export const fixedClock = (instant: string): Clock => ({ now: () => Date.parse(instant), elapsed: () => 0 });
