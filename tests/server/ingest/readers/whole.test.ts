import { expect, test } from 'vitest';
import { MOST_BYTES } from '../../../../server/ingest/readers/reader.ts';
import { readWhole } from '../../../../server/ingest/readers/whole.ts';
import { all, bodies, inputOf } from '../../../support/inputs.ts';

const whole = async (bytes: Buffer) =>
  bodies(
    await all(readWhole(inputOf(bytes, 'long.txt'), (read) => ({ body: `${read.length} bytes`, format: 'text' }))),
  );

test('a file is one article, up to the limit of a record', async () => {
  expect(await whole(Buffer.alloc(MOST_BYTES, 'a'))).toEqual(['10000000 bytes']);
  expect(await whole(Buffer.alloc(MOST_BYTES + 100_000, 'a'))).toEqual(['long.txt: larger than 10 MB (10.1 MB)']);
});

test('nothing at all is no article', async () => {
  expect(await whole(Buffer.alloc(0))).toEqual([]);
});
