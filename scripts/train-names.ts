/**
 * Writes data/names/tagger.json: the weights of the tagger that proposes names no list knows. Taught by CrossNER politics
 * train and NewsMTSC train (both MIT), by our own demo reports and by sentences made from our own lists and lines.
 * Run with `nice -n 10 npx tsx scripts/train-names.ts [GOLD FOLDER]`; the same inputs give the same bytes.
 * Prints after each pass how the weights do on CrossNER politics dev and on CoNLL-2003 val, which never teach.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCatalogue } from '../server/analysis/catalogue.ts';
import { createGazetteer } from '../server/analysis/gazetteer.ts';
import { createTagger } from '../server/analysis/tagger.ts';
import { FEATURES } from '../server/analysis/tagger-features.ts';
import { type Model, modelOf } from '../server/analysis/tagger-model.ts';
import { chanceFrom } from './bench/chance.ts';
import { COURSE, courseOf } from './names/course.ts';
import { readConll, readCrossner } from './names/marked.ts';
import { lessonsOf, train } from './names/perceptron.ts';
import { scoreNames } from './names/score.ts';
import { readSets } from './names/sets.ts';
import { type KnownNames, namesToFill } from './names/vary.ts';
import { fileOf, packed } from './names/weigh.ts';

const SEED = 7;
/** Raised with every change of features, lessons or training that changes the weights. */
const VERSION = 1;

const root = join(import.meta.dirname, '..');
const data = join(root, 'data');
const gold = process.argv[2] ?? join(root, '..', 'shared', 'data', 'gold');
const textOf = (...path: string[]): string => readFileSync(join(...path), 'utf8');

const catalogue = parseCatalogue(textOf(data, 'catalogue/actors.jsonl'), textOf(data, 'catalogue/titles.json'));
const sets = readSets(gold, data, (smallWords) => createGazetteer(catalogue, smallWords));
const { gazetteer } = sets;
const dev = readCrossner(textOf(gold, 'crossner-politics/dev.txt'));
const val = readConll(textOf(gold, 'conll/val.conllu'));

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

function scoresOf(model: Model) {
  const tagger = createTagger(gazetteer, model);
  const [politics, wire] = [scoreNames(dev, tagger, false), scoreNames(val, tagger, true)];
  return {
    'crossner dev': { typed: round(politics.typed), span: round(politics.span) },
    'conll val': { typed: round(wire.typed), span: round(wire.span) },
  };
}

const chance = chanceFrom(SEED);
const known = JSON.parse(textOf(data, 'names/known-names.json')) as KnownNames;
const course = courseOf(sets, namesToFill(catalogue, known), chance);
const lessons = lessonsOf(course, gazetteer, () => chance() < COURSE.forget);
process.stdout.write(`${course.length} documents, ${lessons.length} runs of words\n`);
process.stdout.write('pass  crossner dev typed, span  conll val typed, span\n');
const model = train(lessons, COURSE.passes, chance, (pass, now) => {
  const { 'crossner dev': politics, 'conll val': wire } = scoresOf(now);
  const cell = (value: number) => value.toFixed(4);
  process.stdout.write(
    `${pass}     ${cell(politics.typed)} ${cell(politics.span)}            ${cell(wire.typed)} ${cell(wire.span)}\n`,
  );
});

const weights = packed(model);
const scores = scoresOf(modelOf(weights));
const about = {
  about:
    'Weights of the tagger of names, written by scripts/train-names.ts. They propose names and count nothing. `scores` are F1 of names with and without their kind.',
  id: 'names',
  version: VERSION,
  seed: SEED,
  course: COURSE,
  features: FEATURES,
  inputs: sets.inputs,
  scores,
  small: sets.smallWords.join(' '),
};
const text = fileOf(about, weights);
writeFileSync(join(data, 'names', 'tagger.json'), text);
process.stdout.write(`packed: ${JSON.stringify(scores)}, ${text.length} bytes\n`);
