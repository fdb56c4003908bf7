import type { Clock } from '../../server/base/clock.ts';
import type { Facts } from '../../server/contract/facts.ts';
import type { Ledger, Rejection } from '../../server/contract/run.ts';
import { type Asking, createAsking } from '../../server/exports/answer.ts';
import { emptyLedger } from '../../server/ingest/ingest.ts';
import { textRules } from '../../server/text/rules.ts';
import { memoryWarehouse } from '../../server/warehouse/open.ts';
import { factsOf, smallCatalogue } from './small.ts';

/*
 * Five sources over the six whole weeks from Monday 4 January to Sunday 14 February 2021, brought by three runs:
 *   Alpha    8 a week, none in the last one; one article more has no date          run 1, with 2 records refused
 *   Beta     1 a week, 9 in the last one; one article more has a date nobody reads run 2, with Gamma, none refused
 *   Gamma    2 a week throughout
 *   Delta    3, all in the last week                                               run 3, with Epsilon, 1 refused
 *   Epsilon  4 in the first week, 4 in the second, none since
 * Two runs more have not ended: number 4 is under way, number 5 was broken off.
 */
const MONDAYS = ['2021-01-04', '2021-01-11', '2021-01-18', '2021-01-25', '2021-02-01'];
const LAST_MONDAY = '2021-02-08';
const LAST_SUNDAY = '2021-02-14';

const REFUSED_1: Rejection[] = [
  { input: 'alpha.jsonl:10', step: 'read', reason: 'larger than 10 MB (12 MB)' },
  { input: 'alpha.jsonl:9', step: 'read', reason: 'larger than 10 MB (99 MB)' },
];
const REFUSED_3: Rejection[] = [{ input: 'delta.txt', step: 'clean', reason: 'empty after cleaning' }];

const counted = (counts: Partial<Ledger>): Ledger => ({ ...emptyLedger(), ...counts });

/** That collection, ready to be asked, with a clock that the runs move: 4, 0 and 2.5 seconds. */
export async function healthAsking(): Promise<Asking> {
  let now = Date.parse('2026-01-01T00:00:00Z');
  const clock: Clock = { now: () => now, elapsed: () => now };
  const warehouse = await memoryWarehouse(clock, textRules, 'UTC');
  await warehouse.putActors(smallCatalogue.actors);
  let no = 0;
  const article = (source: string, day: string | null): Facts => {
    no += 1;
    return factsOf(no, source, day, [`Report ${no} of ${source}.`], []);
  };
  const many = (source: string, count: number, day: string | null) =>
    Array.from({ length: count }, () => article(source, day));
  const run = async (input: string, facts: Facts[], ms: number, counts: Partial<Ledger>, refused: Rejection[]) => {
    const number = await warehouse.beginRun(input);
    await warehouse.ingest({ id: input, run: number, facts });
    now += ms;
    await warehouse.endRun(number, counted(counts), refused);
  };
  const alpha = [...MONDAYS.flatMap((day) => many('Alpha', 8, day)), article('Alpha', null)];
  await run('alpha.jsonl', alpha, 4000, { inputs: 43, added: 41, rejected: 2, undated: 1 }, REFUSED_1);
  const unread = article('Beta', null);
  const beta = [
    ...MONDAYS.flatMap((day) => many('Beta', 1, day)),
    ...many('Beta', 9, LAST_MONDAY),
    { ...unread, article: { ...unread.article, date_problem: '"soon" cannot be read as a date' } },
    ...[...MONDAYS, LAST_SUNDAY].flatMap((day) => many('Gamma', 2, day)),
  ];
  await run('feeds', beta, 0, { inputs: 30, added: 27, duplicate: 3, undated: 1 }, []);
  const delta = [...many('Delta', 3, LAST_MONDAY), ...MONDAYS.slice(0, 2).flatMap((day) => many('Epsilon', 4, day))];
  await run('mixed', delta, 2500, { inputs: 12, added: 10, revised: 1, rejected: 1 }, REFUSED_3);
  const running = new Set([await warehouse.beginRun('under way')]);
  await warehouse.beginRun('killed');
  return createAsking(warehouse, clock, 'UTC', smallCatalogue, running);
}
