import genders from '../../data/names/genders.json' with { type: 'json' };
import { foldWord } from './tokens.ts';

export type Gender = 'she' | 'he';

const SHE: ReadonlySet<string> = new Set(genders.she);
const HE: ReadonlySet<string> = new Set(genders.he);

/** What a full name tells by its given name; null where it tells nothing. */
export function genderOf(fullName: string): Gender | null {
  const [given = ''] = fullName.split(/[\s.-]+/).map(foldWord);
  return SHE.has(given) === HE.has(given) ? null : SHE.has(given) ? 'she' : 'he';
}

/** What the word before a family name tells of its bearer: "Mrs. Harlow"; null for every other word. */
const HONORIFICS: ReadonlyMap<string, Gender> = new Map([
  ['mr', 'he'],
  ['mister', 'he'],
  ['mrs', 'she'],
  ['ms', 'she'],
  ['miss', 'she'],
]);
export const honorificOf = (word: string): Gender | null => HONORIFICS.get(word) ?? null;

/** A person who is told of without a name ("the spokesman"): behind such a word a pronoun may be his. */
export const SOMEBODY: ReadonlySet<string> = new Set(genders.somebody);
