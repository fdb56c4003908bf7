import type { RowOf } from '../../server/contract/questions/all.ts';
import { LEAST_COVERAGE } from '../../server/contract/vocabulary.ts';
import { count, counted, many } from './format.ts';
import type { Line } from './lines.ts';
import { msg, str } from '../words.ts';

type Row = RowOf<'/coverage'>;

/** All articles as one line; a step in which no source was heard is a gap, one with sources missing is hollow. */
export function coverageLine(rows: readonly Row[], buckets: readonly string[]): Line {
  const found = new Map(rows.map((row) => [row.week, row]));
  return {
    actor: 'articles',
    name: msg('Articles'),
    points: buckets.map((bucket) => {
      const row = found.get(bucket);
      if (row === undefined || row.articles === null)
        return { value: null, hollow: false, measured: false, text: msg('no source was read') };
      const of = msg(
        str`${counted(row.articles, 'articles')} from ${count(row.sources_covered)} of ${many(row.sources_expected, 'source', 'sources')}`,
      );
      const thin = row.coverage !== null && row.coverage < LEAST_COVERAGE;
      return {
        value: row.articles,
        hollow: row.partial || thin,
        measured: true,
        text: `${of}${row.partial ? msg(', incomplete') : ''}`,
      };
    }),
  };
}

/** Articles of one source by step: a height from 0 to 1 for each, and the runs in which it was silent inside its life. */
export function stripOf(
  rows: readonly Row[],
  buckets: readonly string[],
): { heights: number[]; silent: boolean[]; most: number } {
  const articles = buckets.map((bucket) => rows.find(({ week }) => week === bucket)?.articles ?? 0);
  const most = Math.max(0, ...articles);
  const first = articles.findIndex((value) => value > 0);
  const last = articles.findLastIndex((value) => value > 0);
  return {
    heights: articles.map((value) => (most === 0 ? 0 : value / most)),
    silent: articles.map((value, at) => value === 0 && first >= 0 && at > first && at < last),
    most,
  };
}
