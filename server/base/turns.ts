export type Turns = {
  /** Does work behind what is under way; a failure does not stop what comes after it. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Resolves once all work that was given so far has ended, well or not. */
  settled(): Promise<void>;
  /** How many works have ended, well or not: while it stays the same, none has. */
  ended(): number;
};

/** One thing after the other, in the order in which it was asked for. */
export function createTurns(): Turns {
  let tail: Promise<unknown> = Promise.resolve();
  let ended = 0;
  return {
    inTurn(work) {
      const mine = tail.then(work, work).finally(() => (ended += 1));
      tail = mine.catch(() => undefined);
      return mine;
    },
    settled: async () => void (await tail),
    ended: () => ended,
  };
}
