import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_BYTES } from '../../../../server/ingest/readers/reader.ts';
import { readJsonl } from '../../../../server/ingest/readers/jsonl.ts';
import { all, bare, bodies, foundBy, inputOf, shown } from '../../../support/inputs.ts';

// What the engine says in brackets differs from one release to the next.
const read = async (text: string | Buffer) =>
  bodies(await foundBy(readJsonl, text, 'news.jsonl')).map((line) =>
    line.replace(/(not valid JSON) \(.+\)$/, '$1 (…)'),
  );

test('a broken line in the middle is named by file and line, and the rest is kept', async () => {
  expect(await read('{"body":"one"}\n{"body": oops}\n\n{"body":"four"}\n{"body":"five')).toEqual([
    'one',
    'news.jsonl:2: not valid JSON (…)',
    'four',
    'news.jsonl:5: not valid JSON (…)',
  ]);
});

test('a line that is no object is refused, and says what it is', async () => {
  expect(await read('[1]\nnull\n"text"\n7\n{"body":"x"}')).toEqual([
    'news.jsonl:1: not a JSON object (a list)',
    'news.jsonl:2: not a JSON object (null)',
    'news.jsonl:3: not a JSON object (a string)',
    'news.jsonl:4: not a JSON object (a number)',
    'x',
  ]);
});

test('a line over 10 MB is refused with its size, and the rest is kept', async () => {
  const long = `{"body":"${'a'.repeat(MOST_BYTES)}"}`;
  expect(await read(`{"body":"one"}\n${long}\n{"body":"three"}`)).toEqual([
    'one',
    'news.jsonl:2: larger than 10 MB (10 MB)',
    'three',
  ]);
});

test('files put one behind the other, with their byte-order marks and Windows line ends, are read', async () => {
  expect(await read('{"body":"one"}\r\n\uFEFF{"body":"two"}\r\n')).toEqual(['one', 'two']);
});

test('one line in another encoding does not garble the others', async () => {
  const lines = [
    Buffer.from('{"body":"Київ"}\n'),
    Buffer.from('{"body":"caf\xe9"}\n', 'latin1'),
    Buffer.from('{"body":"Львів"}'),
  ];
  expect(await read(Buffer.concat(lines))).toEqual(['Київ', 'café', 'Львів']);
});

test('a record that came through a pipe may say where it stood before', async () => {
  const line = '{"record":"talks.csv:12","body":"one"}\n{"record":5,"body":"two"}';
  const inputs = async (piped: boolean) =>
    (await all(readJsonl(inputOf(line, 'standard input', 100, piped)))).map(
      (found) => found.kind === 'article' && found.article.input,
    );
  expect(await inputs(true)).toEqual(['talks.csv:12', 'standard input:2']);
  expect(await inputs(false)).toEqual(['standard input:1', 'standard input:2']);
});

test('articles written as JSONL come back equal, however the bytes are cut', async () => {
  const text = fc.string({ unit: 'grapheme' });
  const record = fc.record({ title: fc.option(text.filter((one) => one.trim() !== '')), body: text });
  await fc.assert(
    fc.asyncProperty(fc.array(record), fc.integer({ min: 1, max: 99 }), async (records, size) => {
      const lines = records.map((one) => `${JSON.stringify(one)}\n`).join('');
      const expected = records.map(({ title, body }, at) =>
        bare({ input: `news.jsonl:${at + 1}`, title, body: body.trim() === '' ? '' : body }),
      );
      expect(shown(await foundBy(readJsonl, lines, 'news.jsonl', size))).toEqual(expected);
    }),
  );
});

test('letters that were lost are counted, here and where the record came through a pipe', async () => {
  const torn = Buffer.concat([
    Buffer.from('{"body":"Київ'),
    Buffer.from([0xd0]),
    Buffer.from(' і Львів"}\n{"body":"whole"}'),
  ]);
  const found = shown(await foundBy(readJsonl, torn, 'news.jsonl'));
  expect(found).toEqual([
    { ...bare({ input: 'news.jsonl:1', body: 'Київ\uFFFD і Львів' }), replaced: 1 },
    bare({ input: 'news.jsonl:2', body: 'whole' }),
  ]);
  const piped = shown(
    await all(readJsonl(inputOf('{"body":"x","record":"a.txt","replaced":3}', 'news', undefined, true))),
  );
  expect(piped).toEqual([{ ...bare({ input: 'a.txt', body: 'x' }), replaced: 3 }]);
});

test('a record that was refused before it came through a pipe stays so, with its place and reason', async () => {
  const line = '{"record":"a.csv:7","unreadable":"larger than 10 MB (12 MB)"}';
  const piped = await all(readJsonl(inputOf(line, 'news', undefined, true)));
  expect(piped).toEqual([{ kind: 'unreadable', input: 'a.csv:7', reason: 'larger than 10 MB (12 MB)' }]);
  // In a file of its own it is a record like any other, which has no text.
  expect(shown(await foundBy(readJsonl, line, 'news.jsonl'))).toEqual([bare({ input: 'news.jsonl:1', body: '' })]);
});
