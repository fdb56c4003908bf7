import { expect, test } from 'vitest';
import { createMasking } from '../../../../server/analysis/tone/masking.ts';
import { norland } from '../../../support/norland.ts';

test('catalogued names, strangers and given spans are masked in a sentence that stands alone', () => {
  const mask = createMasking(norland);
  const text = 'Then Norland thanked Zed Zorblat and him.';
  const spans = mask({ no: 1, start: 0, end: text.length, text }, [{ start: 37, end: 40 }]);
  expect(new Set(spans.map(({ start, end }) => text.slice(start, end)))).toEqual(
    new Set(['Norland', 'Zed Zorblat', 'him']),
  );
});
