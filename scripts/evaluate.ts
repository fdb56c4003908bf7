/**
 * Measures the street on text that people marked: `npm run evaluate -- [GOLD FOLDER] [--only tone,mentions] [--json]`. The
 * folder may also be named in NEWSTALLY_GOLD; sets that are not there are skipped, a line each. Writes data/accuracy.json,
 * which --json prints. Ends with 1 when a figure is below its floor in data/gold/floors.json, or its floor is void,
 * with 2 when it cannot measure.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { systemClock } from '../server/base/clock.ts';
import { messageOf } from '../server/base/errors.ts';
import { AccuracyCard } from '../server/contract/accuracy.ts';
import { openTone } from '../server/ingest/scorers.ts';
import { openReading } from '../server/wiring/reading.ts';
import { cardOf, cardText } from './evaluate/card.ts';
import { type Floors, failuresOf, tableOf } from './evaluate/measured.ts';
import { runTasks } from './evaluate/run-tasks.ts';
import { tasks } from './evaluate/tasks.ts';

const say = (line: string) => void process.stderr.write(`${line}\n`);

/** Ends at once where nothing can be measured, with what would be right. */
function refuse(words: string): never {
  say(words);
  process.exit(2);
}

function asked() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, only: { type: 'string' } },
    });
  } catch (error) {
    return refuse(`${messageOf(error)} Ask as in: npm run evaluate -- GOLD_FOLDER --only tone,mentions --json`);
  }
}

const { values, positionals } = asked();
const project = join(dirname(fileURLToPath(import.meta.url)), '..');
const data = join(project, 'data');
const named = positionals[0] ?? process.env['NEWSTALLY_GOLD'];
const gold = resolve(named ?? join(project, '..', 'shared', 'data', 'gold'));
if (named !== undefined && !existsSync(gold))
  refuse(
    `There is no folder ${gold}. Name the one that holds the marked sets of others, or none: those sets are skipped then.`,
  );
const file = join(data, 'accuracy.json');

const floors = JSON.parse(readFileSync(join(data, 'gold', 'floors.json'), 'utf8')) as Floors;
const { all, known, lines } = await runTasks(
  tasks({ gold, data, floors, tone: openTone, analyse: () => openReading({ scorer: 'blend' }).analyse }),
  { gold, data },
  floors,
  values.only?.split(',') ?? null,
).catch((error: unknown) => refuse(messageOf(error)));
(values.json ? say : console.log)(tableOf(all));
for (const line of lines) say(line);

const before = existsSync(file) ? AccuracyCard.parse(JSON.parse(readFileSync(file, 'utf8'))) : { figures: [] };
const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { version: string };
const date = new Date(systemClock.now()).toISOString().slice(0, 10);
const { card, kept } = cardOf(all, floors, known, before, { date, version });
if (kept.length > 0)
  say(`${kept.length} figures were not measured now and stay in data/accuracy.json as they were, with their own dates`);
writeFileSync(file, cardText(card));
if (values.json) process.stdout.write(cardText(card));

const failures = failuresOf(all, floors, known);
for (const failure of failures) say(`FAILED: ${failure}`);
process.exit(failures.length === 0 ? 0 : 1);
