import { expect, test } from 'vitest';
import weights from '../../data/names/tagger.json' with { type: 'json' };
import { createGazetteer } from '../../server/analysis/gazetteer.ts';
import { createTagger } from '../../server/analysis/tagger.ts';
import { FEATURES } from '../../server/analysis/tagger-features.ts';
import { modelOf } from '../../server/analysis/tagger-model.ts';
import { chanceFrom } from '../../scripts/bench/chance.ts';
import { type MarkedDocument, type MarkedSentence, readConll, readCrossner } from '../../scripts/names/marked.ts';
import { lessonsOf, train } from '../../scripts/names/perceptron.ts';
import { POLITICAL_LINES } from '../../scripts/names/political-lines.ts';
import { scoreNames } from '../../scripts/names/score.ts';
import { TEACHERS } from '../../scripts/names/sets.ts';
import { habitsOf, silverOf } from '../../scripts/names/silver.ts';
import { exchanged, filled, inCapitals, inTitleCase, namesToFill } from '../../scripts/names/vary.ts';
import { fileOf, packed } from '../../scripts/names/weigh.ts';
import { WIRE_LINES } from '../../scripts/names/wire-lines.ts';
import known from '../../data/names/known-names.json' with { type: 'json' };
import { norland } from '../support/norland.ts';

const gazetteer = createGazetteer(norland, []);
const fill = namesToFill(norland, known);

/** The names of a sentence, "surface | kind". */
const named = ({ text, names }: MarkedSentence): string[] =>
  names.map(({ start, end, kind }) => `${text.slice(start, end)} | ${kind}`);

test('the shipped weights say what taught them: two MIT sets and our own files, nothing else', () => {
  const sets = weights.inputs.map(({ set, licence }) => `${set} ${licence}`);
  console.log(`inputs of the weights: ${sets.length}`);
  expect(sets.filter((set) => !set.startsWith('data/'))).toEqual([
    'crossner-politics/train.txt MIT',
    'newsmtsc/train.jsonl MIT',
  ]);
  expect(sets.filter((set) => set.startsWith('data/')).every((set) => set.endsWith(' own'))).toBe(true);
  expect(sets.length).toBe(12);
  expect(Object.values(TEACHERS).every(({ set }) => /\/train\.(?:txt|jsonl)$/.test(set))).toBe(true);
  expect(weights.inputs.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))).toBe(true);
  expect(weights.features).toBe(FEATURES);
  expect(() => modelOf(weights)).not.toThrow();
});

test('marked sets are read as printed text, with each label mapped', () => {
  const [[sentence] = []] = readCrossner(
    "The\tO\nQuill\tB-politicalparty\n's\tI-politicalparty\nParty\tI-politicalparty\n,\tO\nled\tO\nby\tO\nZed\tB-politician\n,\tO\nlost\tO\nthe\tO\n1990\tB-election\nvote\tI-election\n(\tO\nEms\tB-location\n)\tO\n.\tO\n",
  );
  expect(sentence?.text).toBe("The Quill's Party, led by Zed, lost the 1990 vote (Ems).");
  expect(sentence && named(sentence)).toEqual([
    "Quill's Party | organisation",
    'Zed | person',
    '1990 vote | other',
    'Ems | place',
  ]);
  const documents = readConll(
    '0\t-DOCSTART-\tO\n\n0\tEMS\tB-LOC\n\n0\tZed\tB-PER\n1\tQuill\tI-PER\n\n0\t-DOCSTART-\tO\n\n0\tNorlandic\tB-MISC\n',
  );
  expect(documents.map((document) => document.map(named))).toEqual([
    [['EMS | place'], ['Zed Quill | person']],
    [['Norlandic | other']],
  ]);
  expect(() => readCrossner('Zed\tB-wizard\n')).toThrow('the label B-wizard is not mapped');
});

test('names are scored by exact words and kinds', () => {
  const text = 'Zed Quill of Ems met Ann in Norland';
  const names = [
    { start: 0, end: 9, kind: 'person' as const },
    { start: 13, end: 16, kind: 'place' as const },
    { start: 21, end: 24, kind: 'person' as const },
    { start: 28, end: 35, kind: 'place' as const },
  ];
  const find = () => [
    [
      { first: 0, last: 1, kind: 'person' as const }, // right
      { first: 3, last: 4, kind: 'place' as const }, // one word too many
      { first: 5, last: 5, kind: 'organisation' as const }, // the wrong kind
      { first: 7, last: 7, kind: 'country' as const }, // right where country and place are one
      { first: 2, last: 2, kind: 'other' as const }, // no name
    ],
  ];
  const documents = [[{ text, names, open: [] }]];
  // 4 marked, 5 said: spans right 3, kinds right 1, or 2 with one land. F1 = 2 · right / 9.
  expect(scoreNames(documents, find, false)).toMatchObject({ typed: 2 / 9, span: 6 / 9, of: 4 });
  expect(scoreNames(documents, find, true)).toMatchObject({
    typed: 4 / 9,
    span: 6 / 9,
    precision: 2 / 5,
    recall: 2 / 4,
  });
});

test('silver marks what lists, titles and the article explain, and leaves open what nobody knows', () => {
  const texts = ['Norland’s minister met Barbara Quill and Zorblat there.', 'Later Quill left Port Ems.'];
  const sentences = texts.map((text) => ({ text, targets: [] }));
  const [first, second] = silverOf(sentences, gazetteer, habitsOf(texts), new Set());
  expect(first && named(first).toSorted()).toEqual(['Barbara Quill | person', 'Norland | country']);
  expect(first?.open.map(({ start, end }) => texts[0]?.slice(start, end))).toEqual(['and', 'Zorblat']);
  expect(second && named(second).toSorted()).toEqual(['Port Ems | place', 'Quill | person']);
});

test('every made line fills all its slots, and its names stand where they are said to', () => {
  const chance = chanceFrom(3);
  let count = 0;
  for (const line of [...WIRE_LINES, ...POLITICAL_LINES]) {
    const sentence = filled(line, fill, chance);
    expect(sentence.text).not.toMatch(/[{}]|undefined/);
    for (const name of named(sentence))
      expect(name).toMatch(/^[^\s|].* \| (?:person|organisation|country|place|other)$/);
    count += sentence.names.length;
  }
  console.log(`made lines: ${WIRE_LINES.length + POLITICAL_LINES.length} with ${count} names`);
  expect(count).toBeGreaterThan(300);
});

test('a sentence keeps its marks when names are exchanged, and when it is printed as a headline', () => {
  const text = 'Then Zed Quill left Ems for Zorblat.';
  const sentence: MarkedSentence = {
    text,
    names: [
      { start: 5, end: 14, kind: 'person' },
      { start: 20, end: 23, kind: 'place' },
    ],
    open: [{ start: 28, end: 35 }],
  };
  const other = exchanged(sentence, fill, chanceFrom(1), 1);
  expect(other.text).toMatch(/^Then .+ left .+ for Zorblat\.$/);
  expect(other.text).not.toContain('Quill');
  expect(other.names.map(({ kind }) => kind)).toEqual(['person', 'place']);
  expect(other.open.map(({ start, end }) => other.text.slice(start, end))).toEqual(['Zorblat']);
  const capitals = inCapitals(sentence);
  expect(capitals && named(capitals)).toEqual(['ZED QUILL | person', 'EMS | place']);
  expect(inCapitals({ ...sentence, text: 'ß' })).toBeNull();
  expect(inTitleCase(sentence).text).toBe('Then Zed Quill Left Ems for Zorblat');
});

test('the same lessons give the same bytes, and what was taught is known again', () => {
  const document = (text: string, name: string, kind: 'person' | 'place'): MarkedDocument => {
    const start = text.indexOf(name);
    return [{ text, names: [{ start, end: start + name.length, kind }], open: [] }];
  };
  const course = [
    document('They asked Zorb Quillin about it.', 'Zorb Quillin', 'person'),
    document('They went to Quillham by train.', 'Quillham', 'place'),
    document('They asked Mirt Vossel about it.', 'Mirt Vossel', 'person'),
    document('They went to Vosselham by train.', 'Vosselham', 'place'),
  ];
  const bytes = () => {
    const chance = chanceFrom(5);
    const passes: number[] = [];
    const model = train(
      lessonsOf(course, gazetteer, () => chance() < 0.2),
      6,
      chance,
      (pass) => passes.push(pass),
    );
    expect(passes).toEqual([1, 2, 3, 4, 5, 6]);
    return fileOf({ id: 'tiny' }, packed(model));
  };
  const written = bytes();
  expect(bytes()).toBe(written);
  const tagger = createTagger(gazetteer, modelOf(JSON.parse(written) as { emissions: string; transitions: number[] }));
  const said = (text: string) => tagger([{ no: 1, start: 0, end: text.length, text }])[0];
  expect(said('They asked Ulm Tarrin about it.')).toEqual([{ first: 2, last: 3, kind: 'person' }]);
  expect(said('They went to Tarrham by train.')).toEqual([{ first: 3, last: 3, kind: 'place' }]);
});
