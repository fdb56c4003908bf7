import type { Sample } from './figures.ts';

/** What an arm brings back: its own clock where it has one, and what it saw, looked at once the time is taken. */
export type Taken = { readonly wallMs?: number; readonly seen?: () => string };
export type Arm = { readonly name: string; readonly expected: string | null; run(): Promise<Taken> };
export type Rounds = { readonly least: number; readonly most: number; readonly seconds: number };

/** The samples of each arm, and why an arm is void: it brought back something else than it should. */
export type Outcome = { readonly samples: readonly Sample[]; readonly fault: string | null };

/** Processor time of all threads and time of the clock that some work takes. */
export async function timed<Result>(work: () => Result | Promise<Result>): Promise<{ sample: Sample; result: Result }> {
  const cpu = process.cpuUsage();
  const from = performance.now();
  const result = await work();
  const wallMs = performance.now() - from;
  const { user, system } = process.cpuUsage(cpu);
  return { sample: { cpuMs: (user + system) / 1000, wallMs }, result };
}

/** Runs the arms in turn, A B A B, so that whatever else the machine does falls on all alike. */
export async function sideBySide(arms: readonly Arm[], { least, most, seconds }: Rounds): Promise<Outcome[]> {
  const samples = arms.map((): Sample[] => []);
  const faults = arms.map((): string | null => null);
  const end = performance.now() + seconds * 1000;
  for (let round = 0; round < most && (round < least || performance.now() < end); round += 1) {
    for (const [at, arm] of arms.entries()) {
      const { sample, result } = await timed(() => arm.run());
      samples[at]?.push({ ...sample, wallMs: result.wallMs ?? sample.wallMs });
      const seen = result.seen?.();
      if (arm.expected !== null && seen !== arm.expected) faults[at] ??= `${arm.name} brought ${seen}, not ${arm.expected}`;
    }
  }
  return arms.map((_, at) => ({ samples: samples[at] ?? [], fault: faults[at] ?? null }));
}
