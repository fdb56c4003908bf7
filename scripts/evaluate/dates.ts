import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../../server/contract/article.ts';
import { readDate } from '../../server/text/date-formats.ts';
import { newsPages } from './fundus.ts';
import { cornersOf, type Floors, type Measured, measured, worstOf } from './measured.ts';
import { articleFrom, pageAt, TODAY } from './pages.ts';

/** A page with its right day of publication. */
export type DatedPage = {
  readonly set: 'fundus' | 'eval_default' | 'eval_mediacloud_2020';
  readonly file: string;
  readonly url: string | null;
  readonly html: string;
  /** The right day; two for an instant that is on another day in UTC than where it was written; none for no date. */
  readonly days: readonly (string | null)[];
};

const HTMLDATE_SETS = ['eval_default', 'eval_mediacloud_2020'] as const;

export function datedPages(gold: string): DatedPage[] {
  const news = newsPages(gold)
    .filter(({ published }) => published !== null)
    .map(({ file, html, published }) => ({ set: 'fundus' as const, file, url: null, html, days: daysOf(published!) }));
  const other = HTMLDATE_SETS.flatMap((set) => {
    const pages = JSON.parse(
      // The sets write a page without any date as a bare NaN, which is no JSON.
      readFileSync(join(gold, 'htmldate', `${set}.json`), 'utf8').replace(/: NaN\b/g, ': null'),
    ) as Record<string, { file: string; date: string | null }>;
    return Object.entries(pages).map(([url, { file, date }]) => ({
      set,
      file,
      url,
      html: pageAt(join(gold, 'htmldate', 'html'), file),
      days: [date],
    }));
  });
  return [...news, ...other];
}

function daysOf(written: string): string[] {
  const instant = written.replace(' ', 'T');
  const zoned = /(?:Z|[+-]\d{2}:\d{2})$/.test(instant) ? instant : `${instant}Z`;
  return [written.slice(0, 10), new Date(zoned).toISOString().slice(0, 10)];
}

/**
 * The day that was read, as the source writes it: the article's own day is that of the configured zone, which for an
 * evening in California is the next. Only whether the right date was found is measured here.
 */
export function dayWritten(article: Article | null): string | null {
  if (article?.day == null) return null;
  const written = article.date_written === undefined ? 'unreadable' : readDate(article.date_written);
  return typeof written === 'string' || written.kind === 'instant' ? article.day : written.day;
}

/** News sites by their country, other pages by their set. */
const cornerOf = ({ set, file }: DatedPage): string =>
  set === 'fundus' ? `country ${file.split('/')[0]}` : `set ${set}`;

/** Days of publication by the page alone, as it would be read from a file. */
export function measureDates(gold: string, floors: Floors): Measured[] {
  const read = datedPages(gold).map((page) => ({ ...page, found: dayWritten(articleFrom(page.html)) }));
  const rightIn = (sets: readonly string[], name: string): Measured => {
    const pages = read.filter(({ set }) => sets.includes(set));
    const right = pages.filter(({ found, days }) => days.includes(found)).length;
    const none = pages.filter(({ found }) => found === null).length;
    return measured(
      floors,
      name,
      right / pages.length,
      pages.length,
      `${none} without a date, ${pages.length - right - none} wrong`,
      { share: true, worst: worstOf(cornersOf(pages, cornerOf, ({ found, days }) => days.includes(found))) },
    );
  };
  const invented = read.filter(({ found, days }) => found === TODAY && !days.includes(TODAY)).length;
  return [
    rightIn(['fundus'], 'dates: fundus, day exact'),
    rightIn(HTMLDATE_SETS, 'dates: htmldate sets, day exact'),
    rightIn(['eval_default'], 'dates: htmldate default, day exact'),
    rightIn(['eval_mediacloud_2020'], 'dates: htmldate mediacloud, day exact'),
    measured(floors, 'dates: pages not dated today', 1 - invented / read.length, read.length, `${invented} invented`, {
      share: true,
    }),
  ];
}
