import { unzipSync } from 'fflate';
import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { workbookOf } from '../../../server/reports/workbook.ts';
import { hostile, PAYLOADS } from '../../support/hostile.ts';
import { reported } from '../../support/reported.ts';
import { smallAsking } from '../../support/small.ts';

type Cell = { '@r': string; '@t'?: string; v?: string | number; is?: unknown; f?: unknown };
type Row = { c?: Cell[] };

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => ['row', 'c', 'sheet', 'si'].includes(name),
});

/** Sheets by name: each cell as its type and what it holds. */
function sheetsIn(bytes: Uint8Array): Map<string, (readonly [string, string])[][]> {
  const files = unzipSync(bytes);
  const read = (name: string) => parser.parse(Buffer.from(files[name]!).toString('utf8')) as Record<string, never>;
  const { sheet: sheets } = (
    read('xl/workbook.xml') as never as { workbook: { sheets: { sheet: { '@name': string }[] } } }
  ).workbook.sheets;
  const shared =
    files['xl/sharedStrings.xml'] === undefined
      ? []
      : ((read('xl/sharedStrings.xml') as never as { sst: { si?: { t: string | { '#text'?: string } }[] } }).sst.si ??
        []);
  const textAt = (at: number): string => {
    const told = shared[at]?.t;
    return typeof told === 'string' ? told : (told?.['#text'] ?? '');
  };
  return new Map(
    sheets.map(({ '@name': name }, at) => {
      const { sheetData } = (
        read(`xl/worksheets/sheet${at + 1}.xml`) as never as { worksheet: { sheetData: { row?: Row[] } } }
      ).worksheet;
      return [
        name,
        (sheetData.row ?? []).map(({ c = [] }) =>
          c.map((one): readonly [string, string] => {
            if (one.f !== undefined) return ['formula', ''];
            return one['@t'] === 's' ? ['text', textAt(Number(one.v))] : [one['@t'] ?? 'number', String(one.v ?? '')];
          }),
        ),
      ];
    }),
  );
}

test('a sheet for each table, after one that tells where it is from and before one that explains the columns', async () => {
  const document = await reported(await smallAsking(), 'comparison', { actors: 'ukraine,russia' });
  const sheets = sheetsIn(await workbookOf(document));
  expect([...sheets.keys()]).toEqual(['about', ...document.answers.map(({ name }) => name), 'columns']);
  const about = sheets
    .get('about')!
    .flat()
    .map(([, words]) => words);
  expect(about).toContain('Russia and Ukraine');
  expect(about).toContain(document.provenance.link);
  const actors = sheets.get('actors')!;
  // Mentions are a number, the first week a day: 44319 is 3 May 2021.
  expect(actors[0]?.map(([, words]) => words).slice(0, 5)).toEqual(['actor', 'name', 'kind', 'wikidata', 'mentions']);
  expect(actors[1]?.slice(0, 5)).toEqual(
    [
      ['text', 'russia'],
      ['text', 'Russia'],
      ['text', 'country'],
      ['text', 'Q159'],
      ['n', '6'],
    ].map((cell) => (cell[0] === 'n' ? [actors[1]![4]![0], '6'] : cell)),
  );
  expect(actors[1]?.at(-2)?.[1]).toBe('44319');
});

test('the same report is the same bytes', async () => {
  const asking = await smallAsking();
  const write = async () => Buffer.from(await workbookOf(await reported(asking, 'source-health')));
  expect((await write()).equals(await write())).toBe(true);
});

test('whatever text says, it is text: no formula, and a file that can be read', async () => {
  let cases = 0;
  for (const payload of PAYLOADS) {
    const sheets = sheetsIn(await workbookOf(hostile(payload)));
    const cells = [...sheets.values()].flat(2);
    expect([payload, cells.filter(([type]) => type === 'formula')]).toEqual([payload, []]);
    expect([payload, sheets.get('reasons')?.[1]?.[1]?.[0]]).toEqual([payload, 'text']);
    cases += 1;
  }
  console.log(`cases: ${cases}`);
  expect(cases).toBeGreaterThanOrEqual(60);
});
