/**
 * Whether intervals and tests keep what they promise, on worlds whose truth is known: `npm run simulate`, or `-- --worlds 2000` for a
 * quick look. Every seed is fixed, so two runs print the same tables.
 */
import { pathToFileURL } from 'node:url';
import { adjustedIntervals, MIXES } from './measures/adjusted-intervals.ts';
import { liftIntervals, PAIRED } from './measures/lift-intervals.ts';
import { SHARES, shareIntervals } from './measures/share-intervals.ts';
import { KINDS_OF_TONE, toneIntervals } from './measures/tone-intervals.ts';
import { unrelatedPairs } from './measures/unrelated-pairs.ts';
import { type Held, part, SIZES } from './measures/worlds.ts';

/** Worlds of each cell; with fewer a cell moves by half a per cent and more. */
const WORLDS = 20_000;
/** Worlds with a gold of their own take ten times as long, and worlds of pairs a hundred times. */
const [OF_GOLD, OF_PAIRS] = [10, 100];
const STORIES = [5, 10, 30, 100] as const;

const percent = (value: number): string => (100 * value).toFixed(1);

/** A table with a line for each kind of world and a column for each number of stories. */
function print(title: string, cells: readonly Held[]): void {
  console.log(`\n${title}`);
  console.log(`  ${''.padEnd(34)}${STORIES.map((stories) => `G=${stories}`.padStart(8)).join('')}`);
  for (const what of new Set(cells.map((cell) => cell.what))) {
    const line = STORIES.map((stories) => {
      const cell = cells.find((one) => one.what === what && one.stories === stories);
      return (cell === undefined ? '' : percent(part(cell))).padStart(8);
    });
    console.log(`  ${what.padEnd(34)}${line.join('')}`);
  }
  const parts = cells.map(part);
  console.log(
    `  ${cells.length} cells of ${Math.min(...cells.map(({ worlds }) => worlds))} worlds and more: ${percent(Math.min(...parts))} to ${percent(Math.max(...parts))} %`,
  );
}

function main(worlds: number): void {
  const tone = KINDS_OF_TONE.flatMap((kind, k) =>
    SIZES.flatMap((sizes, s) =>
      STORIES.map((stories, g) => toneIntervals(kind, sizes, stories, worlds, 1000 + 100 * k + 10 * s + g)),
    ),
  );
  print('Tone: 95 % intervals that hold the tone of the world, % (two mentions of a story correlate by 0.4)', tone);
  const shares = (plain: boolean) =>
    SHARES.flatMap((share, k) =>
      SIZES.flatMap((sizes, s) =>
        STORIES.map((stories, g) => shareIntervals(share, sizes, stories, worlds, 2000 + 100 * k + 10 * s + g, plain)),
      ),
    );
  print('Share: 95 % intervals that hold the share of the world, %', shares(false));
  print('The same if each unit were taken for a draw of its own, as it is not', shares(true));
  console.log('\nLift: 95 % intervals that hold the lift of the world, %');
  for (const [s, sizes] of SIZES.entries())
    for (const [k, pair] of PAIRED.entries()) {
      const held = liftIntervals(pair, sizes, Math.round(worlds / OF_GOLD), 5000 + 10 * s + k);
      console.log(`  ${held.what.padEnd(44)}${percent(part(held)).padStart(6)} of ${held.worlds} worlds`);
    }
  const adjusted = MIXES.flatMap((mix, k) =>
    STORIES.map((stories, g) => adjustedIntervals(mix, stories, Math.round(worlds / OF_GOLD), 3000 + 10 * k + g)),
  );
  print(
    'Adjusted tone: 95 % intervals that hold the tone of the world, % (gold of 783)',
    adjusted.map(({ withGold }) => withGold),
  );
  print(
    'The same without what is uncertain in the gold',
    adjusted.map(({ without }) => without),
  );
  print(
    'The same as the scorer read it, its lean to neutral left in',
    adjusted.map(({ asRead }) => asRead),
  );
  console.log('\nPairs of actors that have nothing to do with each other');
  for (const [at, stories] of [200, 1000].entries()) {
    const found = unrelatedPairs(stories, Math.round(worlds / OF_PAIRS), 4000 + at);
    console.log(
      `  ${stories} stories: p < 0.05 in ${percent(found.pOnStories)} % of ${found.pairs} pairs (counted in articles with three copies ${percent(found.pOnArticles)} %); ranked ${found.ranked}, in ${found.worldsWithRanked} of ${found.worlds} worlds`,
    );
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const at = process.argv.indexOf('--worlds');
  const worlds = at < 0 ? WORLDS : Number(process.argv[at + 1]);
  if (!Number.isInteger(worlds) || worlds < 1000) {
    console.error('--worlds takes a whole number of at least 1000, such as --worlds 2000');
    process.exit(1);
  }
  main(worlds);
}
