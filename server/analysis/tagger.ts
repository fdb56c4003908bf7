import type { Kind } from '../contract/actor.ts';
import type { Sentence } from '../contract/article.ts';
import type { Gazetteer } from './gazetteer.ts';
import { prepare, usageOf } from './tagger-features.ts';
import { decode, type Model, runsOf, spelt, type Tagged } from './tagger-model.ts';
import { type Tokens, tokensOf } from './tokens.ts';

/** A run that begins behind so many words stands in a table or a list without full stops; it is left alone. */
const MOST_WORDS = 400;

/** Proposes the names in the sentences of one article with their kinds, catalogued ones among them. */
export type Tagger = (sentences: readonly Sentence[]) => readonly (readonly Tagged[])[];

type Read = { readonly tokens: Tokens; readonly names: Tagged[] };

/** The family names of the people whom an article names in full. */
function familyNames(read: readonly Read[]): ReadonlySet<string> {
  const family = new Set<string>();
  for (const { tokens, names } of read) {
    for (const { first, last, kind } of names)
      if (kind === 'person' && last > first) family.add(tokens.words[last] ?? '');
  }
  return family;
}

/** A name of one word is the person whom the article names in full elsewhere: "Quill" in a report on Zed Quill. */
function agreed({ tokens, names }: Read, family: ReadonlySet<string>): Tagged[] {
  return names.map((name) => {
    const alone = name.first === name.last && name.kind !== 'country' && family.has(tokens.words[name.first] ?? '');
    const kind: Kind = alone ? 'person' : name.kind;
    return kind === name.kind ? name : { ...name, kind };
  });
}

/**
 * A tagger that knows names by how they are printed, by their neighbours and by lists: a linear model over labels of
 * words, read with Viterbi. What it says is a proposal; nothing is ever counted by it.
 */
export function createTagger(gazetteer: Gazetteer, model: Model): Tagger {
  return (sentences) => {
    const marked = sentences.map((sentence) => {
      const tokens = tokensOf(sentence);
      return { tokens, marks: gazetteer(tokens) };
    });
    const usage = usageOf(marked);
    const read = marked.map(({ tokens, marks }, at): Read => {
      const names: Tagged[] = [];
      for (const { first, features } of runsOf(prepare(tokens, marks, usage[at]!), MOST_WORDS)) {
        names.push(...spelt(decode(model, features, null), first));
      }
      return { tokens, names };
    });
    const family = familyNames(read);
    return read.map((one) => agreed(one, family));
  };
}
