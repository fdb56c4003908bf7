import type { Settled } from '../../server/contract/filters.ts';

/** Filters of a comparison of snapshots, on its first page and a later one; it knows no search words, forms or speakers. */
export const ofChanges = (common: readonly Settled[]): Settled[] =>
  common
    .filter(({ within, unit }) => within === 'article' && unit === 'mentions')
    .flatMap((filters) =>
      [null, [2, '2021-05-05', "o'hara"]].map((after) => ({
        ...filters,
        between: [1, 3] as const,
        after,
        limit: after === null ? null : 10,
      })),
    );
