import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shapeOf, writeParquet } from '../../../../server/warehouse/duckdb/parquet.ts';

test('what a schema declares has a type of the engine; what it leaves open stays JSON', () => {
  expect(shapeOf({ type: ['string', 'null'] })).toBe('VARCHAR');
  expect(shapeOf({ anyOf: [{ type: 'null' }, { type: 'integer' }] })).toBe('BIGINT');
  expect(shapeOf({ type: 'string', format: 'date' })).toBe('DATE');
  expect(shapeOf({ type: 'array', items: { type: 'number' } })).toBe('DOUBLE[]');
  expect(shapeOf({ type: 'array', items: { type: 'object', properties: { a: { type: 'boolean' }, 'b"c': {} } } })).toBe(
    'STRUCT("a" BOOLEAN, "b""c" JSON)[]',
  );
});

test('quotation marks in what a file says of itself, and no rows at all, are a file too', async () => {
  const scratch = mkdtempSync(join(tmpdir(), 'newstally-parquet-'));
  const rows = (async function* () {})();
  const columns = [{ name: 'day', type: 'date', schema: { type: 'string', format: 'date' } }] as const;
  const made = await writeParquet({ columns, rows, metadata: () => ({ note: `it's "so"` }), scratch });
  const bytes = readFileSync(made.file);
  expect([bytes.subarray(0, 4).toString(), bytes.includes(`it's "so"`)]).toEqual(['PAR1', true]);
  made.remove();
  rmSync(scratch, { recursive: true });
});
