import type { Config } from '../base/config.ts';
import type { Read } from '../contract/article.ts';
import { type Crawl, crawlFound, readsOfFound } from '../ingest/fetch/crawl.ts';
import { describeInputs, openInputs, type Totals } from '../ingest/open.ts';
import { oneLine } from '../ingest/readers/reader.ts';
import { openFetching } from '../wiring/fetching.ts';

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
    yield* readsOfFound(crawlFound(first, crawler), options.source);
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

/** What fetches for the command line. */
const crawlerFor = (config: Config): Crawl => ({
  fetch: openFetching(config),
  told: (url, reason) => void process.stderr.write(`${oneLine(`${url}: summary only, ${reason}`)}\n`),
});
