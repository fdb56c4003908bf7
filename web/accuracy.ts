import type { RowOf } from '../server/contract/questions/all.ts';
import { msg } from './words.ts';

type Figure = RowOf<'/accuracy'>;

/** Figures that were measured on one set; `set` is null for what nobody measured. */
export type OfSet = {
  readonly set: string | null;
  readonly is: string | null;
  readonly is_not: string | null;
  readonly figures: readonly Figure[];
};
export type Section = { readonly name: string; readonly heading: string; readonly sets: readonly OfSet[] };

type Sorted = {
  readonly name: string;
  readonly heading: string;
  readonly holds: (figure: Figure) => boolean;
};

const tone = (kind: Figure['kind'], heading: string): Sorted => ({
  name: `tone-${kind}`,
  heading,
  holds: (figure) => figure.task === 'tone' && figure.kind === kind && figure.set !== null,
});
const ofTask = (heading: string, ...tasks: string[]): Sorted => ({
  name: tasks[0] ?? '',
  heading,
  holds: ({ task }) => tasks.includes(task),
});

/** In the order in which a reader would doubt. What fits nowhere comes last, so that no figure is ever left out. */
const SECTIONS: readonly Sorted[] = [
  ofTask(msg('Who is named'), 'mentions'),
  tone('person', msg('Tone toward a person')),
  tone('organisation', msg('Tone toward an organisation')),
  tone('country', msg('Tone toward a country')),
  { ...ofTask(msg('Tone, whoever it is about'), 'tone'), name: 'tone' },
  ofTask(msg('Who says what'), 'quotes'),
  ofTask(msg('Names the catalogue does not hold'), 'names'),
  ofTask(msg('Days of publication'), 'dates'),
  ofTask(msg('Text, title and authors of a page'), 'extraction', 'metadata'),
  ofTask(msg('Feeds'), 'feeds'),
  ofTask(msg('Copies of one report'), 'stories'),
  ofTask(msg('Page furniture'), 'boilerplate'),
];
/** Apart from all others, because nobody drew these mentions fairly. */
const CHECKS: Sorted = ofTask(msg('Checked in this database'), 'checks');
const REST: Sorted = { name: 'rest', heading: msg('Further figures'), holds: () => true };

/** What says most comes first: plain shares before F1, the scorer that is usual before the others. */
const RANKS = ['accuracy', msg('share without the opposite sign'), msg('macro F1')];
const SCORERS = ['blend', 'linear', 'lexicon'];
const rankOf = (words: readonly string[], word: string): number =>
  words.includes(word) ? words.indexOf(word) : words.length;
const before = (a: Figure, b: Figure): number =>
  rankOf(RANKS, a.measure) - rankOf(RANKS, b.measure) ||
  rankOf(SCORERS, a.scorer?.split('@')[0] ?? '') - rankOf(SCORERS, b.scorer?.split('@')[0] ?? '');

/** The card as sections, each by the sets it was measured on; sections without a figure are left out, but for the checks. */
export function sectionsOf(figures: readonly Figure[]): Section[] {
  const left = new Set(figures);
  const sections = [...SECTIONS, CHECKS, REST].map((section): Section => {
    const held = [...left].filter(section.holds);
    for (const figure of held) left.delete(figure);
    const names = [...new Set(held.map(({ set }) => set))];
    // What nobody measured stands below what somebody did.
    const sets = names
      .toSorted((a, b) => Number(a === null) - Number(b === null))
      .map((set): OfSet => {
        const those = held.filter((figure) => figure.set === set);
        const { set_is = null, set_is_not = null } = those[0] ?? {};
        return { set, is: set_is, is_not: set_is_not, figures: those.toSorted(before) };
      });
    return { name: section.name, heading: section.heading, sets };
  });
  return sections.filter(({ name, sets }) => sets.length > 0 || name === CHECKS.name);
}
