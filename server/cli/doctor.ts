import { existsSync } from 'node:fs';
import { databaseFile, type Config } from '../base/config.ts';
import { systemClock } from '../base/clock.ts';
import { AppError } from '../base/errors.ts';
import { instantText } from '../base/week.ts';
import { whole } from '../base/whole.ts';
import { acceptLoss, examine, type Findings, recover } from '../warehouse/duckdb/doctor.ts';
import { serverOf } from './running.ts';

export type DoctorOptions = { readonly recover: boolean; readonly acceptLoss: boolean; readonly json: boolean };

const say = (line: string) => void process.stdout.write(`${line}\n`);
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** Says how the database stands, and mends what can be mended. Ends with 3 where it is in use, with 4 where data are damaged or lost. */
export async function doctor(
  config: Config,
  { recover: mend, acceptLoss: accept, json }: DoctorOptions,
): Promise<void> {
  const server = serverOf(config);
  if (server !== null)
    throw new AppError(
      'conflict',
      `A server has the database open (${server}), and opened it whole. Stop it to look at the files.`,
      { exit: 3 },
    );
  const file = databaseFile(config);
  if (!existsSync(file)) throw new AppError('not_found', `There is no database in ${config.dataFolder}.`);
  const now = instantText(systemClock.now());
  if (mend) {
    const { aside, found } = await recover(file, now);
    say(`Opened without the damaged log. What was there before is in ${aside}.`);
    return tell(found, json);
  }
  if (accept) {
    const { lost, kept } = await acceptLoss(file, now);
    say(
      `${whole(lost.length)} batches with ${whole(articlesOf(lost))} articles are given up. Numbers of their days are too low until the same inputs are read again; answers say so.`,
    );
    say(`The list of what was acknowledged is kept as it was in ${kept}.`);
    return tell(await examine(file), json);
  }
  return tell(await examine(file), json);
}

const articlesOf = (lost: Findings['lost']): number => lost.reduce((sum, { articles }) => sum + articles, 0);

function tell(found: Findings, json: boolean): void {
  const { database, log, articles, mentions, batches, damaged, lost, unacknowledged } = found;
  if (json) say(JSON.stringify(found));
  else {
    say(`Database: ${megabytes(database ?? 0)}, and ${megabytes(log ?? 0)} written since the last checkpoint.`);
    if (damaged === null)
      say(
        `It opens, and holds ${whole(articles)} articles with ${whole(mentions)} mentions in ${whole(batches)} batches.`,
      );
    if (unacknowledged > 0)
      say(`${whole(unacknowledged)} batches were not acknowledged yet; the next start does that.`);
    for (const { batch_no, id, articles: inside } of lost.slice(0, 20))
      say(`lost: batch ${batch_no} (${id}), ${whole(inside)} articles`);
  }
  if (damaged !== null)
    throw new AppError(
      'conflict',
      `The database does not open: ${damaged}. Run: newstally doctor --recover (keeps a copy of all files), or restore a backup.`,
      { exit: 4 },
    );
  if (lost.length > 0)
    throw new AppError(
      'conflict',
      `${whole(lost.length)} acknowledged batches (${whole(articlesOf(lost))} articles) are not in the database. Restore a backup, or read the same inputs again after: newstally doctor --accept-loss.`,
      { exit: 4 },
    );
  if (!json) say('Nothing is missing.');
}
