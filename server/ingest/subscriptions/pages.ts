import { LRUCache } from 'lru-cache';
import type { Clock } from '../../base/clock.ts';

/** Pages that were read not long ago. A feed that gives summaries lists the same pages at each check: they are not fetched each time. */
export type Pages = { has(page: string): boolean; keep(pages: readonly string[]): void };

/** After that a page is fetched once more, so that a new wording is seen. */
const KEPT_MS = 24 * 3_600_000;
/** Some megabytes of addresses. */
const MOST_PAGES = 50_000;

export function createPages(clock: Clock): Pages {
  const readAt = new LRUCache<string, number>({ max: MOST_PAGES });
  return {
    has(page) {
      const at = readAt.get(page);
      return at !== undefined && Math.abs(clock.now() - at) < KEPT_MS;
    },
    keep(pages) {
      for (const page of pages) readAt.set(page, clock.now());
    },
  };
}
