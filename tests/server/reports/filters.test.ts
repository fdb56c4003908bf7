import { expect, test } from 'vitest';
import { readReportFilters } from '../../../server/reports/filters.ts';

test('filters of a report are read and defaulted, and each wrong one is named with what would be right', () => {
  expect(readReportFilters({ actors: 'ukraine' })).toMatchObject({ actors: 'ukraine', grain: 'week', format: 'html' });
  expect(() => readReportFilters({ colour: 'red' })).toThrow(/a key of this report: .*actors/);
  expect(() => readReportFilters({ format: 'docx' })).toThrow(/one of html, pdf, xlsx, csv/);
});
