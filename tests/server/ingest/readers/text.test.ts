import { expect, test } from 'vitest';
import { readText } from '../../../../server/ingest/readers/text.ts';
import { bare, foundBy, shown } from '../../../support/inputs.ts';

const read = async (text: string | Buffer) => shown(await foundBy(readText, text));

test('the first line is the title, the rest the body', async () => {
  expect(await read('Talks in Kyiv\n\nThe ministers met.\n\n  They left.\n')).toEqual([
    bare({ title: 'Talks in Kyiv', body: 'The ministers met.\n\n  They left.' }),
  ]);
});

test('blank lines before the title and Windows line ends make no difference', async () => {
  expect(await read('\r\n \r\nTalks in Kyiv \r\n\r\nThe ministers met.\r\nThey left.')).toEqual([
    bare({ title: 'Talks in Kyiv', body: 'The ministers met.\r\nThey left.' }),
  ]);
});

test('a single line is a body without title', async () => {
  expect(await read('The ministers met.\n')).toEqual([bare({ body: 'The ministers met.' })]);
});

test('an old text in windows-1252 keeps its letters', async () => {
  expect(await read(Buffer.from('Caf\xe9\nna\xefve', 'latin1'))).toEqual([bare({ title: 'Café', body: 'naïve' })]);
});
