import type { Cores } from './cores.ts';
import { tableText, times, whole } from './report.ts';
import type { Steps } from './steps.ts';

/** The whole street should do so many articles in a second of one processor, and one day so many. */
const WISHED_RATE = { least: 60, goal: 170 } as const;
/** So many times as many articles on two cores as on one. */
const WISHED_CORES = 1.6;

export function stepsLines({ articles, mentions, perCpuSecond, steps }: Steps): string[] {
  const sum = steps.reduce((all, { ms }) => all + ms, 0);
  const { p50, best } = perCpuSecond;
  const rows = steps.map(({ name, ms }) => [name, `${Math.round((100 * ms) / sum)} %`, ms.toFixed(2)]);
  return [
    `articles per CPU-second, whole street: ${whole(p50)} (best round ${whole(best)}), over ${whole(articles)} articles with ${whole(mentions)} mentions; ${
      p50 >= WISHED_RATE.least
        ? `at least ${WISHED_RATE.least} is wished`
        : `TOO SLOW: at least ${WISHED_RATE.least} is wished`
    }, ${WISHED_RATE.goal} the goal.`,
    ...tableText([['step', 'share', 'CPU ms an article'], ...rows]),
  ];
}

export function coresLines(cores: Cores | null): string[] {
  if (cores === null) return ['One core against two: skipped, as no two cores can be given to a process here.'];
  const { articles, one, two, ratio } = cores;
  const rows = [['1 core, 1 thread', one] as const, ['2 cores, 2 threads', two] as const].map(([name, all]) => {
    const seconds = Math.min(...all.map((taken) => taken.seconds));
    const best = all.find((taken) => taken.seconds === seconds) ?? all[0]!;
    return [
      name,
      whole(articles / seconds),
      seconds.toFixed(1),
      best.cpuSeconds.toFixed(1),
      whole(best.mostMb),
      String(all.length),
    ];
  });
  const added = [...one, ...two].map((taken) => taken.added);
  return [
    `A second core: ${times(ratio)} the articles of one; ${ratio >= WISHED_CORES ? '' : 'TOO SLOW: '}${times(WISHED_CORES)} is wished. Best of the rounds, in turn.`,
    ...tableText([['ingest', 'articles a second', 's', 'CPU s', 'most MB', 'rounds'], ...rows]),
    ...(new Set(added).size === 1 ? [] : [`VOID: ${added.join(', ')} articles were added`]),
  ];
}
