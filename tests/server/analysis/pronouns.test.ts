import { expect, test } from 'vitest';
import { createAnalyser } from '../../../server/analysis/analyse.ts';
import { createLexiconScorer } from '../../../server/analysis/sentiment.ts';
import type { Actor } from '../../../server/contract/actor.ts';
import { articleOf } from '../../support/reading.ts';

const person = (id: string, name: string): Actor => ({
  id,
  wikidata: null,
  kind: 'person',
  name,
  aliases: [
    { text: name, type: 'full' },
    { text: name.split(' ').at(-1) ?? '', type: 'surname' },
  ],
  country: null,
  party: null,
  offices: [],
});

const analyse = createAnalyser({
  catalogue: {
    actors: [
      person('anna', 'Anna Orrel'),
      person('peter', 'Peter Grund'),
      person('paul', 'Paul Weller'),
      person('ykki', 'Ykki Saal'),
    ],
    titles: [],
  },
  scorer: createLexiconScorer(),
});
const meant = (body: string, language = 'en') =>
  analyse(articleOf(null, body, null, language)).stand_ins.map(({ surface, actor }) => `${surface} ${actor}`);

const CASES: readonly (readonly [why: string, body: string, meant: readonly string[]])[] = [
  ['behind the name of its sentence', 'Anna Orrel said she had won.', ['she anna']],
  ['all forms', 'Peter Grund hurt himself, and his aides helped him.', ['himself peter', 'his peter', 'him peter']],
  ['in the next sentence', 'Anna Orrel arrived. She spoke.', ['She anna']],
  ['over one sentence without people', 'Anna Orrel arrived. Rain fell. She spoke.', ['She anna']],
  ['not over two', 'Anna Orrel arrived. Rain fell. Wind blew. She spoke.', []],
  [
    'along a chain of pronouns',
    'Anna Orrel arrived. She spoke. Her voice carried. She left.',
    ['She anna', 'Her anna', 'She anna'],
  ],
  [
    'the one of that gender',
    'Anna Orrel gave her notes to Peter Grund at the gate. He smiled, and she left.',
    ['her anna', 'He peter', 'she anna'],
  ],
  ['nobody where two fit', 'Peter Grund and Paul Weller met at the old mill. He smiled.', []],
  ['the subject where two fit', 'Peter Grund spoke for an hour with Paul Weller. He smiled.', ['He peter']],
  ['nobody where the other is a stranger', 'Peter Grund and James Tallow met at the old mill. He smiled.', []],
  ['nobody behind a headline, where strangers are not read', 'Peter Grund Meets James Tallow. He smiled.', []],
  ['a name that tells no gender may be both', 'Ykki Saal arrived. She spoke.', ['She ykki']],
  ['never the other gender', 'Anna Orrel arrived. He spoke.', []],
  ['somebody without a name may be meant', 'Peter Grund met a lawyer. He smiled.', []],
  ['a name that comes behind', 'Peter Grund left. In his speech, Paul Weller agreed.', []],
  ['not inside direct quotations', 'Peter Grund left. “He will return,” Anna Orrel said.', []],
];

test('a pronoun counts where it can mean one person only', () => {
  for (const [why, body, expected] of CASES) expect([why, meant(body)]).toEqual([why, expected]);
  console.log(`pronouns: ${CASES.length} cases`);
});

test('no pronoun is read in another language', () => {
  expect(meant('Anna Orrel said she had won.', 'de')).toEqual([]);
});
