import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../base/clock.ts';
import type { Config } from '../base/config.ts';
import type { Read } from '../contract/article.ts';
import { createGuard } from '../ingest/fetch/addresses.ts';
import { type Crawl, crawlFound } from '../ingest/fetch/crawl.ts';
import { LIMITS } from '../ingest/fetch/limits.ts';
import { createDispatcher, systemResolve } from '../ingest/fetch/network.ts';
import { createPoliteFetch } from '../ingest/fetch/polite.ts';
import { describeInputs, openInputs, type Totals } from '../ingest/open.ts';
import { oneLine } from '../ingest/readers/reader.ts';

const isAddress = (path: string): boolean => /^https?:\/\//i.test(path);

/** Counts what `readsOf` would read; an address has no size that is known before. */
export async function describeReads(paths: readonly string[]): Promise<Totals> {
  const files = paths.filter((path) => !isAddress(path));
  if (files.length === paths.length) return describeInputs(paths);
  const { files: found } = files.length === 0 ? { files: 0 } : await describeInputs(files);
  return { files: found + paths.length - files.length, bytes: null };
}

export type ReadOptions = { readonly format: string; readonly source: string | null };

/** All records of paths and web addresses, in the order they were named. */
export async function* readsOf(config: Config, paths: readonly string[], options: ReadOptions): AsyncGenerator<Read> {
  let crawler: Crawl | null = null;
  for (const group of inGroups(paths)) {
    const [first = ''] = group;
    if (!isAddress(first)) {
      yield* openInputs(group, { stdin: process.stdin, ...options });
      continue;
    }
    crawler ??= crawlerFor(config);
    for await (const found of crawlFound(first, crawler)) {
      if (found.kind === 'unreadable') yield { ...found, bytes: 0 };
      else {
        const { article } = found;
        yield {
          kind: 'article',
          article: { ...article, source: article.source ?? options.source },
          bytes: article.body.length,
        };
      }
    }
  }
}

/** Paths that stand together are opened together; each address is on its own. */
function inGroups(paths: readonly string[]): string[][] {
  const groups: string[][] = [];
  for (const path of paths) {
    const last = groups.at(-1);
    if (last !== undefined && !isAddress(path) && !isAddress(last[0] ?? '')) last.push(path);
    else groups.push([path]);
  }
  return groups;
}

/** What fetches for the command line, with the machine's clock, resolver and dice. */
function crawlerFor({ fetchAllow }: Config): Crawl {
  const guard = createGuard(fetchAllow);
  const fetch = createPoliteFetch({
    clock: systemClock,
    sleep: (ms) => sleep(ms),
    random: Math.random,
    dispatcher: createDispatcher(guard, systemResolve, LIMITS),
    guard,
    limits: LIMITS,
  });
  return { fetch, told: (url, reason) => void process.stderr.write(`${oneLine(`${url}: summary only, ${reason}`)}\n`) };
}
