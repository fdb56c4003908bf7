import { join } from 'node:path';
import { readMarkedTexts } from '../quotes/marked.ts';
import { type Score, scoreQuotes } from '../quotes/score.ts';
import { type Floors, type Measured, measured } from './measured.ts';

const share = (value: number): string => value.toFixed(3);

const errorsOf = ({ errors }: Score): string =>
  Object.entries(errors)
    .map(([error, count]) => `${error} ${count}`)
    .join(', ');

/**
 * Who says it, on political news in which people marked every source, cue and content (PolNeAR, measure only): sources are
 * anybody and cues are words, thoughts and stances. Rules alone; dev counts, train stands in the note.
 */
export function measureQuotes(gold: string, floors: Floors): Measured[] {
  const [train, dev] = ['train', 'dev'].map((part) => scoreQuotes(readMarkedTexts(join(gold, 'polnear', part))));
  if (train === undefined || dev === undefined) throw new Error('PolNeAR has no parts');
  const kinds = [...dev.kinds].map(([kind, [right, of]]) => `${kind} ${right}/${of}`).join(', ');
  return [
    measured(
      floors,
      'quotes: PolNeAR dev, source F1',
      dev.f1,
      dev.marked,
      `P ${share(dev.precision)}, R ${share(dev.recall)}; train ${share(train.f1)}; ${kinds}; ${errorsOf(dev)}`,
    ),
    measured(
      floors,
      'quotes: PolNeAR dev, right source of quoted words',
      dev.rightSource,
      dev.quoted,
      `train ${share(train.rightSource)} of ${train.quoted}`,
    ),
  ];
}
