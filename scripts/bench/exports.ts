import { get, type IncomingMessage } from 'node:http';
import type { Config } from '../../server/base/config.ts';
import { FORMATS, type Format } from '../../server/contract/vocabulary.ts';
import { FORMAT_FACTS } from '../../server/contract/formats.ts';
import { textRules } from '../../server/text/rules.ts';
import { openWarehouse } from '../../server/warehouse/open.ts';
import { productOf } from './asking.ts';
import { startLoading } from './load.ts';
import { CLOCK, fill } from './questions.ts';
import { quantile } from './rounds.ts';
import { listening } from './server.ts';
import type { World } from './world.ts';

/** What one format took: rows, bytes, time, and by how much the process grew while it was written. */
export type Exported = {
  readonly format: Format;
  readonly rows: number;
  readonly megabytes: number;
  readonly seconds: number;
  readonly first_ms: number;
  readonly grew_mb: number;
  /** Of that in the second half of the time: what does not hang on how much was written already. */
  readonly later_mb: number;
  readonly fault: string | null;
};
/** Answers a second of an answer that is kept, and of what the same server says when it is only asked whether it lives, side by side. */
export type Kept = { readonly bytes: number; readonly kept: number; readonly hello: number; readonly ratio: number };
export type Exports = { readonly exported: readonly Exported[]; readonly kept: Kept };

const SAMPLE_MS = 20;
/** How long each load lasts unless told otherwise. */
export const LOAD_MS = 2000;
const CONNECTIONS = 8;
/** Touches nothing and says a word. */
const HELLO = '/health';
const KEPT_QUESTION = '/api/v1/mentions?actors=background-1&last=13w';

/** All sentences of a collection as each kind of file, and an answer that is asked for again and again. */
export async function measureExports(
  world: World,
  config: Config,
  [rounds, lasting]: readonly [rounds: number, lasting: number],
  say: (line: string) => void,
): Promise<Exports> {
  const warehouse = await openWarehouse(config, CLOCK, { catalogue: 'bench' }, textRules);
  const product = productOf(warehouse, CLOCK, config, world.actors);
  const server = await listening((request) => product.app.fetch(request));
  try {
    await fill(world, warehouse);
    const exported: Exported[] = [];
    // The first export of a process pays for what all of them need.
    await takeFile(`${server.url}/api/v1/evidence?format=csv&limit=1000`);
    for (const format of FORMATS.filter((one) => FORMAT_FACTS[one].file && one !== 'csv-bom')) {
      say(`All sentences as ${format} …`);
      exported.push(await exportOf(server.url, format));
    }
    return { exported, kept: await measureKept(server.url, rounds, lasting) };
  } finally {
    await server.close();
    await warehouse.close();
  }
}

async function exportOf(url: string, format: Format): Promise<Exported> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const seen = [before];
  const watch = setInterval(() => seen.push(process.memoryUsage.rss()), SAMPLE_MS);
  const { rows, bytes, ms, first_ms, fault } = await takeFile(`${url}/api/v1/evidence?format=${format}`);
  clearInterval(watch);
  const most = (from: number, to: number) => seen.slice(from, to).reduce((one, other) => Math.max(one, other), before);
  const half = Math.ceil(seen.length / 2);
  const [grew_mb, later_mb] = [most(0, seen.length) - before, Math.max(0, most(half, seen.length) - most(0, half))].map(
    (size) => size / 1e6,
  ) as [number, number];
  return { format, rows, megabytes: bytes / 1e6, seconds: ms / 1000, first_ms, grew_mb, later_mb, fault };
}

/** Takes a file and throws it away; text is counted row by row on the way. */
async function takeFile(address: string) {
  const from = performance.now();
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(address, resolve).on('error', reject);
  });
  let [bytes, first_ms, lines] = [0, 0, 0];
  const text = /ndjson/.test(response.headers['content-type'] ?? '');
  for await (const part of response as AsyncIterable<Buffer>) {
    if (first_ms === 0) first_ms = performance.now() - from;
    bytes += part.length;
    if (text) for (let at = part.indexOf(10); at >= 0; at = part.indexOf(10, at + 1)) lines += 1;
  }
  const rows = Number(response.headers['x-rows'] ?? 0);
  const short = text && lines !== rows ? `${lines} lines for ${rows} rows` : null;
  const fault = response.statusCode !== 200 || !response.complete ? `status ${response.statusCode}, broken off` : short;
  return { rows, bytes, ms: performance.now() - from, first_ms, fault };
}

async function measureKept(url: string, rounds: number, lasting: number): Promise<Kept> {
  const loading = startLoading();
  try {
    const { bytes } = await takeFile(url + KEPT_QUESTION);
    const of = (path: string) => loading.answersOf({ url: url + path, connections: CONNECTIONS, ms: lasting });
    await of(HELLO);
    await of(KEPT_QUESTION);
    const ratios: number[] = [];
    const seen = { kept: [] as number[], hello: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      const [hello, kept] = [await of(HELLO), await of(KEPT_QUESTION)];
      seen.hello.push((hello * 1000) / lasting);
      seen.kept.push((kept * 1000) / lasting);
      ratios.push(kept / hello);
    }
    const middle = (values: readonly number[]) => quantile(values, 0.5);
    return { bytes, kept: middle(seen.kept), hello: middle(seen.hello), ratio: middle(ratios) };
  } finally {
    loading.close();
  }
}

export function exportLines({ exported, kept }: Exports): string[] {
  const table = exported.map(
    ({ format, rows, megabytes, seconds, first_ms, grew_mb, later_mb, fault }) =>
      `  ${format.padEnd(8)} ${String(rows).padStart(9)} rows ${(rows / seconds).toFixed(0).padStart(8)} rows/s ${megabytes.toFixed(1).padStart(8)} MB ${seconds.toFixed(1).padStart(6)} s` +
      `  first byte ${first_ms.toFixed(0)} ms, the process grew by ${grew_mb.toFixed(0)} MB, ${later_mb.toFixed(0)} of them in the second half${fault === null ? '' : `  FAULT: ${fault}`}`,
  );
  return [
    'Exports: all sentences, taken over HTTP in the same process',
    ...table,
    `  a kept answer of ${kept.bytes} bytes: ${kept.ratio.toFixed(2)} of the answers of /health, which only says that it lives (${kept.kept.toFixed(0)} and ${kept.hello.toFixed(0)} a second)`,
  ];
}
