/**
 * Measures the street on pages that people marked: `npm run evaluate -- [GOLD FOLDER]`. The folder may also be named in
 * NEWSTALLY_GOLD. Ends with 1 when a figure is below its floor in data/gold/floors.json, with 2 when the folder is not there.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openTone } from '../server/ingest/scorers.ts';
import { openReading } from '../server/wiring.ts';
import { measureBoilerplate } from './evaluate/boilerplate.ts';
import { measureDates } from './evaluate/dates.ts';
import { measureExtraction } from './evaluate/extraction.ts';
import { measureFeeds } from './evaluate/feeds.ts';
import { failuresOf, type Floors, tableOf } from './evaluate/measured.ts';
import { measureMentions } from './evaluate/mentions.ts';
import { measureMetadata } from './evaluate/metadata.ts';
import { measureNames } from './evaluate/names.ts';
import { measureQuotes } from './evaluate/quotes.ts';
import { measureStories } from './evaluate/stories.ts';
import { measureTone } from './evaluate/tone.ts';

const project = join(dirname(fileURLToPath(import.meta.url)), '..');
const gold = resolve(process.argv[2] ?? process.env['NEWSTALLY_GOLD'] ?? join(project, '..', 'shared', 'data', 'gold'));

if (!existsSync(gold)) {
  process.stderr.write(
    `There is no gold folder at ${gold}, so nothing was measured. Name one: npm run evaluate -- FOLDER, or set NEWSTALLY_GOLD.\n`,
  );
  process.exit(2);
}

const floors = JSON.parse(readFileSync(join(project, 'data', 'gold', 'floors.json'), 'utf8')) as Floors;
const all = [
  ...[measureExtraction, measureDates, measureMetadata, measureFeeds].flatMap((measure) => measure(gold, floors)),
  ...measureNames(gold, floors),
  ...measureQuotes(gold, floors),
  ...measureTone(gold, join(project, 'data'), openTone(), floors),
  ...(await measureStories(gold, floors)),
  ...(await measureBoilerplate(gold, floors)),
  ...measureMentions(join(project, 'data'), openReading('blend').analyse, floors),
];
process.stdout.write(`${tableOf(all)}\n`);
const failures = failuresOf(all, floors);
for (const failure of failures) process.stderr.write(`FAILED: ${failure}\n`);
process.exit(failures.length === 0 ? 0 : 1);
