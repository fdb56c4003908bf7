import { whole } from '../base/whole.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../base/clock.ts';
import type { Config } from '../base/config.ts';
import { AppError } from '../base/errors.ts';
import type { AnalysisState } from '../contract/catalogue.ts';
import { createBar } from '../ingest/progress.ts';
import { withCatalogue } from './catalogue.ts';

/** How often the work is looked at. */
const LOOK_MS = 250;

const say = (line: string) => void process.stdout.write(`${line}\n`);

export type AnalyseOptions = { readonly all: boolean; readonly cancel: boolean };

/** Reads history anew and waits until that has ended; or cancels one. */
export const analyse = (config: Config, { all, cancel }: AnalyseOptions): Promise<void> =>
  withCatalogue(config, async (keeper) => {
    if (cancel) {
      await keeper.cancel();
      return say('Cancelled. All numbers are as they were.');
    }
    let state: AnalysisState;
    try {
      state = await keeper.analyse(all);
    } catch (error) {
      if (error instanceof AppError && error.message.startsWith('Nothing differs')) return say(error.message);
      throw error;
    }
    if (keeper.served) say('The server reads history; it goes on when this command is stopped.');
    const bar = createBar({ out: process.stderr, terminal: process.stderr.isTTY, clock: systemClock });
    while (state.state === 'running') {
      bar.show(state.done, state.of);
      await sleep(LOOK_MS);
      state = await keeper.state();
    }
    bar.end(state.done, state.of);
    if (state.state === 'cancelled') throw new AppError('conflict', 'It was cancelled. All numbers are as they were.');
    if (state.state !== 'ended') {
      throw new AppError(
        'conflict',
        `It broke off${state.trouble === null ? '' : `: ${state.trouble}`} All numbers are as they were, and the next newstally analyse goes on.`,
      );
    }
    const { seconds, done, version, mentions_before, mentions_after } = state;
    const rate = seconds > 0 ? `, ${whole(done / seconds)} a second` : '';
    say(
      `Version ${version} is active: ${whole(done)} articles read in ${seconds.toFixed(1)} s${rate}; ${whole(mentions_before ?? 0)} mentions before, ${whole(mentions_after ?? 0)} now.`,
    );
  });
