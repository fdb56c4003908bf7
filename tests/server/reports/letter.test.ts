import { expect, test } from 'vitest';
import { compose } from '../../../server/reports/compose.ts';
import { letterOf, noteLetter } from '../../../server/reports/letter.ts';
import { ReportFilters } from '../../../server/contract/report.ts';
import { smallAsking } from '../../support/small.ts';

test('a letter holds the words and tables of a report, with its looks at each element and nothing to load', async () => {
  const document = await compose(await smallAsking(), 'weekly-brief', ReportFilters.parse({}), 'http://127.0.0.1:4747');
  const { html, text } = letterOf(document, ['brief.pdf']);
  const lede = document.blocks.find((block) => block.kind === 'lede');
  expect(lede?.kind === 'lede' && text.includes(lede.sentence)).toBe(true);
  const tables = document.blocks.filter(({ kind }) => kind === 'table').length;
  expect([html.match(/<table/g)?.length ?? 0, tables > 0]).toEqual([tables, true]);
  expect(html).toContain('brief.pdf');
  expect(html).toContain(document.provenance.link.replaceAll('&', '&amp;'));
  expect(html).not.toMatch(/var\(|<style|<script|<img|src=|url\(/);
  expect(text).toContain(document.provenance.snapshot);
});

test('what others wrote stays text in a letter', () => {
  const { html } = noteLetter('<b>', [{ text: '"><script>alert(1)</script>', link: 'javascript:alert(1)' }], "'&");
  expect(html).not.toMatch(/<script|href="javascript/);
  expect(html).toContain('&lt;script&gt;');
});
