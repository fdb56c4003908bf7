import { whole } from '../base/whole.ts';
import type { Note } from '../contract/answer.ts';
import { AS_READ, type Scoring } from '../contract/scoring.ts';
import type { Readings } from '../warehouse/readings.ts';

/** What to know where some articles were read by another catalogue, scorer or rules than is used now; nothing where none was. */
export async function readOtherwise(readings: Pick<Readings, 'otherwise'>): Promise<Note[]> {
  const count = await readings.otherwise();
  if (count === 0) return [];
  const were = count === 1 ? 'article was' : 'articles were';
  return [
    {
      code: 'read_otherwise',
      text:
        `${whole(count)} ${were} read by another catalogue, scorer or rules than is used now, and may count otherwise. ` +
        'Analyse history anew in the settings, or with newstally analyse.',
      count,
    },
  ];
}

/** How the stored scores are to be read: as the scorer's of now only where no other one has scored any article. */
export async function scoringNow({
  database,
  scoring,
}: {
  readonly database: { readonly readings: Pick<Readings, 'scoredOtherwise'> };
  readonly scoring: Scoring;
}): Promise<Scoring> {
  return (await database.readings.scoredOtherwise()) === 0 ? scoring : AS_READ;
}
