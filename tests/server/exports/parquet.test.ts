import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { questions } from '../../../server/contract/questions/all.ts';
import { asked } from '../../../server/exports/answer.ts';
import { declaredColumns } from '../../../server/exports/columns.ts';
import { fileOf } from '../../../server/exports/files.ts';
import { parquetOf } from '../../../server/exports/parquet.ts';
import { openReader } from '../../support/read-back.ts';
import { smallAsking } from '../../support/small.ts';
import { bytesOf } from '../../support/written.ts';

const folderOf = () => mkdtempSync(join(tmpdir(), 'newstally-parquet-'));

test('a file is typed by the declarations and says what it holds; its folder is empty afterwards', async () => {
  const scratch = folderOf();
  const reader = await openReader();
  const asking = { ...(await smallAsking()), scratch };
  const query = { actors: 'ukraine', from: '2021-05-03', to: '2021-05-09', format: 'parquet' } as const;
  const { answer, parts } = await fileOf(asking, '/mentions', asked(query), null);
  const bytes = await bytesOf(parts);
  const { types, told } = await reader.parquetFacts(bytes);
  expect(types).toEqual({
    week: 'DATE',
    actor: 'VARCHAR',
    name: 'VARCHAR',
    kind: 'VARCHAR',
    mentions: 'BIGINT',
    articles: 'BIGINT',
    stories: 'BIGINT',
    partial: 'BOOLEAN',
  });
  expect(told).toMatchObject({
    question: '/mentions',
    snapshot: answer.snapshot,
    versions: JSON.stringify(answer.versions),
  });
  expect(told['query']).toMatch(/^from=2021-05-03&to=2021-05-09&actors=ukraine&unit=mentions/);
  expect(JSON.parse(told['columns']!)).toMatchObject({ actor: 'Slug of the actor' });
  const watched = await bytesOf((await fileOf(asking, '/snapshots', asked({ format: 'parquet' }), null)).parts);
  expect((await reader.parquetFacts(watched)).types).toMatchObject({ made_at: 'TIMESTAMP WITH TIME ZONE' });
  const nested = await bytesOf((await fileOf(asking, '/watchlists', asked({ format: 'parquet' }), null)).parts);
  expect((await reader.parquetFacts(nested)).types).toMatchObject({
    members: 'STRUCT(actor VARCHAR, "name" VARCHAR)[]',
  });
  expect(readdirSync(scratch)).toEqual([]);
  reader.close();
  rmSync(scratch, { recursive: true });
});

test('what goes wrong leaves nothing behind', async () => {
  const scratch = folderOf();
  const question = questions.find(({ path }) => path === '/mentions')!;
  const rows = (async function* () {
    yield [{ week: '2021-05-03' }];
    throw new Error('the source broke');
  })();
  const answer = { query: {}, snapshot: '1-0', versions: {}, notes: [] };
  await expect(bytesOf(parquetOf(question, { answer, count: 2, rows }, scratch))).rejects.toThrow('the source broke');
  expect(readdirSync(scratch)).toEqual([]);
  rmSync(scratch, { recursive: true });
});

test('every column of every question has a type that its file keeps', () => {
  const types = questions.flatMap((question) => declaredColumns(question).map(({ type }) => type));
  const counts = Object.fromEntries(
    [...new Set(types)].map((type) => [type, types.filter((one) => one === type).length]),
  );
  console.log(`columns: ${JSON.stringify(counts)}`);
  expect(types.length).toBeGreaterThan(500);
  expect(Object.keys(counts).sort()).toEqual(['boolean', 'date', 'instant', 'integer', 'nested', 'number', 'text']);
});
