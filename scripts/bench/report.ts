import type { Finding } from './finder.ts';
import { faultsOf, type Ingested } from './ingest.ts';
import type { Loading } from './loading.ts';
import { peakMemoryMb } from './machine.ts';
import type { Questions, Timed } from './questions.ts';
import type { Figure } from './rounds.ts';
import type { Street } from './street.ts';

/** An answer through HTTP should not take longer than this many times its statements, and p95 not more than this. */
const WISHED = { ratio: 1.5, p95Ms: 300 } as const;

export const whole = (value: number): string => Math.round(value).toLocaleString('en-GB');
const ms = (value: number): string => (value >= 100 ? whole(value) : value >= 10 ? value.toFixed(1) : value.toFixed(2));
/** "21.4x", "1.06x". */
export const times = (ratio: number): string => `${ratio >= 100 ? whole(ratio) : ratio.toFixed(ratio >= 10 ? 1 : 2)}x`;
/** What the same arm differs from itself by; a ratio no further from 1 than this is no difference. */
const noise = (...figures: readonly Figure[]): string => {
  const found = figures.flatMap((figure) => figure.noise ?? []);
  return found.length === 0 ? '-' : times(Math.max(...found));
};

/** Rates of the two arms of one comparison, the ratio first. */
function rates(what: string, perRound: number, compared: { ratio: number; ours: Figure; peer: Figure }): string[] {
  const perSecond = ({ p50 }: Figure) => whole((1000 * perRound) / p50);
  const { ratio, ours, peer } = compared;
  return [what, times(ratio), perSecond(ours), perSecond(peer), noise(ours, peer), String(ours.rounds)];
}

const RATES = ['ratio', 'ours a second', 'peer a second', 'noise', 'rounds'];

export function streetLines(street: Street): string[] {
  const { found, perRound, characters } = street;
  const what = `text street against regex + sentiment, articles of ${whole(characters)} characters`;
  return [
    ...tableText([['text', ...RATES], rates(what, perRound, street)]),
    `In these articles the street found ${whole(found.ours.mentions)} mentions, the plain loop ${whole(found.peer.mentions)} (not resolved, not cleaned).`,
  ];
}

/** A hundred times as many aliases may cost an article no more than this. */
const WISHED_FINDING = 4;

export function findingLines({ aliases, ratio, ours, peer, perRound }: Finding): string[] {
  const perArticle = ({ p50 }: Figure) => `${Math.round((1000 * p50) / perRound)}`;
  return [
    ...tableText([
      ['finder', 'cost', 'µs an article', 'µs with few', 'noise', 'rounds'],
      [
        `${whole(aliases.ours)} aliases against ${whole(aliases.peer)}`,
        times(ratio),
        perArticle(ours),
        perArticle(peer),
        noise(ours, peer),
        String(ours.rounds),
      ],
    ]),
    ratio <= WISHED_FINDING ? 'At most 4x is wished.' : `TOO SLOW: at most ${WISHED_FINDING}x is wished.`,
  ];
}

export function loadingLines(loading: Loading): string[] {
  const what = `chunks against row INSERTs, ${whole(loading.perRound)} mentions in a transaction, rows`;
  return [
    ...tableText([['loading', ...RATES], rates(what, loading.perRound, loading)]),
    ...(loading.fault === null ? [] : [`VOID: ${loading.fault}`]),
  ];
}

export function ingestLines(all: readonly Ingested[]): string[] {
  const head = [
    'ingest',
    'again / first',
    'records',
    'added',
    'revised',
    'duplicate',
    'rejected',
    'undated',
    'mentions',
  ];
  const rows = all.map(({ name, ledger, seconds, mostMb, again }) => [
    name,
    times(seconds / again.seconds),
    ...[ledger.inputs, ledger.added, ledger.revised, ledger.duplicate, ledger.rejected].map(whole),
    whole(ledger.undated),
    whole(ledger.mentions),
    seconds.toFixed(1),
    whole(ledger.inputs / seconds),
    whole(mostMb),
  ]);
  return [
    ...tableText([[...head, 's', 'a second', 'most MB'], ...rows]),
    'All into one database, one after the other, and then all once more: nothing may be added the second time.',
    ...faultsOf(all).map((fault) => `VOID: ${fault}`),
  ];
}

export function questionLines({ filling, facts, missed, timed }: Questions): string[] {
  const { articles, mentions, rows, seconds } = filling;
  const filled = `Loaded ${whole(articles)} made articles with ${whole(mentions)} mentions in ${seconds.toFixed(1)} s: ${whole(articles / seconds)} articles and ${whole(rows / seconds)} rows of all tables a second; most memory ${whole(peakMemoryMb())} MB.`;
  if (missed.length > 0)
    return [
      filled,
      `NOTHING WAS TIMED: ${missed.length} of ${facts} planted facts were missed.`,
      ...missed.slice(0, 20),
    ];
  return [
    filled,
    `All ${whole(facts)} planted facts were found in the answers before anything was timed.`,
    '',
    ...tableText([
      [
        'question',
        'HTTP / SQL',
        'HTTP p50 ms',
        'p95',
        'SQL p50 ms',
        'p95',
        'noise',
        'rounds',
        'statements',
        'rows',
        'KB',
      ],
      ...timed.map(questionRow),
    ]),
    'SQL: the statements of the same answer, run directly on the same readers one after the other. Remembered answers are forgotten before each request.',
    ...wishes(timed),
  ];
}

const questionRow = (one: Timed): string[] => [
  one.fault === null ? one.name : `${one.name} VOID: ${one.fault}`,
  times(one.ratio),
  ms(one.http.p50),
  ms(one.http.p95),
  ms(one.sql.p50),
  ms(one.sql.p95),
  noise(one.http, one.sql),
  String(one.http.rounds),
  String(one.statements),
  whole(one.rows),
  whole(one.bytes / 1000),
];

function wishes(timed: readonly Timed[]): string[] {
  const listed = (what: string, slow: readonly Timed[]) =>
    `${what}: ${slow.length === 0 ? 'none' : slow.map(({ name }) => name).join(', ')}.`;
  return [
    listed(
      `More than ${WISHED.ratio}x its statements`,
      timed.filter(({ ratio }) => ratio > WISHED.ratio),
    ),
    listed(
      `p95 above ${WISHED.p95Ms} ms`,
      timed.filter(({ http }) => http.p95 > WISHED.p95Ms),
    ),
  ];
}

/** A table in plain text: the first column to the left, numbers to the right, a rule below the head. */
export function tableText(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const written = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
  const rule = '-'.repeat(written[0]?.length ?? 0);
  return [written[0] ?? '', rule, ...written.slice(1)];
}
