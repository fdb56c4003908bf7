import { expect, test } from 'vitest';
import { answerTo, asked, questionAt } from '../../../server/exports/answer.ts';
import { columnsOf } from '../../../server/exports/csv.ts';
import { csvMetadata } from '../../../server/exports/metadata.ts';
import { smallAsking } from '../../support/small.ts';

test('the file beside a CSV names its columns, and all of the answer but the rows', async () => {
  const asking = await smallAsking('Europe/Kyiv');
  const { rows: _rows, ...answer } = await answerTo(asking, '/mentions', asked({ from: '2021-05-03' }));
  const told = JSON.parse(csvMetadata(questionAt('/mentions'), answer, 'mentions.csv')) as {
    url: string;
    newstally: unknown;
    tableSchema: { columns: { name: string }[] };
  };
  expect(told.url).toBe('mentions.csv');
  const { query, snapshot, versions, notes } = answer;
  expect(told.newstally).toEqual({ query, snapshot, versions, notes });
  expect(versions.timezone).toBe('Europe/Kyiv');
  expect(told.tableSchema.columns.map(({ name }) => name)).toEqual(columnsOf(questionAt('/mentions')));
});
