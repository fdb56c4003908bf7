import { expect, test } from 'vitest';
import { genderOf, honorificOf, SOMEBODY } from '../../../server/analysis/genders.ts';

test('a given name tells of its bearer, one that both bear or nobody knows tells nothing', () => {
  expect(['Anna Orrel', 'Peter Grund', 'Élise Marot', 'Kim Saal', 'Ykki Saal', ''].map(genderOf)).toEqual([
    'she',
    'he',
    'she',
    null,
    null,
    null,
  ]);
});

test('forms of address tell, other words before a name do not', () => {
  expect(['mr', 'mrs', 'ms', 'dr', 'president'].map(honorificOf)).toEqual(['he', 'she', 'she', null, null]);
});

test('somebody without a name is a word for a person', () => {
  expect(['spokesman', 'lawyer', 'table'].map((word) => SOMEBODY.has(word))).toEqual([true, true, false]);
});
