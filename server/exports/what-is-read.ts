import { createHash } from 'node:crypto';
import type { AccuracyCard } from '../contract/accuracy.ts';
import type { Question } from '../contract/question.ts';
import { stateOfRuns } from '../queries/runs.ts';
import { stateOfSubscriptions } from '../queries/subscriptions.ts';
import type { Readable } from '../warehouse/warehouse.ts';
import { stateOfHearing } from './hearing.ts';

type Standing = {
  readonly database: Pick<Readable, 'query' | 'snapshot'>;
  readonly timezone: string;
  readonly running: ReadonlySet<number>;
  readonly checking: ReadonlySet<number>;
  readonly accuracy: AccuracyCard;
};

/** Names the state of the data, and of what else a question reads; that of rosters is named by whoever knows which ones are asked for. */
export async function stateOfWhatIsRead(standing: Standing, reads: Question['reads']): Promise<string> {
  const { database, running, checking, accuracy } = standing;
  const snapshot = await database.snapshot();
  if (reads === 'hearing') return `${snapshot}${await stateOfHearing(standing)}`;
  // Another version may bring another card to the same data.
  if (reads === 'accuracy') return `${snapshot}.${createHash('sha256').update(JSON.stringify(accuracy)).digest('hex')}`;
  if (reads === 'subscriptions') {
    const [all] = await database.query<{ subscriptions: number; version: number }>(stateOfSubscriptions);
    return [snapshot, all?.subscriptions, all?.version, 'checking', ...checking].join('.');
  }
  if (reads !== 'runs') return snapshot;
  const [runs] = await database.query<{ begun: number; ended: number }>(stateOfRuns);
  return [snapshot, runs?.begun, runs?.ended, ...running].join('.');
}
