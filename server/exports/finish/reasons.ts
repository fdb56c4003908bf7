import type { RowOf } from '../../contract/questions/all.ts';
import { kindOf, reasonOf } from '../../contract/run.ts';

type Row = RowOf<'/reasons'>;
type Found = {
  readonly step: Row['step'];
  readonly reason: string | null;
  readonly run: number;
  readonly count: number;
};

/** Equal kinds of reasons together, most frequent first. */
export async function reasons(rows: readonly Found[]): Promise<Row[]> {
  const kinds = new Map<string, { step: Row['step']; reason: string; count: number; seen: Set<number> }>();
  for (const { step, reason: written, run, count } of rows) {
    const reason = step === 'date' ? reasonOf(written ?? '') : kindOf(written ?? '');
    const key = `${step} ${reason}`;
    const kind = kinds.get(key) ?? { step, reason, count: 0, seen: new Set() };
    kinds.set(key, kind);
    kind.count += count;
    kind.seen.add(run);
  }
  return [...kinds.values()]
    .map(({ step, reason, count, seen }) => ({ step, reason, count, runs: seen.size }))
    .sort((l, r) => r.count - l.count || compare(l.step, r.step) || compare(l.reason, r.reason));
}

const compare = (l: string, r: string): number => (l < r ? -1 : l > r ? 1 : 0);
