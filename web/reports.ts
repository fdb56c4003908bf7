import type { ReportTemplate } from '../server/contract/report.ts';
import type { ReportFormat, ReportName } from '../server/contract/vocabulary.ts';
import type { Refusal } from './ask.ts';
import { asked } from './query.ts';
import { format, type Page, pageLink, parse, type View, wanted } from './view.ts';
import { msg, str } from './words.ts';

/** What a format is called where it is chosen, and what it is good for. */
export const FORMATS: readonly (readonly [ReportFormat, string, string])[] = [
  ['html', 'HTML', msg('one file for any browser, light and dark, fit to print')],
  ['pdf', 'PDF', msg('pages to hand over')],
  ['xlsx', 'XLSX', msg('a workbook with every table')],
  ['csv', 'CSV', msg('every table as CSV, with a manifest, in one archive')],
];

/** The report that a link has chosen. */
export const reportIn = ({ view }: View): ReportName => (view['report'] ?? 'weekly-brief') as ReportName;

/** What a report is asked with: the filters of the view, and of which page it is where it is of a view. */
export const reportFilters = (view: View, name: ReportName): string =>
  [asked(view), name === 'view' ? `of=${view.view['of'] ?? '/'}` : ''].filter((part) => part !== '').join('&');

/** Where a report with the filters of a view is written. */
export function reportAddress(view: View, name: ReportName, as: ReportFormat): string {
  const query = [reportFilters(view, name), as === 'html' ? '' : `format=${as}`]
    .filter((part) => part !== '')
    .join('&');
  return `/api/v1/reports/${name}${query === '' ? '' : `?${query}`}`;
}

/** What must be chosen before a report can be written; null where nothing is missing. */
export function missingFor(name: ReportName, { filters }: View): string | null {
  const chosen = wanted(filters['actors']);
  const isList = chosen[0]?.startsWith('@') === true;
  if (name === 'actor-brief' && (chosen.length !== 1 || isList))
    return chosen.length > 1
      ? msg('This report is about one actor: take the others off above.')
      : msg('Choose the actor above.');
  if (name === 'comparison' && chosen.length < 2 && !isList)
    return msg('Choose two actors or more above, or a watchlist.');
  return null;
}

/** Pages whose figures can be a report. */
const REPORTED: readonly Page[] = ['overview', 'actors', 'actor', 'pairs', 'articles', 'stories', 'sources'];

/** The link to the report of a view; null for a page that has none. */
export function reportLink(view: View): string | null {
  if (!REPORTED.includes(view.page)) return null;
  const of = format({ page: view.page, id: view.id, filters: {}, view: {}, problems: [] });
  return pageLink(view, 'reports', null, { report: 'view', of });
}

/** The page that "this view" is a report of, in words: "the page /pairs". */
export const pageIn = ({ view }: View): string => {
  const of = view['of'] ?? '/';
  const { page } = parse(of);
  return page === 'overview' ? msg('the overview') : msg(str`the page ${of}`);
};

/** Which reports there are. Throws a Refusal. */
export async function reportTemplates(): Promise<readonly ReportTemplate[]> {
  return ((await answered('/api/v1/reports')) as { templates: readonly ReportTemplate[] }).templates;
}

async function answered(address: string): Promise<unknown> {
  const response = await reached(address);
  const told: unknown = await response.json().catch(() => null);
  if (response.ok) return told;
  throw refusalOf(told, response.status);
}

/** Writes a report once, so that what is wrong with it is told here and not in a frame; gives back the snapshot it is of. Throws a Refusal. */
export async function prepared(address: string, signal: AbortSignal): Promise<string | null> {
  const response = await reached(address, signal);
  if (!response.ok) throw refusalOf(await response.json().catch(() => null), response.status);
  await response.arrayBuffer();
  return response.headers.get('x-snapshot');
}

async function reached(address: string, signal?: AbortSignal): Promise<Response> {
  try {
    return await fetch(address, signal === undefined ? {} : { signal });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw refusalOf(
      { title: msg('Newstally cannot be reached'), detail: msg('The server did not answer. Is it still running?') },
      0,
    );
  }
}

const refusalOf = (told: unknown, status: number): Refusal => {
  const said = {
    title: msg(str`The server answered ${status}`),
    detail: msg('It gave no reason.'),
    ...(told as object | null),
  };
  const whole = { type: 'about:blank', status, instance: '', code: 'internal', request_id: '', ...said };
  return Object.assign(new Error(said.title), { problem: whole });
};
