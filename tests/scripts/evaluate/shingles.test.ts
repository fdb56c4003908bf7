import { expect, test } from 'vitest';
import { compare, scoreOf } from '../../../scripts/evaluate/shingles.ts';

test('texts are compared by their runs of four words, counted with repeats', () => {
  // "a b c d", "b c d e" against "b c d e", "c d e f": one in both, one extra, one missing
  expect(compare('a b c d e', 'b c d e f')).toEqual({ both: 1 / 3, extra: 1 / 3, missing: 1 / 3 });
  expect(compare('a b c d', 'a b c d')).toEqual({ both: 1, extra: 0, missing: 0 });
  // "a a a a" twice wanted, once found
  expect(compare('a a a a a', 'a a a a')).toEqual({ both: 0.5, extra: 0, missing: 0.5 });
});

test('a text of fewer than four words is one run, and marks and white space make no other', () => {
  expect(compare('Talks failed', 'Talks failed')).toEqual({ both: 1, extra: 0, missing: 0 });
  expect(compare('Talks failed', 'talks failed')).toEqual({ both: 0, extra: 0.5, missing: 0.5 });
  expect(compare('“Talks failed,” he said.', 'Talks\n\nfailed he said')).toEqual({ both: 1, extra: 0, missing: 0 });
  expect(compare('', '')).toEqual({ both: 0, extra: 0, missing: 0 });
  expect(compare('Київ спить', '')).toEqual({ both: 0, extra: 0, missing: 1 });
});

test('precision and recall are means over texts, F1 is that of the two means, exact is without any difference', () => {
  const half = { both: 0.5, extra: 0.5, missing: 0 }; // precision 1/2, recall 1
  const whole = { both: 1, extra: 0, missing: 0 };
  const third = { both: 0.25, extra: 0, missing: 0.75 }; // precision 1, recall 1/4
  expect(scoreOf([half, whole])).toEqual({ precision: 0.75, recall: 1, f1: 1.5 / 1.75, exact: 0.5 });
  expect(scoreOf([whole, third])).toEqual({ precision: 1, recall: 0.625, f1: 1.25 / 1.625, exact: 0.5 });
});

test('a text of which nothing was found counts for recall and not for precision', () => {
  const none = { both: 0, extra: 0, missing: 1 };
  const whole = { both: 1, extra: 0, missing: 0 };
  expect(scoreOf([none, whole])).toEqual({ precision: 1, recall: 0.5, f1: 1 / 1.5, exact: 0.5 });
});
