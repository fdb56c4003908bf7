import { expect, test } from 'vitest';
import { REPORT_FORMATS } from '../../../server/contract/vocabulary.ts';
import { reportNamed } from '../../../server/reports/templates.ts';
import { typeOf, write } from '../../../server/reports/write.ts';
import { documentOf } from '../../support/reported.ts';

test('a file is named after what it holds, of which days, as of when', async () => {
  const { file, type, bytes } = await write(documentOf([]), 'csv');
  expect(file).toBe('newstally-weekly-brief-2021-05-03_2021-05-09-snapshot-1-abcdef01.zip');
  expect(type).toBe('application/zip');
  expect(bytes.length).toBeGreaterThan(100);
  expect(new Set(REPORT_FORMATS.map(typeOf)).size).toBe(4);
});

test('a report that there is not is told with those that there are', () => {
  expect(reportNamed('comparison')).toBe('comparison');
  expect(() => reportNamed('constructor')).toThrow(
    'There is no report "constructor". There are: weekly-brief, actor-brief, comparison, source-health, view.',
  );
});
