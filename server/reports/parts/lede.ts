import { plainLede, secondSentence } from '../../../web/lede.ts';
import type { Block } from '../document.ts';
import type { Gathering } from '../gathering.ts';
import type { Period } from '../period.ts';

/** The one thing to know, in the words of the dashboard. */
export async function ledePart(gathering: Gathering, { days }: Period): Promise<Block[]> {
  const { rows } = await gathering.ask('summary', '/summary', { ...days, last: undefined });
  const sentence = plainLede(rows);
  return [
    {
      kind: 'lede',
      sentence: sentence === '' ? 'Nobody of the catalogue was named in these days.' : ended(sentence),
      quiet: secondSentence(rows, days),
    },
  ];
}

const ended = (sentence: string): string => (sentence.endsWith('.') ? sentence : `${sentence}.`);
