import { expect, test } from 'vitest';
import type { Actor } from '../../../server/contract/actor.ts';
import { norland } from '../../support/norland.ts';
import { namesIn } from '../../support/reading.ts';

const person = (id: string, name: string, country: string | null = null): Actor => ({
  id,
  wikidata: null,
  kind: 'person',
  name,
  aliases: [
    { text: name, type: 'full' },
    { text: name.split(' ').at(-1) ?? '', type: 'surname' },
  ],
  country,
  party: null,
  offices: [],
});

const read = namesIn({
  ...norland,
  actors: [
    ...norland.actors,
    person('anna-orrel', 'Anna Orrel'),
    person('peter-orrel', 'Peter Orrel'),
    person('paul-quist', 'Paul Quist', 'norland'),
    person('ykki-saal', 'Ykki Saal', 'sudland'),
  ],
});

const CASES: readonly (readonly [why: string, body: string, found: readonly string[]])[] = [
  ['the only one of that gender', 'The plan of Mr. Orrel failed last week.', ['peter-orrel | Orrel | context']],
  ['the other one', 'The plan of Mrs. Orrel failed last week.', ['anna-orrel | Orrel | context']],
  ['nobody without a form of address', 'The plan of Orrel failed last week.', []],
  ['the only bearer', 'Then Mr. Quist left the room again.', ['paul-quist | Quist | context']],
  ['never one of the other gender', 'Then Ms. Quist left the room again.', []],
  ['nobody whose gender is not known', 'Then Ms. Saal left the room again.', []],
  [
    'by the country right before',
    'It was Sudland’s Saal who left the room.',
    ['sudland | Sudland | full_name', 'ykki-saal | Saal | context'],
  ],
  ['not by another country', 'It was Norland’s Saal who left the room.', ['norland | Norland | full_name']],
  ['not where a stranger bears the name', 'The painter Mark Quist came in. Then Mr. Quist left the room again.', []],
];

test('a family name that nobody bore in full is read by its form of address or its country', () => {
  for (const [why, body, found] of CASES) expect([why, read(body).found]).toEqual([why, found]);
  console.log(`context: ${CASES.length} cases`);
});

test('what is read is no longer open, what is not stays open with its candidates', () => {
  expect(read('Mr. Orrel spoke to a crowd.').unclear).toEqual([]);
  expect(read('A letter from Orrel came.').unclear).toEqual(['Orrel: anna-orrel peter-orrel']);
});
