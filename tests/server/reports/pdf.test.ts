import { expect, test } from 'vitest';
import { pdfOf } from '../../../server/reports/pdf.ts';
import { hostile, PAYLOADS } from '../../support/hostile.ts';
import { pagesOfPdf } from '../../support/pdf.ts';
import { documentOf, reported } from '../../support/reported.ts';
import { smallAsking } from '../../support/small.ts';

const pagesOf = async (document: Parameters<typeof pdfOf>[0]) => pagesOfPdf(Buffer.from(await pdfOf(document)));
/** Words as they stand on pages, whatever the spaces between them were made of. */
const close = (text: string) => text.replace(/\s/g, '');

test('pages say what the report says, number themselves, and hold vectors and no pixels', async () => {
  const document = await reported(await smallAsking(), 'comparison', { actors: 'ukraine,russia' });
  const pages = await pagesOf(document);
  expect(pages.length).toBeGreaterThanOrEqual(2);
  for (const [at, { text }] of pages.entries()) expect(close(text)).toContain(`Page${at + 1}of${pages.length}`);
  const all = close(pages.map(({ text }) => text).join(''));
  for (const words of ['Russia and Ukraine', 'Who was named, and in what tone', '66.7 %', document.provenance.snapshot])
    expect(all).toContain(close(words));
  expect(pages.reduce((sum, { pixels }) => sum + pixels, 0)).toBe(0);
  expect(pages.reduce((sum, { strokes }) => sum + strokes, 0)).toBeGreaterThan(50);
});

test('Cyrillic and Greek letters are drawn and can be copied, in the text and in the figures', async () => {
  const [page] = await pagesOf(hostile('Київ, Ґалаґан, Αθήνα, Łódź, Čapek'));
  expect(close(page?.text ?? '').split(close('Київ, Ґалаґан, Αθήνα, Łódź, Čapek')).length).toBeGreaterThan(8);
});

test('the same snapshot and filters give the same bytes, dated by the snapshot', async () => {
  const asking = await smallAsking();
  const write = async () => Buffer.from(await pdfOf(await reported(asking, 'source-health')));
  const first = await write();
  expect((await write()).equals(first)).toBe(true);
  expect(first.toString('latin1')).toContain('(D:20260101000000Z)');
});

test('whatever text says, a file runs nothing and leads to the web alone', async () => {
  let cases = 0;
  // Sixteen at a time, as a file takes a while to write.
  for (let at = 0; at < PAYLOADS.length; at += 16) {
    const payloads = PAYLOADS.slice(at, at + 16);
    const raw = Buffer.from(await pdfOf(hostile(payloads.join(' ')))).toString('latin1');
    expect([payloads, /\/(?:JavaScript|JS|Launch|EmbeddedFile|OpenAction|AA)\b/.test(raw)]).toEqual([payloads, false]);
    const leads = [...raw.matchAll(/\/URI \(([^)]*)/g)].map(([, to = '']) => to);
    expect([payloads, leads.filter((to) => !/^https?:/.test(to))]).toEqual([payloads, []]);
    expect(leads.length).toBeGreaterThan(0);
    cases += payloads.length;
  }
  console.log(`cases: ${cases}`);
  expect(cases).toBeGreaterThanOrEqual(60);
});

test('a report of nothing but words has a page', async () => {
  expect(await pagesOf(documentOf([{ kind: 'text', text: 'Nothing.' }]))).toHaveLength(1);
});
