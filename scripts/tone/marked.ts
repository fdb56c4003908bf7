import { z } from 'zod';
import type { Sentence, Span } from '../../server/contract/article.ts';

/** The classes in the order of all chances: negative, neutral, positive (2, 4 and 6 in NewsMTSC). */
const CLASSES = [2, 4, 6];

const Marked = z.object({
  primary_gid: z.string(),
  sentence_normalized: z.string(),
  targets: z.array(z.object({ from: z.int(), to: z.int(), polarity: z.number() })),
});

/** A name in a sentence with the tone that people read toward it: 0 negative, 1 neutral, 2 positive. */
export type MarkedTarget = Span & { readonly is: number };
export type MarkedSentence = { readonly sentence: Sentence; readonly targets: readonly MarkedTarget[] };

/** The sentences of a NewsMTSC file, without those whose words are in `heldBack`. */
export function readNewsMtsc(text: string, heldBack: ReadonlySet<string> = new Set()): MarkedSentence[] {
  return text
    .trim()
    .split('\n')
    .map((line) => Marked.parse(JSON.parse(line)))
    .filter(({ sentence_normalized }) => !heldBack.has(sentence_normalized))
    .map(({ sentence_normalized: text, targets }, at) => ({
      sentence: { no: at + 1, start: 0, end: text.length, text },
      targets: targets.map(({ from, to, polarity }) => {
        const is = CLASSES.indexOf(polarity);
        if (is < 0) throw new Error(`NewsMTSC has no polarity ${polarity}`);
        return { start: from, end: to, is };
      }),
    }));
}

/** A line with names in brackets and their marks behind a bar, "[Kerr|-] lost.": the sentence, and the names' places and marks. */
export function markedNames(line: string): { sentence: Sentence; names: (Span & { mark: string })[] } {
  let text = '';
  let from = 0;
  const names = [...line.matchAll(/\[([^\]|]+)\|([^\]]*)\]/g)].map(
    ({ index, 0: whole, 1: name = '', 2: mark = '' }) => {
      text += line.slice(from, index);
      from = index + whole.length;
      const start = text.length;
      text += name;
      return { start, end: text.length, mark };
    },
  );
  if (names.length === 0) throw new Error(`no name is marked in: ${line}`);
  text += line.slice(from);
  return { sentence: { no: 1, start: 0, end: text.length, text }, names };
}

/** The first name marked in a line. */
export function markedLine(line: string): { sentence: Sentence; at: Span; mark: string } {
  const { sentence, names } = markedNames(line);
  const { mark, ...at } = names[0]!;
  return { sentence, at, mark };
}

const TONES = ['negative', 'neutral', 'positive'] as const;
const OwnGold = z.object({
  text: z.string(),
  targets: z.array(z.object({ start: z.int(), end: z.int(), tone: z.enum(TONES) })).min(1),
});

/** The sentences of our own gold about one kind of actor, data/gold/organisations.jsonl and the like. */
export function readOwnGold(text: string): MarkedSentence[] {
  return text
    .trim()
    .split('\n')
    .map((line) => OwnGold.parse(JSON.parse(line)))
    .map(({ text, targets }, at) => ({
      sentence: { no: at + 1, start: 0, end: text.length, text },
      targets: targets.map(({ start, end, tone }) => ({ start, end, is: TONES.indexOf(tone) })),
    }));
}
