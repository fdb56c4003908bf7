export type Turns = {
  /** Does work behind what is under way; a failure does not stop what comes after it. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Resolves once all work that was given so far has ended, well or not. */
  settled(): Promise<void>;
};

/** One thing after the other, in the order in which it was asked for. */
export function createTurns(): Turns {
  let tail: Promise<unknown> = Promise.resolve();
  return {
    inTurn(work) {
      const mine = tail.then(work, work);
      tail = mine.catch(() => undefined);
      return mine;
    },
    settled: async () => void (await tail),
  };
}
