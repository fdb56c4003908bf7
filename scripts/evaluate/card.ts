import type { AccuracyCard, Figure } from '../../server/contract/accuracy.ts';
import { GOLD_SETS } from './gold-sets.ts';
import { type Floors, type GoldNow, type Measured, roundedTo, taskOf, worstText } from './measured.ts';
import { statementOf } from './statements.ts';

/** Figures of speed: other each time, and nothing about truth. */
const isAccuracy = ({ name }: Measured): boolean => !name.includes('a second of CPU');

/** The kind of actor that the tone figures of a set are about. */
const KIND_OF_SET: Readonly<Record<string, Figure['kind']>> = {
  'NewsMTSC dev': 'person',
  'PerSenT dev': 'person',
  organisations: 'organisation',
  countries: 'country',
};

/** Tasks that are measured in English text alone. */
const ENGLISH = new Set(['tone', 'mentions', 'names', 'quotes']);

const NOT_MEASURED: readonly Pick<Figure, 'task' | 'kind' | 'language' | 'statement'>[] = [
  {
    task: 'tone',
    kind: 'place',
    language: 'en',
    statement: 'Tone toward a place: not measured.',
  },
  {
    task: 'tone',
    kind: 'other',
    language: 'en',
    statement: 'Tone toward other actors, such as events and laws: not measured.',
  },
  {
    task: 'tone',
    kind: null,
    language: null,
    statement: 'Tone in other languages than English: not scored, so not measured.',
  },
  {
    task: 'mentions',
    kind: null,
    language: null,
    statement: 'Names in other languages than English: counted where they are written alike, not measured.',
  },
  {
    task: 'mentions',
    kind: 'person',
    language: 'en',
    statement: 'Pronouns: not measured on marked text.',
  },
  { task: 'quotes', kind: null, language: 'en', statement: 'Who says what: not measured.' },
];

const NOTHING = {
  measure: 'not measured',
  value: null,
  low: null,
  high: null,
  n: 0,
  worst: null,
  set: null,
  set_is: null,
  set_is_not: null,
  scorer: null,
  gold_sha256: null,
  floor: null,
  date: null,
  version: null,
};

const rounded = (value: number | null): number | null => (value === null ? null : roundedTo(value));

function figureOf(one: Measured, floors: Floors, gold: GoldNow): Omit<Figure, 'date' | 'version'> {
  const { name, of, floor, worst, scorer } = one;
  // The sentence is made of what the file holds, so that both say the same to the last digit.
  const [value, low, high] = [roundedTo(one.value), rounded(one.low), rounded(one.high)];
  const { set = '', measure = '', sha256 } = floors[name] ?? {};
  const task = taskOf(name);
  const now = gold.hashes.get(set) ?? null;
  return {
    figure: name,
    task,
    kind: KIND_OF_SET[set] ?? null,
    language: ENGLISH.has(task) ? 'en' : null,
    statement: statementOf({ name, value, low, high, of }),
    measure,
    value,
    low,
    high,
    n: of,
    worst: worst === null ? null : worstText(worst),
    set,
    set_is: GOLD_SETS[set]?.is ?? null,
    set_is_not: GOLD_SETS[set]?.is_not ?? null,
    scorer,
    gold_sha256: now,
    // A floor that was set on other gold says nothing about this figure.
    floor: sha256 === now ? floor : null,
  };
}

/** What makes a figure another one; words about it do not. */
const same = (a: Omit<Figure, 'date' | 'version'>, b: Figure): boolean =>
  (['value', 'low', 'high', 'n', 'scorer', 'gold_sha256'] as const).every((key) => a[key] === b[key]);

type Now = { readonly date: string; readonly version: string };

/**
 * The card: what was measured now, in the order of the floors. A figure that is as it was keeps its day and version; one that
 * could not be measured now stays as it was. What nobody measures is listed as such.
 */
export function cardOf(
  all: readonly Measured[],
  floors: Floors,
  gold: GoldNow,
  before: AccuracyCard,
  now: Now,
): { card: AccuracyCard; kept: string[] } {
  const old = new Map(before.figures.map((figure) => [figure.figure, figure]));
  const fresh = new Map(all.filter(isAccuracy).map((one) => [one.name, one]));
  const kept: string[] = [];
  const figures = Object.keys(floors).flatMap((name): Figure[] => {
    const [one, known] = [fresh.get(name), old.get(name)];
    if (one === undefined) {
      if (known !== undefined) kept.push(name);
      return known === undefined ? [] : [known];
    }
    const figure = figureOf(one, floors, gold);
    const { date, version } = known !== undefined && same(figure, known) ? known : now;
    return [{ ...figure, date, version }];
  });
  // Who is quoted is measured as one thing, so once it is, that row goes.
  const open = NOT_MEASURED.filter(({ task }) => task !== 'quotes' || !figures.some((figure) => figure.task === task));
  const not = open.map((one) => ({
    figure: `${one.task}: ${one.statement.split(':')[0]}`,
    ...one,
    ...NOTHING,
  }));
  return { card: { figures: [...figures, ...not] }, kept };
}

/** The card as the file holds it. */
export const cardText = (card: AccuracyCard): string => `${JSON.stringify(card, null, 2)}\n`;
