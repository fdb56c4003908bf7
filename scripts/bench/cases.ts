import type { Path } from '../../server/contract/questions/all.ts';
import { background, outlets } from './cast.ts';
import { RARE_WORD } from './plan.ts';

/** One question with one filter, as the address bar would hold it. */
export type Case = {
  readonly path: Path;
  readonly filters: Readonly<Record<string, string>>;
  readonly id: string | null;
};

const slug = (name: string): string => name.toLowerCase().replaceAll(' ', '-');
const few = background
  .slice(0, 3)
  .map(({ id }) => id)
  .join(',');
const first = background[0]?.id ?? '';
const second = background[1]?.id ?? '';
const papers = outlets
  .slice(0, 5)
  .map(({ name }) => slug(name))
  .join(',');

/** All time, a quarter as the dashboard opens, and a narrow view of a year. */
const NARROW = { last: '52w', actors: few, sources: papers, voice: 'reporter' };
const USUAL: readonly Case['filters'][] = [{}, { last: '13w' }, NARROW];

const AGGREGATES: readonly Path[] = [
  '/summary',
  '/mentions',
  '/series',
  '/share-of-voice',
  '/attention',
  '/sentiment',
  '/co-occurrence',
  '/movers',
  '/actors',
  '/sources',
  '/coverage',
];

/** Filters that only some questions understand, and those that take another way through the facts. */
const OTHERS: readonly Omit<Case, 'id'>[] = [
  { path: '/mentions', filters: { actors: first, q: RARE_WORD } },
  { path: '/sentiment', filters: { actors: few, unit: 'stories' } },
  { path: '/co-occurrence', filters: { last: '13w', within: 'sentence' } },
  { path: '/movers', filters: { last: '13w', baseline: 'range' } },
  { path: '/bursts', filters: {} },
  { path: '/bursts', filters: { last: '52w' } },
  { path: '/explain', filters: { actors: first } },
  { path: '/explain', filters: { actors: first, last: '13w', unit: 'stories' } },
  { path: '/co-occurrence', filters: { direction: 'less' } },
  { path: '/network', filters: { last: '13w' } },
  { path: '/network', filters: { nodes: '200' } },
  { path: '/pair', filters: { pair: `${first}~${second}` } },
  { path: '/pair', filters: { pair: `${first}~${second}`, last: '13w', within: 'sentence' } },
  { path: '/pair', filters: { pair: `${first}~${second}`, grain: 'range' } },
  { path: '/evidence', filters: {} },
  { path: '/evidence', filters: { actors: first, last: '13w' } },
  { path: '/evidence', filters: { actors: first, tone: 'negative', order: 'strongest' } },
  { path: '/evidence', filters: { actors: first, order: 'typical' } },
  { path: '/evidence', filters: { pair: `${first}~${second}`, unit: 'articles' } },
  { path: '/evidence', filters: { speakers: first, last: '13w' } },
  { path: '/quotes', filters: { last: '13w' } },
  { path: '/said', filters: {} },
  { path: '/quoted', filters: { actors: first } },
  { path: '/articles', filters: {} },
  { path: '/articles', filters: { q: RARE_WORD } },
  { path: '/stories', filters: {} },
  { path: '/stories', filters: { actors: first, last: '13w' } },
  { path: '/names', filters: {} },
  { path: '/names', filters: { last: '13w', order: 'growth' } },
  { path: '/snapshots', filters: {} },
  { path: '/changes', filters: {} },
  { path: '/ledger', filters: {} },
  { path: '/runs', filters: {} },
  { path: '/reasons', filters: {} },
  { path: '/rejections', filters: {} },
  { path: '/learned-lines', filters: {} },
  { path: '/corrections', filters: {} },
  { path: '/checked', filters: {} },
  { path: '/watchlists', filters: {} },
  { path: '/collections', filters: {} },
  { path: '/accuracy', filters: {} },
  { path: '/subscriptions', filters: {} },
  { path: '/rejections', filters: { step: 'read', reason: 'not valid JSON' } },
];

/** Every question at its usual ranges and filters, and what else is asked; `article` is the id of any article. */
export const casesOf = (article: string): Case[] => [
  ...AGGREGATES.flatMap((path) => USUAL.map((filters) => ({ path, filters, id: null }))),
  ...OTHERS.map((one) => ({ ...one, id: null })),
  { path: '/articles/{id}', filters: {}, id: article },
  { path: '/stories/{id}', filters: {}, id: article },
  { path: '/actors/{id}', filters: {}, id: first },
  { path: '/sources/{id}', filters: {}, id: slug(outlets[0]?.name ?? '') },
];

/** The address below /api/v1. */
export function addressOf({ path, filters, id }: Case): string {
  const query = new URLSearchParams(filters).toString();
  return `${path.replace('{id}', id ?? '')}${query === '' ? '' : `?${query}`}`;
}

/** The address without what would make a table too wide. */
export const nameOf = (one: Case): string =>
  one.filters === NARROW
    ? `${one.path} (52 weeks, 3 actors, 5 sources, reporter)`
    : addressOf(one).replaceAll('background-', '#').replaceAll('%2C', ',').replaceAll('%7E', '~');
