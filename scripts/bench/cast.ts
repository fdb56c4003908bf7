import type { Actor } from '../../server/contract/actor.ts';

/** Ten actors whose every weekly count is known beforehand. */
export const MARKED = Array.from({ length: 10 }, (_, no) => `marked-${no}`);

/** Actors with one planted fact each: a step in tone, a burst, a pair, a pair far down a long article, a changed date. */
export const STEPPING = 'stepping';
export const BURSTING = 'bursting';
export const PAIR = ['pair-one', 'pair-two'] as const;
export const FAR = ['far-one', 'far-two'] as const;
export const MOVED = 'moved';

const PLANTED = [...MARKED, STEPPING, BURSTING, ...PAIR, ...FAR, MOVED];

/** About as many as the shipped catalogue holds. */
export const BACKGROUND_ACTORS = 5000;

const SYLLABLES = 'ba den fo gri hal jo kem lu mar nis or pel qui ras sto tal uv wen yor zim'.split(' ');

/** Two made-up words that no two numbers share: the number in base 20, a syllable a digit. */
function madeName(no: number): string {
  const syllable = (place: number) => SYLLABLES[Math.floor(no / SYLLABLES.length ** place) % SYLLABLES.length] ?? '';
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  return `${capital(syllable(0) + syllable(1))} ${capital(syllable(2) + syllable(3))}er`;
}

const kindOf = (no: number): Actor['kind'] =>
  no % 10 < 6 ? 'person' : no % 10 < 8 ? 'organisation' : no % 10 < 9 ? 'country' : 'place';

const actor = (id: string, kind: Actor['kind'], name: string): Actor => ({
  id,
  wikidata: null,
  kind,
  name,
  aliases: [{ text: name, type: 'full' }],
  country: null,
  party: null,
  offices: [],
});

/** "pair-one" is written "Pair One". */
const writtenName = (slug: string): string =>
  slug.replace(/(?:^|-)(\w)/g, (_, letter: string) => ` ${letter.toUpperCase()}`).trim();

/** Everybody whom the collection can name: the planted ones first, then the background by rank. */
export const planted: readonly Actor[] = PLANTED.map((slug) => actor(slug, 'person', writtenName(slug)));
export const background: readonly Actor[] = Array.from({ length: BACKGROUND_ACTORS }, (_, no) =>
  actor(`background-${no}`, kindOf(no), madeName(no)),
);

const plantedBySlug = new Map(planted.map((one) => [one.id, one]));

export function plantedActor(slug: string): Actor {
  const found = plantedBySlug.get(slug);
  if (found === undefined) throw new Error(`"${slug}" is nobody that was planted`);
  return found;
}

export type Outlet = { readonly name: string; readonly language: string; readonly firstWeek: number };

const TOWNS = ['Northgate', 'Harbour', 'Millford', 'Eastbridge', 'Lakeside', 'Hillcrest', 'Riverton', 'Southport'];
const PAPERS = ['Post', 'Courier', 'Wire', 'Gazette', 'Herald'];

/** Forty invented outlets: most in English from the first week on, some in other languages, some beginning later. */
export const outlets: readonly Outlet[] = TOWNS.flatMap((town, row) =>
  PAPERS.map((paper, column) => {
    const no = row * PAPERS.length + column;
    return {
      name: `${town} ${paper}`,
      language: no % 13 === 12 ? 'uk' : no % 20 === 19 ? 'de' : 'en',
      firstWeek: no % 7 === 6 ? 10 + no : 1,
    };
  }),
);
