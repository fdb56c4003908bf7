import { expect, test } from 'vitest';
import { readHtml } from '../../../../server/ingest/readers/html.ts';
import { bare, bodies, foundBy, shown } from '../../../support/inputs.ts';

test('a page is one article in HTML, title and date left in it', async () => {
  const page = '<!doctype html><title>Talks</title><p>The ministers met.</p>';
  expect(shown(await foundBy(readHtml, page, 'talks.html'))).toEqual([
    bare({ input: 'talks.html', body: page, format: 'html' }),
  ]);
});

test('a page is read in the character set that it declares', async () => {
  const kiev = Buffer.from([0xca, 0xe8, 0xe5, 0xe2]); // "Киев" in windows-1251
  const page = (head: string) => Buffer.concat([Buffer.from(`<html><head>${head}</head><p>`), kiev]);
  for (const head of [
    '<meta charset="windows-1251">',
    '<META http-equiv=Content-Type content="text/html; charset=windows-1251">',
  ]) {
    expect(bodies(await foundBy(readHtml, page(head)))).toEqual([`<html><head>${head}</head><p>Киев`]);
  }
});

test('a page in UTF-8 is that, whatever it declares', async () => {
  const page = '<meta charset="windows-1251"><p>Київ</p>';
  expect(bodies(await foundBy(readHtml, page))).toEqual([page]);
});

test('a head full of half tags does not take ages', async () => {
  const page = `<html>${'<meta charset '.repeat(50_000)}`;
  expect(bodies(await foundBy(readHtml, page))).toEqual([page]);
});
