import { parentPort } from 'node:worker_threads';
import { createAnalyser } from '../../server/analysis/analyse.ts';
import { createLexiconScorer } from '../../server/analysis/sentiment.ts';
import { serveAnalysis } from '../../server/ingest/analysis-thread.ts';

/** Waits without a turn for anybody else, as hard work does. */
const hold = (ms: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

function fillMemory(): never {
  const held: number[][] = [];
  for (;;) held.push(new Array<number>(100_000).fill(held.length));
}

/** A thread as the product's, but that some texts tell it what to do. */
if (parentPort !== null) {
  const scorer = createLexiconScorer();
  serveAnalysis(parentPort, (catalogue, changes) => {
    if (catalogue.actors.length === 0) throw new Error('an empty catalogue');
    const analyse = createAnalyser({ catalogue, scorer, changes });
    return (article) => {
      if (article.body.startsWith('Throw')) throw new Error('no such rule');
      if (article.body.startsWith('Exit')) process.exit(7);
      if (article.body.startsWith('Fill')) fillMemory();
      const [, ms] = /^Hold (\d+)/.exec(article.body) ?? [];
      if (ms !== undefined) hold(Number(ms));
      return analyse(article);
    };
  });
}
