import type { Rate } from './cached.ts';
import { isWithinNoise, timesText, verdict } from './figures.ts';
import type { Filling } from './filling.ts';
import type { Loading } from './loading.ts';
import type { Asked } from './questions.ts';
import type { EndToEnd, Street } from './street.ts';

/** One line of the table: what, ours, the peer in the same run, how they compare, and what was wished for. */
export type Line = { readonly what: string; readonly ours: string; readonly peer: string; readonly ratio: string; readonly verdict: string };

/** The goals of the design, as ratios measured side by side in one run where there is a peer. */
export const GOALS = {
  overStatement: 1.1,
  overStatementMs: 1,
  p95Ms: 300,
  ofHello: 0.8,
  street: 20,
  articlesPerCpuSecond: 12_000,
  loading: 500,
} as const;

const whole = (value: number): string => Math.round(value).toLocaleString('en-GB');
const ms = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

/** A ratio, or that it is none because one arm differs as much from itself. */
const compared = (ratio: number | null, noise: number | null): string =>
  isWithinNoise(ratio, noise) ? `${timesText(ratio)} (no difference: noise ${timesText(noise)})` : timesText(ratio);

const line = (what: string, ours: string, peer = '', ratio = '', said = ''): Line => ({ what, ours, peer, ratio, verdict: said });

export function streetLines(street: Street, quiet: boolean): Line[] {
  const { ours, peer, ratio, noise, stages, found, articles, characters } = street;
  const stagesText = stages.map(({ name, cpuUsPerArticle }) => `${name} ${whole(cpuUsPerArticle)} µs`).join(', ');
  return [
    line(
      `text street, articles per cpu-second (${whole(articles)} of ${whole(characters)} characters)`,
      whole(ours.perCpuSecond),
      `${whole(peer.perCpuSecond)} regex + sentiment`,
      compared(ratio, noise),
      verdict(`>= ${GOALS.street}x`, timesText(ratio), ratio >= GOALS.street, quiet),
    ),
    line('  its stages, per article', stagesText, `loop ${whole(peer.cpuUsPerArticle)} µs`),
    line('  mentions found in them', whole(found.ours.mentions), whole(found.peer.mentions)),
  ];
}

export function endToEndLines({ articles, mentions, perCpuSecond, perSecond }: EndToEnd, quiet: boolean): Line[] {
  const goal = GOALS.articlesPerCpuSecond;
  return [
    line(
      `record to disk, articles per cpu-second (${whole(articles)}, ${whole(mentions)} mentions)`,
      `${whole(perCpuSecond)} (${whole(perSecond)} a second)`,
      '',
      '',
      verdict(`>= ${whole(goal)}`, whole(perCpuSecond), perCpuSecond >= goal, quiet),
    ),
  ];
}

export function loadingLines({ ours, peer, rows, noise, many, fault }: Loading, quiet: boolean): Line[] {
  const perCpuSecond = (cpuMs: number) => (1000 * rows) / cpuMs;
  const ratio = peer.cpuMs / ours.cpuMs;
  const judged = verdict(`>= ${GOALS.loading}x cpu`, timesText(ratio), ratio >= GOALS.loading, quiet);
  return [
    line(
      `loading ${whole(rows)} mentions, rows per cpu-second`,
      whole(perCpuSecond(ours.cpuMs)),
      `${whole(perCpuSecond(peer.cpuMs))} row INSERTs`,
      compared(ratio, noise),
      fault === null ? judged : `VOID: ${fault}`,
    ),
    line(`loading ${whole(many.rows)} mentions, rows per cpu-second`, `${whole(many.perCpuSecond)} (${whole(many.perSecond)} a second)`),
  ];
}

export function fillingLines(filling: Filling): Line[] {
  const { articles, mentions, rows } = filling;
  const perRow = Object.entries(filling.bytesPerRow).map(([table, bytes]) => `${table} ${bytes.toFixed(0)}`);
  return [
    line(
      `Warehouse.ingest of ${whole(articles)} made articles, ${whole(mentions)} mentions, ${whole(rows)} rows`,
      `${filling.seconds.toFixed(1)} s, ${filling.cpuSeconds.toFixed(1)} cpu-s`,
    ),
    line('  articles per cpu-second', `${whole(filling.articlesPerCpuSecond)} (${whole(filling.articlesPerSecond)} a second)`),
    line('  rows of all tables per cpu-second', `${whole(filling.rowsPerCpuSecond)} (${whole(filling.rowsPerSecond)} a second)`),
    line('  slowest batch of 1,000 articles', `${ms(filling.slowestBatchMs)} ms`),
    line('  most memory of the process', `${whole(filling.peakMemoryMb)} MB`),
    line('  on disk', `${whole(filling.bytes / 1e6)} MB, ${whole(filling.bytesPerMention)} B a mention with all text`),
    line('  bytes a row', perRow.join(', ')),
    line('  opening it again', `${whole(filling.reopenMs)} ms`),
  ];
}

/** The verdict of one question on both of its goals; `atSize` says whether the size is the one that p95 was promised for. */
export function questionVerdict({ http, all, overAll, fault, quiet }: Asked, atSize: boolean): string {
  if (fault !== null) return `VOID: ${fault}`;
  const near = http.p50 <= GOALS.overStatement * all.p50 + GOALS.overStatementMs;
  const goals = [verdict('<= 1.10x + 1 ms', timesText(overAll), near, quiet)];
  if (atSize) goals.push(verdict(`p95 < ${GOALS.p95Ms} ms`, `${ms(http.p95)} ms`, http.p95 < GOALS.p95Ms, quiet));
  return goals.join('; ');
}

export function questionLines(asked: readonly Asked[], atSize: boolean): Line[] {
  return asked.map((one) => {
    const { http, main, all, overMain, overAll, noise, statements } = one;
    return line(
      one.name,
      `${ms(http.p50)} / ${ms(http.p95)} ms`,
      `${ms(all.p50)} ms in ${statements}, ${ms(main.p50)} alone`,
      `${compared(overAll, noise)}, ${timesText(overMain)}`,
      questionVerdict(one, atSize),
    );
  });
}

export function rateLines({ rates, noise }: { rates: readonly Rate[]; noise: number | null }, quiet: boolean): Line[] {
  const [hello] = rates;
  return rates.map(({ name, perSecond, cpuUs, ofHello }) =>
    line(
      name,
      `${whole(perSecond)} a second, ${whole(cpuUs)} µs cpu`,
      ofHello === null ? '' : `${whole(hello?.perSecond ?? 0)} hello`,
      ofHello === null ? `noise ${timesText(noise)}` : compared(ofHello, noise),
      ofHello === null ? '' : verdict(`>= ${GOALS.ofHello}x`, timesText(ofHello), ofHello >= GOALS.ofHello, quiet),
    ),
  );
}

/** What stands beside each question's time: how large its answer is, and what it costs once it is remembered. */
export const detailRows = (asked: readonly Asked[]): string[][] => [
  ['question', 'rows', 'KB', 'cpu ms', 'rounds', 'cached ms', 'gzip ms', 'gzip KB'],
  ...asked.map((one) => [
    one.name,
    whole(one.rows),
    whole(one.bytes / 1000),
    ms(one.http.cpuMs),
    String(one.http.samples),
    ms(one.cachedMs),
    ms(one.gzipMs),
    whole(one.gzipBytes / 1000),
  ]),
];

export const lineRows = (title: string, lines: readonly Line[]): string[][] => [
  [title, 'ours', 'peer', 'ratio', 'verdict'],
  ...lines.map(({ what, ours, peer, ratio, verdict: said }) => [what, ours, peer, ratio, said]),
];

/** A table in plain text: each column as wide as its widest cell, a rule below the first row. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const written = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd());
  const rule = '-'.repeat(widths.reduce((sum, width) => sum + width + 2, -2));
  return [written[0], rule, ...written.slice(1)].join('\n');
}
