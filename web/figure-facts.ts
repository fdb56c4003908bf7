import type { AnswerTo } from '../server/contract/questions/all.ts';
import { count, dayRange, many } from './charts/format.ts';
import type { Values } from './view.ts';
import { msg, str } from './words.ts';

/** What the figure was made of, as its own filters have it: told in its help and in a citation. */
export type Facts = {
  readonly articles: number;
  readonly sources: number;
  readonly undated: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly snapshot: string;
  readonly scorer: string | null;
};

/** The filters behind a download, without what makes it a file. */
export function filtersOf(address: string): Values {
  const [, query = ''] = address.split('?');
  const {
    format: _format,
    limit: _limit,
    cursor: _cursor,
    ...filters
  } = Object.fromEntries(new URLSearchParams(query));
  return filters;
}

/** The keys that say which articles are read; whoever is counted in them, the ground is the same. */
const GROUND = ['from', 'to', 'last', 'sources', 'languages', 'q', 'snapshot'];

/** What /sources is asked for the ground that a figure stands on. */
export function groundQuery(address: string): string {
  const filters = filtersOf(address);
  return GROUND.flatMap((key) =>
    filters[key] === undefined ? [] : [`${key}=${encodeURIComponent(filters[key]).replace(/%2C/g, ',')}`],
  ).join('&');
}

/** The facts in the answer about the ground of a figure. */
export function factsOf({ query, snapshot, versions, rows }: AnswerTo<'/sources'>): Facts {
  const { from, to } = query;
  return {
    articles: rows.reduce((sum, row) => sum + row.articles, 0),
    sources: rows.filter((row) => row.articles > 0).length,
    undated: rows.reduce((sum, row) => sum + row.undated, 0),
    from: from ?? null,
    to: to ?? null,
    snapshot,
    scorer: versions.scorer ?? null,
  };
}

/** "1,204 dated articles of 12 sources, 3 Jan – 19 Jun 2022; 14 undated ones are left out. Tone by …. Snapshot 41-3f0c9a1b." */
export function factsInWords({ articles, sources, undated, from, to, snapshot, scorer }: Facts): string {
  const days = from === null || to === null ? '' : `, ${dayRange(from, to)}`;
  const left =
    undated === 0
      ? ''
      : msg(str`; ${count(undated)} undated ${undated === 1 ? msg('one is') : msg('ones are')} left out`);
  const tone = scorer === null ? '' : msg(str` Tone by ${scorer}.`);
  return msg(
    str`${many(articles, 'dated article', 'dated articles')} of ${many(sources, 'source', 'sources')}${days}${left}.${tone} Snapshot ${snapshot}.`,
  );
}
