import { day, many, tone } from '../../../web/charts/format.ts';
import type { Block } from '../document.ts';
import type { Gathering } from '../gathering.ts';
import type { Period } from '../period.ts';

const WORDS = {
  negative: 'Sentences in the most negative tone',
  positive: 'Sentences in the most positive tone',
} as const;

/** The sentences of the strongest tone in one direction, each with its article. */
export async function sentencesPart(
  gathering: Gathering,
  { days }: Period,
  which: keyof typeof WORDS,
  most: number,
): Promise<Block[]> {
  const { rows, total = 0 } = await gathering.ask(`sentences-${which}`, '/evidence', {
    ...days,
    last: undefined,
    unit: 'mentions',
    tone: which,
    order: 'strongest',
    limit: most,
  });
  const heading: Block = {
    kind: 'heading',
    text: WORDS[which],
    hint: `${many(total, 'mention was', 'mentions were')} scored ${which}.`,
  };
  if (rows.length === 0) return [heading, { kind: 'text', text: `No mention was scored ${which}.` }];
  return [
    heading,
    {
      kind: 'told',
      articles: rows.map((row) => ({
        title: row.title ?? 'Without a title',
        detail: `${row.source_name}, ${day(row.day)} · tone ${tone(row.sentiment)}`,
        opens: gathering.link('article', row.article),
        url: row.url,
        sentences: [{ text: row.text, marks: [{ start: row.start, end: row.end }] }],
      })),
    },
  ];
}
