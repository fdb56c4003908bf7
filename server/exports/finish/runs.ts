import type { RowOf } from '../../contract/questions/all.ts';
import type { Context } from '../context.ts';

type Row = RowOf<'/runs'>;
type Found = Omit<Row, 'state' | 'seconds' | 'inputs_a_second'>;

/** How each run stands, how long it took and how fast it was. */
export async function runs(rows: readonly Found[], { running }: Context): Promise<Row[]> {
  return rows.map((row) => {
    const { run, input, started_at, ended_at, inputs } = row;
    const seconds = ended_at === null ? null : Math.max(0, Date.parse(ended_at) - Date.parse(started_at)) / 1000;
    return {
      run,
      input,
      state: ended_at !== null ? 'ended' : running.has(run) ? 'running' : 'broken_off',
      started_at,
      ended_at,
      inputs,
      added: row.added,
      revised: row.revised,
      duplicate: row.duplicate,
      rejected: row.rejected,
      undated: row.undated,
      lost_letters: row.lost_letters,
      seconds,
      inputs_a_second: seconds === null || seconds === 0 || inputs === null ? null : inputs / seconds,
    };
  });
}
