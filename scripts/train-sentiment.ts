/**
 * Writes the weights of the trained scorers of tone, data/sentiment/linear.bin and networks.bin, taught by NewsMTSC train
 * (MIT), and calibration.json, made on its development halves. Run with
 * `nice -n 15 npx tsx scripts/train-sentiment.ts [GOLD FOLDER]` (some five minutes of one core); the same inputs give the same bytes.
 * `--dry` writes nothing, `--seed N` and `--part 0.25` try another seed and a part of train: how much the figures hang on them.
 * `--calibrate` only calibrates the weights that are there, `--date 2026-11-26` is noted as the day of measuring.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { calibrationFile, reportOf } from './tone/calibration-file.ts';
import { readToneSets } from './tone/sets.ts';
import { teach } from './tone/teach.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dry: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    part: { type: 'string', default: '1' },
    calibrate: { type: 'boolean', default: false },
    // Told, not read off a clock: the same inputs give the same bytes.
    date: { type: 'string' },
  },
});
const root = join(import.meta.dirname, '..');
const folder = join(root, 'data', 'sentiment');
const gold = positionals[0] ?? join(root, '..', 'shared', 'data', 'gold');
const say = (line: string) => void process.stdout.write(`${line}\n`);

const sets = readToneSets(gold, join(root, 'data'));
const part = Number(values.part);
// Even steps through train, so that each part is a mixture of all its sources.
const examples = sets.train.filter((_, at) => Math.floor((at + 1) * part) > Math.floor(at * part));
say(
  `train: ${examples.length} targets, lines of our own: ${sets.made.length}, dev: ${sets.dev.length}; seed ${values.seed}`,
);
const bytesOf = (name: string): Uint8Array => readFileSync(join(folder, name));
const taught = values.calibrate
  ? { linear: bytesOf('linear.bin'), networks: bytesOf('networks.bin') }
  : teach(sets, [...examples, ...sets.made], Number(values.seed), say);
const file = calibrationFile(sets, taught, values.date ?? null);
for (const line of reportOf(file)) say(line);
if (!values.dry) {
  if (!values.calibrate) {
    writeFileSync(join(folder, 'linear.bin'), taught.linear);
    writeFileSync(join(folder, 'networks.bin'), taught.networks);
  }
  writeFileSync(join(folder, 'calibration.json'), `${JSON.stringify(file, null, 2)}\n`);
}
