import type { Going, LiveRuns } from '../server/contract/run.ts';
import { progressLine } from './catalogue.ts';
import { count, many } from './charts/format.ts';
import { msg, str } from './words.ts';

type Ended = LiveRuns['ended'];

/** How one run stands: "news.csv: 1,204 records, 812 a second". */
export function runLine({ input, inputs, seconds }: Going): string {
  const rate = seconds >= 1 ? msg(str`, ${count(inputs / seconds)} a second`) : '';
  return `${input}: ${many(inputs, 'record', 'records')}${rate}`;
}

/** How history being read anew stands: "by version 2: 1,204 of 23,002 articles, 95 a second". */
export const analysisLine = (analysis: NonNullable<LiveRuns['analysis']>): string =>
  msg(str`by version ${analysis.version}: ${progressLine(analysis)}`);

/** What became of its records so far: "1,100 added, 3 revised, 12 duplicate, 2 rejected". */
export const statesLine = ({ added, revised, duplicate, rejected }: Omit<Going, 'run' | 'input' | 'state'>): string =>
  msg(
    str`${count(added)} added, ${count(revised)} revised, ${count(duplicate)} duplicate, ${count(rejected)} rejected`,
  );

/** What has come since a page was asked: "12 new articles, 3 revised"; null when nothing has. */
export function newsLine(since: Ended, now: Ended): string | null {
  // A server that was started again counts from 0: all it has counted is new to the page.
  const from = now.runs < since.runs ? { added: 0, revised: 0 } : since;
  const added = now.added - from.added;
  const revised = now.revised - from.revised;
  // Whoever reads history anew changes every number.
  if (now.analyses !== since.analyses && now.analyses > 0) return msg('History was read anew');
  if (added + revised === 0) return null;
  if (added === 0) return many(revised, 'revised article', 'revised articles');
  return `${many(added, 'new article', 'new articles')}${revised === 0 ? '' : msg(str`, ${count(revised)} revised`)}`;
}
