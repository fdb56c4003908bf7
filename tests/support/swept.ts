import { expect } from 'vitest';
import { fixedClock } from '../../server/base/clock.ts';
import { VERSIONS } from '../../server/contract/answer.ts';
import type { Question } from '../../server/contract/question.ts';
import { questions } from '../../server/contract/questions/all.ts';
import { FORMATS, type Format } from '../../server/contract/vocabulary.ts';
import { createAsking } from '../../server/exports/answer.ts';
import { textRules } from '../../server/text/rules.ts';
import { memoryWarehouse } from '../../server/warehouse/open.ts';
import { appOf, at } from './app.ts';
import { type Choices, randomFilters } from './asked.ts';
import { randomFrom, randomWorld } from './random.ts';
import { expected, openReader, readWorkbook } from './read-back.ts';

/** What was compared, so that a sweep that compared nothing is seen. */
export type Swept = { answers: number; refused: number; rows: Record<Format, number> };

const CLOCK = fixedClock('2026-01-01T00:00:00Z');

async function worldOf(seed: number) {
  const { actors, facts } = randomWorld(seed, { articles: 140, actors: 9, sources: 4, weeks: 9 });
  const warehouse = await memoryWarehouse(CLOCK, textRules, 'UTC');
  await warehouse.putActors(actors);
  const run = await warehouse.beginRun('=swept.jsonl');
  await warehouse.ingest({ id: 'swept', run, facts });
  const app = appOf(createAsking(warehouse, CLOCK, 'UTC', { actors: [...actors], titles: [] }));
  const choices: Choices = {
    actors: actors.map(({ id }) => id),
    sources: ['source-0', 'source-1', 'source-2'],
    words: ['as', 'a1*', '"as 0"'],
    from: '2021-03-01',
    to: '2021-04-25',
    articles: facts.map(({ article }) => article.id),
  };
  return { app, choices, warehouse };
}

/** Each question in each format with `rounds` random filters: every file is read by somebody else and has the rows of the JSON. */
export async function sweep(rounds: number, seed: number): Promise<Swept> {
  const random = randomFrom(seed);
  const { app, choices, warehouse } = await worldOf(seed);
  const reader = await openReader();
  const swept: Swept = {
    answers: 0,
    refused: 0,
    rows: Object.fromEntries(FORMATS.map((format) => [format, 0])) as Record<Format, number>,
  };
  try {
    for (const question of questions as readonly Question[]) {
      const schema = question.row.strict();
      for (let round = 0; round < rounds; round += 1) {
        const { filters, id } = randomFilters(random, choices, question);
        const known = Object.entries(filters).filter(
          ([key, value]) => value !== undefined && key !== 'format' && key in question.filters.shape,
        );
        const query = new URLSearchParams(known.map(([key, value]) => [key, String(value)]));
        const path = `/api/v1${question.path.replace('{id}', id ?? '')}`;
        const get = async (format: Format) => {
          const page = question.keyset !== undefined && /^(?:json|columns)$/.test(format) ? '&limit=1000' : '';
          return app.request(at(`${path}?${query}&format=${format}${page}`));
        };
        const json = await get('json');
        if (json.status !== 200) {
          const problem = (await json.json()) as { status: number; errors: unknown };
          expect([path, String(query), json.status]).toEqual([path, String(query), 400]);
          for (const format of FORMATS.slice(1))
            expect(((await (await get(format)).json()) as typeof problem).errors).toEqual(problem.errors);
          swept.refused += 1;
          continue;
        }
        const answer = (await json.json()) as { rows: Record<string, unknown>[]; versions: object; next?: string };
        for (const row of answer.rows) schema.parse(row);
        for (const name of Object.keys(answer.versions)) expect(VERSIONS).toContain(name);
        expect(answer.next).toBeUndefined();
        const rows = expected(question, answer.rows);
        const what = `${path}?${query}`;
        swept.answers += 1;
        swept.rows.json += rows.length;

        const { columns, ...head } = (await (await get('columns')).json()) as { columns: Record<string, unknown[]> };
        const { rows: _rows, ...told } = answer;
        expect([what, head]).toEqual([what, told]);
        const turned = answer.rows.map((_, no) =>
          Object.fromEntries(Object.entries(columns).map(([name, cells]) => [name, cells[no]])),
        );
        expectSame([what, 'columns'], expected(question, turned), rows);
        expect([what, Object.values(columns).every((cells) => cells.length === rows.length)]).toEqual([what, true]);
        swept.rows.columns += turned.length;

        const files = {
          csv: reader.csv,
          'csv-bom': reader.csv,
          ndjson: reader.ndjson,
          parquet: reader.parquet,
          xlsx: readWorkbook,
        } as const;
        for (const [format, read] of Object.entries(files) as [keyof typeof files, typeof reader.csv][]) {
          const file = await get(format);
          expect([what, format, file.status, file.headers.get('x-rows')]).toEqual([
            what,
            format,
            200,
            String(rows.length),
          ]);
          const bytes = Buffer.from(await file.arrayBuffer());
          if (format === 'csv-bom') expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
          const found = await read(question, bytes);
          expectSame([what, format], found, format.startsWith('csv') ? rows.map(guarded) : rows);
          swept.rows[format] += found.length;
        }
      }
    }
  } finally {
    reader.close();
    await warehouse.close();
  }
  return swept;
}

/** Compared as text first: walking two equal lists is most of the work otherwise. */
function expectSame(what: readonly string[], found: readonly unknown[], wanted: readonly unknown[]): void {
  if (JSON.stringify(found) !== JSON.stringify(wanted)) expect([what, found]).toEqual([what, wanted]);
}

/** What a CSV has for text that would run, and for no text. */
const guarded = (row: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [
      name,
      cell === '' ? null : typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell,
    ]),
  );
