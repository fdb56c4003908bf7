import { FLAG, isTurned, type View } from './view.ts';
import { FIRST, type Vocabulary } from './vocabulary.ts';

/** Features with values, which every mention has: sums of word scores by where they stand, and how the actor stands. */
export const VALUES = 24;

/** Units near the actor whose pairs and triples count. */
const PAIRS_WITHIN = 8;
const TRIPLES_WITHIN = 5;

/** Distance from the actor in steps that grow. */
function farOf(distance: number): number {
  const size = Math.abs(distance);
  return size <= 1 ? 0 : size === 2 ? 1 : size <= 4 ? 2 : size <= 8 ? 3 : size <= 16 ? 4 : 5;
}

/** Mixes a number into a hash (the steps of FNV-1a with a whole number at once, and a shift against patterns). */
const mixed = (hash: number, value: number): number => {
  const next = Math.imul(hash ^ value, 0x01000193);
  return next ^ (next >>> 15);
};
const START = 0x811c9dc5 | 0;

/** What a feature is about: the hash that it begins with. */
const IS = {
  word: mixed(START, 1),
  placed: mixed(START, 2),
  claused: mixed(START, 3),
  negated: mixed(START, 4),
  pair: mixed(START, 5),
  triple: mixed(START, 6),
  group: mixed(START, 7),
  clausedGroup: mixed(START, 8),
  around: mixed(START, 9),
  signed: mixed(START, 10),
  groupBetween: mixed(START, 11),
  groupPair: mixed(START, 12),
  skip: mixed(START, 13),
  aroundGroup: mixed(START, 14),
  turned: mixed(START, 15),
} as const;

/** The features of one mention: hashes with the unit each is about, and values. Good until the next mention is read. */
export type Features = {
  count: number;
  hashes: Int32Array;
  units: Int32Array;
  readonly values: Float32Array;
};

export const newFeatures = (): Features => ({
  count: 0,
  hashes: new Int32Array(1024),
  units: new Int32Array(1024),
  values: new Float32Array(VALUES),
});

function push(features: Features, hash: number, unit: number): void {
  if (features.count === features.hashes.length) {
    const [hashes, units] = [new Int32Array(2 * features.count), new Int32Array(2 * features.count)];
    hashes.set(features.hashes);
    units.set(features.units);
    features.hashes = hashes;
    features.units = units;
  }
  features.hashes[features.count] = hash;
  features.units[features.count] = unit;
  features.count += 1;
}

const clipped = (value: number): number => Math.max(-3, Math.min(3, value / 3));

function addScores(into: Float32Array, at: number, weight: number, vader: number): void {
  into[at] = (into[at] as number) + weight;
  into[at + 1] = (into[at + 1] as number) + vader;
}

/** Sums of scores by side, nearness, clause and quotation, and where the actor stands. */
function valuesInto(view: View, unit: number, score: number, into: Float32Array): void {
  into.fill(0);
  const actorClause = view.clauses[unit];
  for (let i = 0; i < view.count; i += 1) {
    const [weight, vader] = [view.weights[i] as number, view.vader[i] as number];
    if (weight === 0 && vader === 0) continue;
    addScores(into, i < unit ? 0 : 2, weight, vader);
    addScores(into, Math.abs(i - unit) <= 3 ? 4 : Math.abs(i - unit) <= 8 ? 6 : 8, weight, vader);
    addScores(into, view.clauses[i] === actorClause ? 10 : 12, weight, vader);
    addScores(into, ((view.flags[i] as number) & FLAG.quoted) !== 0 ? 14 : 16, weight, vader);
  }
  for (let at = 0; at < 18; at += 1) into[at] = clipped(into[at] as number);
  into[18] = clipped(score);
  into[19] = score < -0.5 ? 1 : 0;
  into[20] = score > 0.5 ? 1 : 0;
  into[21] = unit === 0 ? 1 : 0;
  into[22] = ((view.flags[unit] as number) & FLAG.quoted) !== 0 ? 1 : 0;
  into[23] = 1;
}

const nameAt = (flags: Uint8Array, at: number): number => (((flags[at] as number) & FLAG.name) !== 0 ? 1 : 0);

/** How many other names stand between the actor and each unit. */
function namesUpTo({ flags, count }: View, unit: number): Uint8Array {
  const names = new Uint8Array(count);
  for (let i = unit + 2; i < count; i += 1) names[i] = Math.min(250, (names[i - 1] as number) + nameAt(flags, i - 1));
  for (let i = unit - 2; i >= 0; i -= 1) names[i] = Math.min(250, (names[i + 1] as number) + nameAt(flags, i + 1));
  return names;
}

/** The group of a word; names and numbers are groups of their own. */
const groupOf = (row: number, groups: Uint16Array): number => (row >= FIRST ? (groups[row] as number) : -2 - row);

/** Reads the features of the mention in a unit. */
export function featuresInto(
  view: View,
  rows: Int32Array,
  unit: number,
  score: number,
  { groups }: Vocabulary,
  features: Features,
): void {
  features.count = 0;
  valuesInto(view, unit, score, features.values);
  const names = namesUpTo(view, unit);
  for (let i = 0; i < view.count; i += 1) {
    if (i === unit) continue;
    const row = rows[i] as number;
    const distance = i - unit;
    const side = distance < 0 ? 0 : 1;
    const far = farOf(distance);
    const clause = view.clauses[i] === view.clauses[unit] ? 1 : 0;
    const between = Math.min(2, names[i] as number);
    const weight = view.weights[i] as number;
    if (weight !== 0) {
      const size = Math.max(-2, Math.min(2, Math.round(weight / 1.5)));
      push(features, mixed(mixed(mixed(IS.signed, size), side * 8 + far), between), i);
      push(features, mixed(mixed(mixed(IS.signed, size + 16), side), between * 2 + clause), i);
      if (isTurned(view, i)) push(features, mixed(mixed(IS.turned, size), clause), i);
    }
    if (row >= FIRST) {
      const group = groups[row] as number;
      push(features, mixed(IS.word, row), i);
      push(features, mixed(mixed(IS.placed, row), side * 8 + far), i);
      push(features, mixed(mixed(IS.group, group), side * 8 + far), i);
      push(features, mixed(mixed(IS.groupBetween, group), side * 4 + between), i);
      if (clause === 1) {
        push(features, mixed(mixed(IS.claused, row), side), i);
        push(features, mixed(IS.clausedGroup, group), i);
      }
      if (((view.flags[i] as number) & FLAG.negated) !== 0) push(features, mixed(IS.negated, row), i);
    }
    if (Math.abs(distance) > PAIRS_WITHIN || i + 1 >= view.count) continue;
    const next = i + 1 === unit ? -1 : (rows[i + 1] as number);
    push(features, mixed(mixed(mixed(IS.pair, row), next), side), i);
    push(
      features,
      mixed(mixed(mixed(IS.groupPair, groupOf(row, groups)), next === -1 ? -1 : groupOf(next, groups)), side),
      i,
    );
    if (Math.abs(distance) > TRIPLES_WITHIN || i + 2 >= view.count) continue;
    if (i + 2 !== unit) push(features, mixed(mixed(mixed(IS.skip, row), rows[i + 2] as number), side), i);
    const third = i + 2 === unit ? -1 : (rows[i + 2] as number);
    push(features, mixed(mixed(mixed(mixed(IS.triple, row), next), third), side), i);
  }
  const [before, behind] = [rows[unit - 1] ?? -2, rows[unit + 1] ?? -2];
  push(features, mixed(mixed(IS.around, before), behind), unit);
  const [a, b] = [groupOf(rows[unit - 1] ?? 0, groups), groupOf(rows[unit + 1] ?? 0, groups)];
  push(features, mixed(mixed(IS.aroundGroup, a), b), unit);
  push(features, mixed(IS.aroundGroup, -1 - a), unit);
  push(features, mixed(IS.aroundGroup, -10_000 - b), unit);
}
