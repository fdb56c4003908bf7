import { parentPort, workerData } from 'node:worker_threads';
import { createAnalyser } from '../analysis/analyse.ts';
import type { ScorerChoice } from '../contract/vocabulary.ts';
import { serveAnalysis } from './analysis-thread.ts';
import { openScorer } from './scorers.ts';

// Only a thread has a port to whoever started it.
if (parentPort !== null) {
  const scorer = openScorer((workerData as { readonly scorer: ScorerChoice }).scorer);
  serveAnalysis(parentPort, (catalogue, changes) => createAnalyser({ catalogue, scorer, changes }));
}
