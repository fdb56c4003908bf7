import type { Settled } from '../../server/contract/filters.ts';
import { readInPeriods, sizesOfSources } from '../../server/queries/explain.ts';
import { CUTS, MEASURES_EXPLAINED } from '../../server/contract/vocabulary.ts';

/** Filters of an explanation: every measure and cut, against the period before. */
export const ofExplain = (common: readonly Settled[]): Settled[] =>
  common
    .filter(({ within }) => within === 'article')
    .flatMap((filters) =>
      MEASURES_EXPLAINED.flatMap((measure) =>
        CUTS.map((cut) => ({
          ...filters,
          explained: { earlier: { from: '2021-04-26', to: '2021-05-02' }, measure, cut, grain: 'week' as const },
        })),
      ),
    );

/** What is asked beside it. */
export const explainSides = (common: readonly Settled[]) =>
  ofExplain(common).flatMap((settled) =>
    [sizesOfSources, readInPeriods].map((query) => ({ name: query.name, query: query(settled) })),
  );
