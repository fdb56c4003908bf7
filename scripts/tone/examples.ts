import type { Masking } from '../../server/analysis/tone/masking.ts';
import type { View, Viewer } from '../../server/analysis/tone/view.ts';
import { lexiconScoreAt, unitAt } from '../../server/analysis/tone/view.ts';
import { rowsOf, type Vocabulary } from '../../server/analysis/tone/vocabulary.ts';
import type { MarkedSentence } from './marked.ts';

/** One marked target as the scorers see it. */
export type Example = {
  readonly view: View;
  readonly rows: Int32Array;
  readonly unit: number;
  readonly score: number;
  readonly is: number;
};

/** An example with the chances that should be said of it. */
export type Lesson = Example & { readonly wanted: readonly number[] };

/** The targets of marked sentences, masked as the street masks. */
export function examplesOf(
  sentences: readonly MarkedSentence[],
  mask: Masking,
  viewer: Viewer,
  vocabulary: Vocabulary,
): Example[] {
  return sentences.flatMap(({ sentence, targets }) => {
    const view = viewer.view(sentence, mask(sentence, targets));
    if (view === null) throw new Error(`a marked sentence cannot be read: ${sentence.text.slice(0, 80)}`);
    const rows = rowsOf(view, vocabulary);
    return targets.map((target) => {
      const unit = unitAt(view, target);
      return { view, rows, unit, score: lexiconScoreAt(view, unit, viewer.rules), is: target.is };
    });
  });
}
