import { shareInterval, wilson } from '../../server/analysis/statistics.ts';
import { chanceFrom } from '../bench/chance.ts';
import { type Held, type Sizes, sizeOf, WITHIN_STORY } from './worlds.ts';

export const SHARES = [0.05, 0.2, 0.5] as const;

/** How often the interval of a share over so many stories holds the share of the world; `plain` takes each unit for a draw of its own, as it must not be. */
export function shareIntervals(
  share: number,
  sizes: Sizes,
  stories: number,
  worlds: number,
  seed: number,
  plain = false,
): Held {
  const chance = chanceFrom(seed);
  // Units that follow their story in this part have the correlation of its square.
  const follows = Math.sqrt(WITHIN_STORY);
  let held = 0;
  for (let world = 0; world < worlds; world += 1) {
    const m = Array.from({ length: stories }, () => sizeOf(sizes, chance));
    const x = m.map((size) => {
      const own = chance() < share;
      let named = 0;
      for (let unit = 0; unit < size; unit += 1) if (chance() < follows ? own : chance() < share) named += 1;
      return named;
    });
    const n = m.reduce((sum, one) => sum + one, 0);
    const weighed = m.map((one) => 1 / (1 - one / n));
    const sum = (of: (at: number) => number) => m.reduce((all, _, at) => all + of(at), 0);
    const parts = {
      x: sum((at) => x[at]!),
      n,
      stories,
      m2: sum((at) => m[at]! ** 2),
      all_hh: sum((at) => (m[at]! * weighed[at]!) ** 2),
      own_xh: sum((at) => x[at]! * m[at]! * weighed[at]! ** 2),
      own_xx: sum((at) => (x[at]! * weighed[at]!) ** 2),
    };
    const { low, high } = plain ? wilson(parts.x / n, n) : shareInterval(parts, false);
    if (low !== null && high !== null && low <= share && share <= high) held += 1;
  }
  return { what: `${(share * 100).toFixed(0)} %, ${sizes.name}`, stories, worlds, held };
}
