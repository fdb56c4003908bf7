import type { Kind } from '../../server/contract/actor.ts';
import type { Span } from '../../server/contract/article.ts';

/** A name that a person or a rule marked in a text. */
export type MarkedName = Span & { readonly kind: Kind };

/** A sentence with the names marked in it, and the places of which nobody knows whether they are names. */
export type MarkedSentence = {
  readonly text: string;
  readonly names: readonly MarkedName[];
  readonly open: readonly Span[];
};

/** Sentences that stand in one article. */
export type MarkedDocument = readonly MarkedSentence[];

const CROSSNER: Readonly<Record<string, Kind>> = {
  politician: 'person',
  person: 'person',
  politicalparty: 'organisation',
  organisation: 'organisation',
  country: 'country',
  location: 'place',
  election: 'other',
  event: 'other',
  misc: 'other',
};

/** CoNLL tells no country from a city: its LOC is read as place, and whoever compares must take country for place too. */
const CONLL: Readonly<Record<string, Kind>> = { PER: 'person', ORG: 'organisation', LOC: 'place', MISC: 'other' };

type Labelled = { readonly word: string; readonly label: string };

const CLOSING = /^(?:[.,;:!?)\]}%…]|'s|’s|'|’|n't|'re|'ve|'ll|'d|'m)$/i;
const OPENING = /^[([{$£€#]$/;

/** A sentence as it would be printed, from its words; offsets of the marked names in it. */
function printed(words: readonly Labelled[], kinds: Readonly<Record<string, Kind>>): MarkedSentence {
  let text = '';
  let quoted = false;
  let tight = true;
  const names: { start: number; end: number; kind: Kind }[] = [];
  for (const { word, label } of words) {
    const isQuote = word === '"';
    if (!tight && !CLOSING.test(word) && !(isQuote && quoted)) text += ' ';
    const start = text.length;
    text += word;
    tight = OPENING.test(word) || (isQuote && !quoted);
    if (isQuote) quoted = !quoted;
    if (label === 'O') continue;
    const kind = kinds[label.slice(2)];
    if (kind === undefined) throw new Error(`the label ${label} is not mapped`);
    const last = names.at(-1);
    if (label.startsWith('I-') && last !== undefined) last.end = text.length;
    else names.push({ start, end: text.length, kind });
  }
  return { text, names, open: [] };
}

/** Blocks of lines between empty lines. */
const blocksOf = (text: string): string[][] =>
  text
    .split(/\r?\n[ \t]*\r?\n/)
    .map((block) => block.split(/\r?\n/).filter((line) => line.trim() !== ''))
    .filter((block) => block.length > 0);

/** CrossNER: word and label in two columns; every sentence stands alone. */
export function readCrossner(text: string): MarkedDocument[] {
  return blocksOf(text).map((block) => [
    printed(
      block.map((line) => {
        const [word = '', label = 'O'] = line.split('\t');
        return { word, label };
      }),
      CROSSNER,
    ),
  ]);
}

/** CoNLL-2003: number, word and label; -DOCSTART- opens an article. */
export function readConll(text: string): MarkedDocument[] {
  const documents: MarkedSentence[][] = [];
  for (const block of blocksOf(text)) {
    const words = block.map((line) => {
      const [, word = '', label = 'O'] = line.split('\t');
      return { word, label };
    });
    if (words[0]?.word === '-DOCSTART-') documents.push([]);
    else documents.at(-1)?.push(printed(words, CONLL));
  }
  return documents.filter((sentences) => sentences.length > 0);
}
