/**
 * How often the alarm of bursts is false, and what it catches, in worlds where nothing happens: `npx tsx scripts/simulate-bursts.ts`.
 * Prints the tables that data/README.md shows; the same seeds give the same figures. Ends with 1 where more than half an alarm
 * begins in a hundred quiet actor-weeks.
 */
import { USUAL_LIMIT } from '../server/analysis/bursts/alarm.ts';
import { powerOf } from '../server/analysis/bursts/simulate.ts';
import { KINDS, ratesOf, REFERENCES, worldOf } from './bursts/worlds.ts';

const ACTORS = 3000;
const SEED = 20_260;
const TRIALS = 4000;
const MOST_FALSE = 0.5;

console.log(`False alarms in 100 quiet actor-weeks, ${ACTORS} actors a world, limit ${USUAL_LIMIT}`);
console.log(`| world | ${REFERENCES.map(({ name }) => `${name} weeks`).join(' | ')} |`);
const rates = KINDS.map((kind, at) => {
  const found = ratesOf(kind, { actors: ACTORS, seed: SEED + 10 * at, limit: USUAL_LIMIT });
  console.log(`| ${kind.name} | ${found.map((rate) => rate.toFixed(2)).join(' | ')} |`);
  return Math.max(...found);
});

console.log(`\nWeeks of an actor with 10 usual stories in which an alarm begins, ${TRIALS} trials`);
console.log('| dispersion | twice as many stories | three times | five times |');
for (const dispersion of [0.05, 0.15, 0.3]) {
  const kind = { name: '', dispersion: [dispersion, dispersion] as const, correlation: 0 };
  const world = worldOf(kind, 100, SEED);
  const limits = { limit: USUAL_LIMIT, trials: TRIALS, seed: SEED };
  const { doubled, tripled, fivefold } = powerOf({ rate: 10 / 400, dispersion }, world, limits);
  console.log(
    `| ${dispersion} | ${[doubled, tripled, fivefold].map((part) => `${Math.round(100 * part)} %`).join(' | ')} |`,
  );
}

console.log(
  `\nworlds: ${rates.length}, the worst ${Math.max(...rates).toFixed(2)} false alarms in 100 quiet actor-weeks`,
);
if (rates.length < 6 || !rates.every((rate) => rate <= MOST_FALSE)) process.exit(1);
