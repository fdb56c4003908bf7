import { meanInterval } from '../../server/analysis/statistics.ts';
import { type Chance, chanceFrom } from '../bench/chance.ts';
import { type Held, normal, normalBelow, type Sizes, sizeOf, WITHIN_STORY } from './worlds.ts';

/** What a tone looks like: any number around a mean, or one of −1, 0 and 1; the same in all stories, or tied to their size. */
export const KINDS_OF_TONE = ['continuous', 'three-valued', 'tied to size'] as const;
export type KindOfTone = (typeof KINDS_OF_TONE)[number];

const MEAN = 0.1;
const SPREAD = 0.2;
/** From this size on a story is large, and where tone is tied to size so much more positive. */
const LARGE = 3;
const TIED = 0.15;
/** Where a latent normal number becomes −1 or 1. */
const [LOW, HIGH] = [-0.8, 0.5];

/** The tone of the world that stories are drawn from: each unit one vote, so large stories weigh by their size. */
function truthOf(kind: KindOfTone, { chances }: Sizes): number {
  if (kind === 'three-valued') return 1 - normalBelow(HIGH) - normalBelow(LOW);
  if (kind === 'continuous') return MEAN;
  const units = (from: number) => chances.reduce((sum, one, at) => (at + 1 >= from ? sum + one * (at + 1) : sum), 0);
  return MEAN + (TIED * units(LARGE)) / units(1);
}

function storyOf(kind: KindOfTone, size: number, chance: Chance): number {
  const common = Math.sqrt(WITHIN_STORY) * normal(chance);
  let sum = 0;
  for (let unit = 0; unit < size; unit += 1) {
    const latent = common + Math.sqrt(1 - WITHIN_STORY) * normal(chance);
    if (kind === 'three-valued') sum += latent > HIGH ? 1 : latent < LOW ? -1 : 0;
    else sum += MEAN + SPREAD * latent + (kind === 'tied to size' && size >= LARGE ? TIED : 0);
  }
  return sum;
}

/** How often the interval of a mean tone over so many stories holds the tone of the world. */
export function toneIntervals(kind: KindOfTone, sizes: Sizes, stories: number, worlds: number, seed: number): Held {
  const chance = chanceFrom(seed);
  const truth = truthOf(kind, sizes);
  let [held, given] = [0, 0];
  for (let world = 0; world < worlds; world += 1) {
    const m = Array.from({ length: stories }, () => sizeOf(sizes, chance));
    const s = m.map((size) => storyOf(kind, size, chance));
    const n = m.reduce((sum, one) => sum + one, 0);
    const mean = s.reduce((sum, one) => sum + one, 0) / n;
    const spread = s.reduce((sum, one, at) => sum + ((one - mean * m[at]!) / (1 - m[at]! / n)) ** 2, 0);
    const m2 = m.reduce((sum, one) => sum + one * one, 0);
    const { low, high } = meanInterval(mean, n, stories, m2, spread);
    // Without any variance there is no interval, and nothing is claimed.
    if (low === null || high === null) continue;
    given += 1;
    if (low <= truth && truth <= high) held += 1;
  }
  return { what: `${kind}, ${sizes.name}`, stories, worlds: given, held };
}
