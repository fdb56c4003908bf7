import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonCutter } from '../../../../server/ingest/readers/json-records.ts';

/** The records cut out of a text that comes in pieces of the given size. */
function cut(text: string, size = 1000, most?: number): string[] {
  const cutter = jsonCutter(most);
  const bytes = Buffer.from(text);
  const records = [];
  for (let from = 0; from < bytes.length; from += size) records.push(...cutter.push(bytes.subarray(from, from + size)));
  const last = cutter.end();
  if (last !== null) records.push(last);
  return records.map((record) => `${record.bytes?.toString() ?? `${record.size} bytes`}${record.whole ? '' : ' …'}`);
}

const inList = fc.array(fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3 }));

test('the elements of a list come back as they were written, however the bytes are cut', () => {
  fc.assert(
    fc.property(inList, fc.integer({ min: 1, max: 20 }), fc.constantFrom(0, 2), (list, size, indent) => {
      expect(cut(JSON.stringify(list, null, indent), size).map((text) => JSON.parse(text) as unknown)).toEqual(
        JSON.parse(JSON.stringify(list)),
      );
    }),
  );
});

test('so do those of a list that an object holds, whatever else it holds', () => {
  const other = fc.dictionary(
    fc.string().map((name) => `x${name}`),
    fc.jsonValue(),
    { maxKeys: 3 },
  );
  fc.assert(
    fc.property(inList, other, other, fc.integer({ min: 1, max: 20 }), (list, before, after, size) => {
      fc.pre(list.length > 0);
      const text = JSON.stringify({ ...before, results: list, ...after });
      // Members of equal names come once, and those that look like numbers first.
      const after_ = JSON.parse(text) as { results: unknown };
      expect(cut(text, size).map((one) => JSON.parse(one) as unknown)).toEqual(after_.results);
    }),
  );
});

test('brackets and quotation marks within texts cut nothing', () => {
  expect(cut('[{"a":"}],[{\\"\\\\"},{"b":"\\\\\\""}]', 1)).toEqual(['{"a":"}],[{\\"\\\\"}', '{"b":"\\\\\\""}']);
});

test('a list in a list is one element, and an empty list has none', () => {
  expect(cut('[[1,2],[3]]')).toEqual(['[1,2]', '[3]']);
  expect(cut('[]')).toEqual([]);
  expect(cut('  ')).toEqual([]);
});

test('a record over the limit has its size, and the next is whole', () => {
  expect(cut('[{"a":"long"},{"b":1}]', 3, 10)).toEqual(['12 bytes', '{"b":1}']);
});

test('a bracket too many does no harm to what comes before', () => {
  expect(cut('[{"a":1}]]')).toEqual(['{"a":1}', ']']);
});

test('any bytes at all are cut without a fault', () => {
  const noise = fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', 'a', ' ', '"items"') });
  fc.assert(
    fc.property(noise, fc.integer({ min: 1, max: 5 }), (text, size) => {
      // However it is cut into pieces, the same comes out.
      expect(cut(text, size)).toEqual(cut(text));
    }),
    { numRuns: 1000 },
  );
});
