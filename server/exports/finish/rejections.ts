import type { RowOf } from '../../contract/questions/all.ts';

type Row = RowOf<'/rejections'>;

/** Takes the place in a file off the name of an input: "news.jsonl:12" is line 12, "news.parquet#3" row 3. */
export async function rejections(rows: readonly Omit<Row, 'file' | 'line'>[]): Promise<Row[]> {
  return rows.map(({ run, no, input, step, reason }) => {
    const [, file, line] = /^(.+)[:#](\d{1,15})$/s.exec(input) ?? [];
    return { run, no, input, file: file ?? input, line: line === undefined ? null : Number(line), step, reason };
  });
}
