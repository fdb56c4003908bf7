import { expect, test } from 'vitest';
import { communitiesOf, modularityOf } from '../../../../server/exports/finish/communities.ts';
import type { Pull } from '../../../../server/exports/finish/layout.ts';
import { randomFrom } from '../../../support/random.ts';

/** Zachary's karate club (1977): who met outside the club, each line a member and those after it. */
const KARATE = `1 2 3 4 5 6 7 8 9 11 12 13 14 18 20 22 32|2 3 4 8 14 18 20 22 31|3 4 8 9 10 14 28 29 33|4 8 13 14|5 7 11
6 7 11 17|7 17|9 31 33 34|10 34|14 34|15 33 34|16 33 34|19 33 34|20 34|21 33 34|23 33 34|24 26 28 30 33 34|25 26 28 32
26 32|27 30 34|28 34|29 32 34|30 33 34|31 33 34|32 33 34|33 34`;
const slug = (member: string) => `member-${member.padStart(2, '0')}`;
const karate: Pull[] = KARATE.split(/[|\n]/).flatMap((line) => {
  const [one = '', ...others] = line.split(' ');
  return others.map((other) => ({ a: slug(one), b: slug(other), weight: 1 }));
});
const members = Array.from({ length: 34 }, (_, at) => slug(String(at + 1)));

test('the karate club has the modularity that Louvain is published with, in four groups', () => {
  expect(karate.length).toBe(78);
  const { groups, modularity } = communitiesOf(members, karate);
  // Published: .4188 (Blondel et al. and many since); the best there is .4198 (Brandes et al. 2008).
  console.log(`communities: karate club Q ${modularity!.toFixed(4)} in ${groups.length} groups`);
  expect(modularity).toBeGreaterThanOrEqual(0.4188 - 5e-5);
  expect(modularity).toBeLessThanOrEqual(0.4198 + 5e-5);
  expect(groups.length).toBe(4);
  expect(groups.flat().toSorted()).toEqual(members);
});

test('modularity by hand: two pairs tied by nothing have 1/2, everybody in one group 0', () => {
  const pulls = [
    { a: 'ada', b: 'bo', weight: 2 },
    { a: 'cy', b: 'dee', weight: 2 },
  ];
  expect(
    modularityOf(
      [
        ['ada', 'bo'],
        ['cy', 'dee'],
      ],
      pulls,
    ),
  ).toBe(0.5);
  expect(modularityOf([['ada', 'bo', 'cy', 'dee']], pulls)).toBe(0);
  // Each alone: nothing inside, and 4 times (2 / 8)² expected there.
  expect(modularityOf([['ada'], ['bo'], ['cy'], ['dee']], pulls)).toBe(-0.25);
});

/** Newman and Girvan's own sum: over all ordered pairs of one group, A_ij - k_i k_j / 2m, over 2m. */
function plainModularity(actors: readonly string[], groupOf: readonly number[], pulls: readonly Pull[]): number {
  const weight = (a: string, b: string) =>
    pulls
      .filter((pull) => (pull.a === a && pull.b === b) || (pull.a === b && pull.b === a))
      .reduce((sum, one) => sum + one.weight, 0);
  const matrix = actors.map((a) => actors.map((b) => (a === b ? 0 : weight(a, b))));
  const strength = matrix.map((row) => row.reduce((sum, one) => sum + one, 0));
  const all = strength.reduce((sum, one) => sum + one, 0);
  let q = 0;
  for (const [i, row] of matrix.entries())
    for (const [j, one] of row.entries()) if (groupOf[i] === groupOf[j]) q += one - (strength[i]! * strength[j]!) / all;
  return q / all;
}

/** All ways to part so many actors: each joins a group that is there, or begins one. */
function* partitions(n: number, groupOf: number[] = [], used = 0): Generator<number[]> {
  if (groupOf.length === n) {
    yield groupOf;
    return;
  }
  for (let group = 0; group <= used; group += 1) yield* partitions(n, [...groupOf, group], Math.max(used, group + 1));
}

const smallGraph = (seed: number): { actors: string[]; pulls: Pull[] } => {
  const chance = randomFrom(seed);
  const actors = Array.from({ length: 5 + Math.floor(chance() * 3) }, (_, at) => `actor-${at}`);
  const pulls = actors.flatMap((a, at) =>
    actors.slice(at + 1).flatMap((b): Pull[] => (chance() < 0.45 ? [{ a, b, weight: 0.05 + chance() }] : [])),
  );
  return { actors, pulls };
};

test('modularity is that of plain loops, and on small networks Louvain finds the best there is, or nearly', () => {
  let graphs = 0;
  let best = 0;
  let furthest = 0;
  for (let seed = 1; seed <= 60; seed += 1) {
    const { actors, pulls } = smallGraph(seed);
    if (pulls.length === 0) continue;
    const { groups, modularity } = communitiesOf(actors, pulls);
    const found = actors.map((actor) => groups.findIndex((group) => group.includes(actor)));
    expect(modularity).toBeCloseTo(plainModularity(actors, found, pulls), 12);
    let most = -1;
    for (const groupOf of partitions(actors.length)) {
      const parted = [...new Set(groupOf)].map((group) => actors.filter((_, at) => groupOf[at] === group));
      most = Math.max(most, modularityOf(parted, pulls)!);
    }
    expect(modularity!).toBeLessThanOrEqual(most + 1e-12);
    furthest = Math.max(furthest, most - modularity!);
    if (most - modularity! < 1e-9) best += 1;
    graphs += 1;
  }
  console.log(
    `communities: best of all partitions in ${best} of ${graphs} small networks, at most ${furthest.toFixed(4)} below it`,
  );
  expect(graphs).toBeGreaterThanOrEqual(55);
  expect(best / graphs).toBeGreaterThanOrEqual(0.85);
  expect(furthest).toBeLessThan(0.06);
});

test('no single actor would gain by moving to another group', () => {
  let moves = 0;
  for (let seed = 1; seed <= 60; seed += 1) {
    const { actors, pulls } = smallGraph(seed);
    const { groups, modularity } = communitiesOf(actors, pulls);
    if (modularity === null) continue;
    for (const actor of actors) {
      for (const to of groups.keys()) {
        const moved = groups.map((group, at) => [
          ...group.filter((one) => one !== actor),
          ...(at === to ? [actor] : []),
        ]);
        // Louvain joins whole groups last, so a single one may gain a little then; never much.
        expect(modularityOf(moved, pulls)! - modularity).toBeLessThan(0.03);
        moves += 1;
      }
    }
  }
  expect(moves).toBeGreaterThan(500);
});

test('the order of what is handed in does not count, and ties go to the group of the smaller slug', () => {
  const turned = karate.map(({ a, b, weight }) => ({ a: b, b: a, weight })).toReversed();
  expect(communitiesOf(members.toReversed(), turned)).toEqual(communitiesOf(members, karate));
  // Bo is drawn to ada and to cy alike, and each of these to one other: bo's gain is the same on both sides.
  const chain: Pull[] = [
    { a: 'aa', b: 'ada', weight: 1 },
    { a: 'ada', b: 'bo', weight: 1 },
    { a: 'bo', b: 'cy', weight: 1 },
    { a: 'cy', b: 'dee', weight: 1 },
  ];
  expect(communitiesOf(['dee', 'cy', 'bo', 'ada', 'aa'], chain).groups).toEqual([
    ['aa', 'ada', 'bo'],
    ['cy', 'dee'],
  ]);
});

test('who is drawn to nobody is alone, and where nothing draws there is no modularity', () => {
  const nothing = communitiesOf(['ada', 'bo'], [{ a: 'ada', b: 'bo', weight: 0 }]);
  expect(nothing).toEqual({ groups: [['ada'], ['bo']], modularity: null });
  const { groups } = communitiesOf(['ada', 'bo', 'cy'], [{ a: 'cy', b: 'bo', weight: 0.2 }]);
  expect(groups).toEqual([['ada'], ['bo', 'cy']]);
});
