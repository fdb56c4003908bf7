import { expect, test } from 'vitest';
import { SCORERS } from '../../../server/contract/vocabulary.ts';
import { openScorer } from '../../../server/ingest/scorers.ts';

test('each scorer that can be configured opens under its name, and tells good from bad', () => {
  const sentiment = (name: (typeof SCORERS)[number], text: string) =>
    openScorer(name).score({ no: 1, start: 0, end: text.length, text }, { start: 0, end: 4 }, [], 'en')?.sentiment ?? 0;
  for (const name of SCORERS) {
    expect(openScorer(name).id).toBe(name);
    expect(sentiment(name, 'Kerr was praised for a brave and honest rescue.')).toBeGreaterThan(
      sentiment(name, 'Kerr was condemned for a brutal and shameful fraud.'),
    );
  }
  console.log(`cases: ${SCORERS.length}`);
  expect(SCORERS.length).toBe(3);
});
