import { join } from 'node:path';
import { readMarkedTexts } from '../quotes/marked.ts';
import { type Score, scoreQuotes } from '../quotes/score.ts';
import { bootstrap } from './interval.ts';
import { type Floors, type Measured, measured, worstOf } from './measured.ts';

const share = (value: number): string => value.toFixed(3);

const errorsOf = ({ errors }: Score): string =>
  Object.entries(errors)
    .map(([error, count]) => `${error} ${count}`)
    .join(', ');

/** F1 over articles that were scored one by one. Where nothing is found or marked in one, its share is no number. */
function f1Over(articles: readonly Score[]): number {
  const sum = (count: (article: Score) => number) => articles.reduce((all, article) => all + count(article), 0);
  const part = (share: number, of: number) => (of === 0 ? 0 : share * of);
  const precision =
    sum((one) => part(one.precision, one.found)) /
    Math.max(
      1,
      sum((one) => one.found),
    );
  const recall =
    sum((one) => part(one.recall, one.marked)) /
    Math.max(
      1,
      sum((one) => one.marked),
    );
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

/**
 * Who says it, on political news in which people marked every source, cue and content (PolNeAR, measure only): sources are
 * anybody and cues are words, thoughts and stances. Rules alone; dev counts, train stands in the note.
 */
export function measureQuotes(gold: string, floors: Floors): Measured[] {
  const textsOf = (part: string) => readMarkedTexts(join(gold, 'polnear', part));
  const texts = textsOf('dev');
  const [train, dev] = [scoreQuotes(textsOf('train')), scoreQuotes(texts)];
  const ends = bootstrap(
    texts.map((text) => scoreQuotes([text])),
    f1Over,
  );
  const worst = worstOf([...dev.kinds].map(([kind, [right, of]]) => ({ what: `cue ${kind}`, value: right / of, of })));
  const kinds = [...dev.kinds].map(([kind, [right, of]]) => `${kind} ${right}/${of}`).join(', ');
  return [
    measured(
      floors,
      'quotes: PolNeAR dev, source F1',
      dev.f1,
      dev.marked,
      `P ${share(dev.precision)}, R ${share(dev.recall)}; train ${share(train.f1)}; ${kinds}; ${errorsOf(dev)}`,
      { ends, worst },
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
