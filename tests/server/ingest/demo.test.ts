import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixedClock } from '../../../server/base/clock.ts';
import { inThread } from '../../../server/ingest/analysing.ts';
import { loadDemo } from '../../../server/ingest/demo.ts';
import { textRules } from '../../../server/text/rules.ts';
import { memoryWarehouse } from '../../../server/warehouse/open.ts';
import { root } from '../../support/sources.ts';

test('every line of the demo is a record of one run that is named so', async () => {
  const folder = join(root, 'data', 'demo');
  const lines = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').trimEnd().split('\n'));
  const clock = fixedClock('2026-01-01T00:00:00Z');
  const warehouse = await memoryWarehouse(clock, textRules, 'UTC');
  const nothing = { sentences: [], mentions: [], quotes: [], unresolved: [], names: [], stand_ins: [] };
  const analyse = inThread((article) => ({ article, ...nothing }));
  const { ledger } = await loadDemo({ warehouse, analyse, clock, timezone: 'UTC' });
  console.log(`demo: ${ledger.inputs} records`);
  expect(ledger.inputs).toBe(lines.length);
  expect([ledger.rejected, ledger.added > 500]).toEqual([0, true]);
});
