import lists from '../../data/names/known-names.json' with { type: 'json' };
import kinds from '../../data/names/kinds.json' with { type: 'json' };
import weights from '../../data/names/tagger.json' with { type: 'json' };
import type { Catalogue } from '../contract/actor.ts';
import type { Sentence, Span } from '../contract/article.ts';
import { createGazetteer } from './gazetteer.ts';
import type { Name } from './names.ts';
import { createTagger, type Tagger } from './tagger.ts';
import { type Model, modelOf } from './tagger-model.ts';
import { tokensOf } from './tokens.ts';

/** Peoples, parties' followers and the like: names of no one actor, which nobody wants to accept. */
const GROUPS: ReadonlySet<string> = new Set([
  ...kinds.groups,
  ...lists.names.demonym.flatMap((name) => name.toLowerCase().split(/[ -]/)),
]);

let model: Model | undefined;
const taggers = new WeakMap<Catalogue, Tagger>();

/** The tagger with the shipped weights and the lists of a catalogue, compiled at the first article that asks. */
export function shippedTagger(catalogue: Catalogue): Tagger {
  const known = taggers.get(catalogue);
  if (known !== undefined) return known;
  model ??= modelOf(weights);
  const tagger = createTagger(createGazetteer(catalogue, weights.small.split(' ')), model);
  taggers.set(catalogue, tagger);
  return tagger;
}

/** Tells names that no actor of a catalogue has: "KYIV" of a dateline and the "Minsk" of an accord are known, though no mentions. */
export function unknownTo({ actors }: Catalogue): (name: Pick<Name, 'surface'>) => boolean {
  const known = new Set(
    actors.flatMap(({ aliases }) =>
      aliases.flatMap(({ text, type }) => (type === 'full' || type === 'acronym' ? [text.toLowerCase()] : [])),
    ),
  );
  return ({ surface }) => !known.has(surface.toLowerCase().replace(/['’]s$/, ''));
}

/**
 * The names of an English article that the catalogue does not know, as the tagger reads them: all it says outside
 * `known` (by sentence number), but for groups of people. They are proposals for a person to accept; nothing is counted by them.
 */
export function proposedNames(
  sentences: readonly Sentence[],
  known: ReadonlyMap<number, readonly Span[]>,
  tagger: Tagger,
): Name[] {
  const tagged = tagger(sentences);
  return sentences.flatMap((sentence, at) => {
    const { starts, ends, words } = tokensOf(sentence);
    const taken = known.get(sentence.no) ?? [];
    return (tagged[at] ?? []).flatMap(({ first, last, kind }): Name[] => {
      const start = starts[first] ?? 0;
      const end = ends[last] ?? 0;
      if (taken.some((span) => span.start < end && start < span.end)) return [];
      if (kind !== 'person' && words.slice(first, last + 1).every((word) => GROUPS.has(word))) return [];
      return [{ sentence: sentence.no, surface: sentence.text.slice(start, end), start, end, candidates: [], kind }];
    });
  });
}
