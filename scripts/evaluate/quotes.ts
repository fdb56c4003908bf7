import { join } from 'node:path';
import { readMarkedTexts } from '../quotes/marked.ts';
import { type Score, scoreQuotes } from '../quotes/score.ts';
import { bootstrap } from './interval.ts';
import { type Floors, type Measured, measured, worstOf } from './measured.ts';

const share = (value: number): string => value.toFixed(3);

/** The F1 of several texts from what was counted in each: a text is right or wrong together. */
function f1Of(scores: readonly Score[]): number {
  let [right, found, hit, marked] = [0, 0, 0, 0];
  for (const one of scores) {
    // A text without marks, or in which nothing was found, has no share of its own.
    right += one.found === 0 ? 0 : one.precision * one.found;
    found += one.found;
    hit += one.marked === 0 ? 0 : one.recall * one.marked;
    marked += one.marked;
  }
  const [precision, recall] = [right / found, hit / marked];
  return (2 * precision * recall) / (precision + recall);
}

const errorsOf = ({ errors }: Score): string =>
  Object.entries(errors)
    .map(([error, count]) => `${error} ${count}`)
    .join(', ');

/**
 * Who says it, on political news in which people marked every source, cue and content (PolNeAR, measure only): sources are
 * anybody and cues are words, thoughts and stances. Rules alone; dev counts, train stands in the note.
 */
export function measureQuotes(gold: string, floors: Floors): Measured[] {
  const texts = readMarkedTexts(join(gold, 'polnear', 'dev'));
  const [train, dev] = [scoreQuotes(readMarkedTexts(join(gold, 'polnear', 'train'))), scoreQuotes(texts)];
  const ends = bootstrap(
    texts.map((text) => scoreQuotes([text])),
    f1Of,
  );
  const kinds = [...dev.kinds].map(([kind, [right, of]]) => `${kind} ${right}/${of}`).join(', ');
  const corners = [...dev.kinds].map(([kind, [right, of]]) => ({ what: `cues of ${kind}`, value: right / of, of }));
  return [
    measured(
      floors,
      'quotes: PolNeAR dev, source F1',
      dev.f1,
      dev.marked,
      `P ${share(dev.precision)}, R ${share(dev.recall)}; train ${share(train.f1)}; ${kinds}; ${errorsOf(dev)}`,
      { ends, worst: worstOf(corners) },
    ),
    measured(
      floors,
      'quotes: PolNeAR dev, right source of quoted words',
      dev.rightSource,
      dev.quoted,
      `train ${share(train.rightSource)} of ${train.quoted}`,
      { share: true },
    ),
  ];
}
