/** A name further away than this is no help. */
const FARTHEST = 0.5;

/** What it costs to match only a part of a name, as "blinken" in antony-blinken. */
const PART_COST = 0.1;

/**
 * The name most like `wanted`, by the fewest edits (Levenshtein 1966) for its length, to the whole name or to one of its words.
 * Null when nothing is near. Ties go to the first in alphabetical order, so the answer is stable.
 */
export function nearest(wanted: string, names: Iterable<string>): string | null {
  let best: string | null = null;
  let bestDistance = FARTHEST;
  for (const name of [...names].sort()) {
    const distance = Math.min(
      distanceOf(wanted, name),
      ...name.split('-').map((part) => distanceOf(wanted, part) + PART_COST),
    );
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

const distanceOf = (a: string, b: string): number => edits(a, b) / Math.max(a.length, b.length, 1);

function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}

/** That there is none of a name, and which comes nearest or where all are listed. */
export const unknownName = (what: string, slug: string, slugs: Iterable<string>): string => {
  const close = nearest(slug, slugs);
  return close === null
    ? `no ${what} \`${slug}\`; /${what}s lists them`
    : `no ${what} \`${slug}\`; nearest is \`${close}\``;
};
