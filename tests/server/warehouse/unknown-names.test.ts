import { expect, test } from 'vitest';
import { namesInFull } from '../../../server/warehouse/unknown-names.ts';

type Told = readonly (readonly [surface: string, kind: string])[];

const found = (told: Told) =>
  namesInFull(
    told.map(([surface, kind], at) => ({
      sentence: at + 1,
      surface,
      start: 0,
      end: surface.length,
      candidates: [],
      kind,
    })),
  ).map(({ name, surface, kind }) => [name, surface, kind]);

const CASES: readonly (readonly [why: string, told: Told, wanted: string[][]])[] = [
  [
    'a lone family name stands with its longer name and takes its kind, wherever it comes',
    [
      ['Lundquist', 'other'],
      ['Petra Lundquist', 'person'],
      ['Lundquist’s', 'other'],
    ],
    [
      ['Petra Lundquist', 'Lundquist', 'person'],
      ['Petra Lundquist', 'Petra Lundquist', 'person'],
      ['Petra Lundquist', 'Lundquist’s', 'person'],
    ],
  ],
  [
    'two of one family leave the family name alone',
    [
      ['Petra Lundquist', 'person'],
      ['Ove Lundquist', 'person'],
      ['Lundquist', 'other'],
    ],
    [
      ['Petra Lundquist', 'Petra Lundquist', 'person'],
      ['Ove Lundquist', 'Ove Lundquist', 'person'],
      ['Lundquist', 'Lundquist', 'other'],
    ],
  ],
  [
    'the last word of an organisation or a place is no short form of it',
    [
      ['Harbour Court', 'organisation'],
      ['Court', 'other'],
      ['Upper Dale', 'place'],
      ['Dale', 'place'],
    ],
    [
      ['Harbour Court', 'Harbour Court', 'organisation'],
      ['Court', 'Court', 'other'],
      ['Upper Dale', 'Upper Dale', 'place'],
      ['Dale', 'Dale', 'place'],
    ],
  ],
  [
    'possessives go, inside a name they stay, and a broken line is one space',
    [
      ["Petra Lundquist's", 'person'],
      ["Ames'", 'other'],
      ["Moder's Mill", 'organisation'],
      ['Ove\nLund', 'person'],
    ],
    [
      ['Petra Lundquist', "Petra Lundquist's", 'person'],
      ['Ames', "Ames'", 'other'],
      ["Moder's Mill", "Moder's Mill", 'organisation'],
      ['Ove Lund', 'Ove\nLund', 'person'],
    ],
  ],
  [
    'a name that a title shows to be a person is one in all its places of the family name',
    [
      ['Wim Aker', 'other'],
      ['Wim Aker', 'person'],
      ['Aker', 'other'],
    ],
    [
      ['Wim Aker', 'Wim Aker', 'other'],
      ['Wim Aker', 'Wim Aker', 'person'],
      ['Wim Aker', 'Aker', 'person'],
    ],
  ],
];

test.each(CASES)('%s', (_, told, wanted) => {
  expect(found(told)).toEqual(wanted);
});
console.log(`names in full: ${CASES.length} cases`);
