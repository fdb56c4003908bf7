import type { Catalogue, Kind } from '../../server/contract/actor.ts';
import { tokenise } from '../../server/analysis/tokens.ts';
import { madeBody, madeElection, madeEvent, madeParty } from './made-names.ts';
import type { MarkedName, MarkedSentence } from './marked.ts';

export type Chance = () => number;

/** The names of data/names/known-names.json. */
export type KnownNames = {
  readonly names: Readonly<Record<'organisation' | 'country' | 'place' | 'event' | 'demonym', readonly string[]>>;
  readonly given: readonly string[];
  readonly family: readonly string[];
};

/** Names to fill with, by what they name. */
export type Names = Readonly<
  Record<'given' | 'family' | 'organisation' | 'country' | 'place' | 'event' | 'demonym', readonly string[]>
>;

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export function namesToFill(catalogue: Catalogue, known: KnownNames): Names {
  const of = (kind: Kind, type: string) =>
    catalogue.actors
      .filter((actor) => actor.kind === kind)
      .flatMap(({ aliases }) => aliases.filter((alias) => alias.type === type).map(({ text }) => text));
  return {
    given: known.given.map(capitalised),
    family: [...known.family.map(capitalised), ...of('person', 'surname')],
    organisation: [...known.names.organisation, ...of('organisation', 'full'), ...of('organisation', 'acronym')],
    country: [...known.names.country, ...of('country', 'full')],
    place: [...known.names.place, ...of('place', 'full')],
    event: known.names.event,
    demonym: [...known.names.demonym, ...of('country', 'demonym')],
  };
}

const oneOf = (list: readonly string[], chance: Chance): string => list[Math.floor(chance() * list.length)] ?? '';

const VOWELS = 'aeiou';
const CONSONANTS = 'bcdfghjklmnprstvz';

/** A word that no list holds, or hardly: names that nobody has heard of must be learned by their surroundings. */
function unheard(chance: Chance): string {
  let word = '';
  const length = 2 + Math.floor(chance() * 2);
  for (let i = 0; i < length; i += 1) {
    word +=
      CONSONANTS.charAt(Math.floor(chance() * CONSONANTS.length)) + VOWELS.charAt(Math.floor(chance() * VOWELS.length));
    if (chance() < 0.3) word += 'nrls'.charAt(Math.floor(chance() * 4));
  }
  return capitalised(word);
}

/** How many of the filled names are unheard of. */
const UNHEARD = 0.15;

/** Small words between given and family name. */
const SMALL_WORDS = [
  'van',
  'von',
  'de',
  'de la',
  'van der',
  'van den',
  'del',
  'da',
  'di',
  'bin',
  'al',
  'el',
  'dos',
  'du',
  'le',
  'ten',
];

function personOf(names: Names, chance: Chance, family: boolean): string {
  const last = chance() < UNHEARD ? unheard(chance) : oneOf(names.family, chance);
  if (family) return last;
  const first =
    chance() < 0.05 ? `${String.fromCharCode(65 + Math.floor(chance() * 26))}.` : oneOf(names.given, chance);
  const middle = chance() < 0.08 ? `${String.fromCharCode(65 + Math.floor(chance() * 26))}. ` : '';
  const small = chance() < 0.1 ? `${oneOf(SMALL_WORDS, chance)} ` : '';
  return `${first} ${middle}${small}${last}`;
}

const KIND: Readonly<Record<string, Kind>> = {
  person: 'person',
  family: 'person',
  organisation: 'organisation',
  team: 'organisation',
  country: 'country',
  place: 'place',
  event: 'other',
  demonym: 'other',
  party: 'organisation',
  acronym: 'organisation',
  body: 'organisation',
  election: 'other',
  affair: 'other',
};

const letters = (count: number, chance: Chance): string =>
  Array.from({ length: count }, () => String.fromCharCode(65 + Math.floor(chance() * 26))).join('');

/** What is made of words rather than taken from a list. */
const MADE: Readonly<Record<string, (names: Names, chance: Chance) => string>> = {
  party: madeParty,
  election: madeElection,
  affair: madeEvent,
  body: madeBody,
  acronym: (_, chance) => letters(2 + Math.floor(chance() * 3), chance),
  initial: (_, chance) => letters(1, chance),
  n: (_, chance) => String(Math.floor(10 ** (chance() * 2.6))),
  year: (_, chance) => String(1850 + Math.floor(chance() * 175)),
};

function filling(slot: string, names: Names, chance: Chance): string {
  if (slot === 'person' || slot === 'family') return personOf(names, chance, slot === 'family');
  const made = MADE[slot];
  if (made !== undefined) return made(names, chance);
  if (chance() < UNHEARD && slot !== 'country' && slot !== 'demonym' && slot !== 'event') return unheard(chance);
  return oneOf(names[(slot === 'team' ? 'place' : slot) as keyof Names] ?? [], chance);
}

/** A wire line with its slots filled, and the names marked in it. A slot in capitals is filled in capitals. */
export function filled(line: string, names: Names, chance: Chance): MarkedSentence {
  let text = '';
  const marked: MarkedName[] = [];
  let initial = -1;
  for (const [, plain = '', slot = ''] of line.matchAll(/([^{]*)(?:\{([A-Za-z]+)\})?/g)) {
    text += plain;
    if (slot === '') continue;
    const small = slot.toLowerCase();
    const word = filling(small, names, chance);
    const start = text.length;
    text += slot === small ? word : word.toUpperCase();
    const kind = KIND[small];
    if (small === 'initial') initial = start;
    else if (kind !== undefined) {
      marked.push({ start: initial >= 0 ? initial : start, end: text.length, kind });
      initial = -1;
    }
  }
  return { text, names: marked, open: [] };
}

/** A sentence with some of its names exchanged for others of the kind. Names of kind other stay, as they say what they are. */
export function exchanged(sentence: MarkedSentence, names: Names, chance: Chance, share: number): MarkedSentence {
  const parts = [
    ...sentence.names.map((name) => ({ ...name, open: false })),
    ...sentence.open.map((span) => ({ ...span, kind: 'other' as const, open: true })),
  ].sort((a, b) => a.start - b.start);
  let text = '';
  let from = 0;
  const marked: MarkedName[] = [];
  const open: { start: number; end: number }[] = [];
  for (const part of parts) {
    text += sentence.text.slice(from, part.start);
    const start = text.length;
    const before = sentence.text.slice(part.start, part.end);
    const stays = part.open || part.kind === 'other' || chance() >= share;
    const alone = tokenise(before).count === 1;
    text += stays ? before : filling(part.kind === 'person' && alone ? 'family' : part.kind, names, chance);
    if (part.open) open.push({ start, end: text.length });
    else marked.push({ start, end: text.length, kind: part.kind });
    from = part.end;
  }
  return { text: text + sentence.text.slice(from), names: marked, open };
}

/** A sentence in capitals, as headlines are printed; null where capitals would move its names. */
export function inCapitals({ text, names, open }: MarkedSentence): MarkedSentence | null {
  const capitals = text.toUpperCase();
  return capitals.length === text.length ? { text: capitals, names, open } : null;
}

/** A sentence with a capital for each longer word, as many papers print headlines, without the full stop. */
export function inTitleCase({ text, names, open }: MarkedSentence): MarkedSentence {
  const printed = text.replace(/(^|[\s“"(-])(\p{Ll})(?=\p{Ll}{3})/gu, (_, before: string, letter: string) => {
    const capital = letter.toUpperCase();
    return before + (capital.length === letter.length ? capital : letter);
  });
  return { text: printed.replace(/\.$/, ''), names, open };
}
