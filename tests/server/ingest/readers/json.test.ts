import { expect, test } from 'vitest';
import { readJson } from '../../../../server/ingest/readers/json.ts';
import { bare, bodies, foundBy, shown } from '../../../support/inputs.ts';

// What the engine says in brackets differs from one release to the next.
const read = async (text: string) =>
  bodies(await foundBy(readJson, text, 'news.json')).map((line) => line.replace(/(not valid JSON) \(.+\)$/, '$1 (…)'));

test('one object is one article', async () => {
  expect(shown(await foundBy(readJson, '{\n  "headline": "Talks",\n  "text": "They met."\n}\n', 'news.json'))).toEqual([
    bare({ input: 'news.json#1', title: 'Talks', body: 'They met.' }),
  ]);
});

test('a list is an article an element', async () => {
  expect(await read('[ {"body":"one"}, {"body":"two"} ]')).toEqual(['one', 'two']);
});

test.each(['articles', 'items', 'data', 'results', 'documents'])('an object may hold its list as %s', async (name) => {
  const wrapped = `{"status":"ok","meta":{"${name}":[7]},"${name}":[{"body":"one"},{"body":"two"}],"next":{"items":[{"body":"not this"}]}}`;
  expect(await read(wrapped)).toEqual(['one', 'two']);
});

test('an article that has a list of its own is still one article', async () => {
  expect(await read('{"title":"Talks","body":"They met.","items":[{"body":"an advert"}]}')).toEqual(['They met.']);
  expect(await read('{"data":["a","b"],"body":"They met."}')).toEqual(['They met.']);
});

test('objects one behind the other are read, each over as many lines as it likes', async () => {
  expect(await read('{\n"body":"one"\n}\n{"body":"two"}{"body":"three"}')).toEqual(['one', 'two', 'three']);
});

test('a broken element is named by its number, and the rest is kept', async () => {
  expect(await read('[{"body":"one"},{"body": oops},7,{"body":"four"}]')).toEqual([
    'one',
    'news.json#2: not valid JSON (…)',
    'news.json#3: not a JSON object (a number)',
    'four',
  ]);
});

test('a file cut off in the middle gives what was complete and one refusal', async () => {
  const cut = 'the file ends before this record does, or before its closing bracket';
  expect(await read('[{"body":"one"},{"body":"tw')).toEqual(['one', `news.json#2: ${cut}`]);
  expect(await read('[{"body":"one"},')).toEqual(['one', `news.json#2: ${cut}`]);
  expect(await read('{"body":"one"')).toEqual([`news.json#1: ${cut}`]);
});

test('what is no JSON is one refusal', async () => {
  expect(await read('Talks in Kyiv')).toEqual(['news.json#1: not valid JSON (…)']);
});
