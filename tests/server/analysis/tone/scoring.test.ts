import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scorerName } from '../../../../server/analysis/scorer.ts';
import { scoringOf, storedNameOf } from '../../../../server/analysis/tone/scoring.ts';
import { openScorer } from '../../../../server/ingest/scorers.ts';
import { SCORERS } from '../../../../server/contract/vocabulary.ts';
import { root } from '../../../support/sources.ts';

const shipped = JSON.parse(readFileSync(join(root, 'data', 'sentiment', 'calibration.json'), 'utf8'));

test('the shipped scorers say on which kinds their errors are known; the weights of each give back a sure class', () => {
  const kinds = SCORERS.map((name) => scoringOf(name, shipped).adjustments.map(({ kind }) => kind));
  expect(kinds[0]).toContain('person');
  expect(scoringOf('lexicon', shipped).unclear_below).toBeNull();
  expect(scoringOf('http', shipped)).toEqual({ unclear_below: null, adjustments: [] });
  for (const name of ['blend', 'linear'] as const) {
    const { unclear_below, adjustments } = scoringOf(name, shipped);
    expect(unclear_below).toBeGreaterThan(1 / 3);
    expect(unclear_below).toBeLessThan(1);
    for (const { kind, weights } of adjustments) {
      const { M } = shipped[name].adjustments.find((one: { kind: string }) => one.kind === kind);
      // What the scorer says of mentions that are all negative (neutral, positive) comes back as -1 (0, 1).
      const undone = [0, 1, 2].map((c) => weights.reduce((sum, w, j) => sum + w * M[j][c], 0));
      undone.forEach((tone, c) => expect(tone).toBeCloseTo(c - 1, 2));
    }
  }
});

test('errors too large to undo, or counted on too little, are not undone', () => {
  const of = (change: object) => {
    const [first] = shipped.blend.adjustments;
    const file = { ...shipped, blend: { ...shipped.blend, adjustments: [{ ...first, ...change }] } };
    return scoringOf('blend', file).adjustments.length;
  };
  expect([of({}), of({ condition: 10.1 }), of({ counts: [49, 300, 200] })]).toEqual([1, 0, 0]);
  // Its gold was written for the project.
  expect(of({ kind: 'organisation' })).toBe(0);
});

test('the stored name of each scorer is told as the scorer itself tells it', () => {
  for (const name of SCORERS) expect(storedNameOf(name, shipped)).toBe(scorerName(openScorer(name)));
});
