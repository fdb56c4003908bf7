import { setImmediate } from 'node:timers/promises';

/** Does work that comes in small steps, and answers others between them; resolves to what it yielded and returned. */
export async function inTurns<Part, Result>(
  work: Generator<Part, Result>,
): Promise<{ readonly parts: readonly Part[]; readonly result: Result }> {
  const parts: Part[] = [];
  for (;;) {
    const step = work.next();
    if (step.done === true) return { parts, result: step.value };
    parts.push(step.value);
    await setImmediate();
  }
}
