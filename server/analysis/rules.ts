import clauseWords from '../../data/sentiment/clauses.json' with { type: 'json' };
import degreeWords from '../../data/sentiment/degree.json' with { type: 'json' };
import negationWords from '../../data/sentiment/negation.json' with { type: 'json' };
import { compileLexicon, compilePhrases, type Lexicon, type Phrases } from './lexicon.ts';
import { foldWord } from './tokens.ts';
import { bitsOf, listed, type Numbered } from './word-lists.ts';

/** What a word opens or ends: nothing, a side clause, a clause with a turn of its own. */
export const NO_BORDER = 0;
export const SOFT = 1;
export const HARD = 2;

/** What a phrase does as a whole, in place of its words. */
export type PhraseRole =
  | { readonly does: 'scores'; readonly score: number }
  | { readonly does: 'negates' }
  | { readonly does: 'nothing' };

/** All that one word may do to a score, so that each word is looked up once. */
export type Role = {
  readonly score: number | undefined;
  readonly negates: boolean;
  /** Factor on the scored word behind it; 1 for most words. */
  readonly degree: number;
  readonly border: number;
  /** "who": its clause goes on about the name before it. */
  readonly clings: boolean;
  /** "said": what a negator right before it denies is what is said. */
  readonly says: boolean;
};

export type Rules = {
  readonly roles: ReadonlyMap<string, Role>;
  /** The role of a word of a text. */
  readonly roleAt: (of: Numbered, at: number) => Role | undefined;
  readonly phrases: Phrases<PhraseRole>;
  /** TELLING for every word that has a role or begins a phrase, all others only take up room; JOINING too for "and" and "or". */
  readonly tellsAt: (of: Numbered, at: number) => number;
  readonly negation: { readonly window: number; readonly factor: number };
  readonly acrossHard: number;
  readonly acrossSoft: number;
  readonly namedHard: number;
  readonly namedSoft: number;
  /** Behind "and" and a name they show that a new clause has begun. */
  readonly auxiliaries: ReadonlySet<string>;
};

/** Bits of `tellsAt`. */
const TELLING = 1;
export const JOINING = 2;

const NO_ROLE: Role = { score: undefined, negates: false, degree: 1, border: NO_BORDER, clings: false, says: false };

/** The lexicon joined with the words of negation, degree and clauses. */
export function compileRules(lexicon: Lexicon): Rules {
  const roles = new Map<string, Role>();
  const give = (words: readonly string[], role: Partial<Role>) => {
    for (const word of words) roles.set(foldWord(word), { ...(roles.get(foldWord(word)) ?? NO_ROLE), ...role });
  };
  for (const [word, score] of lexicon.words) give([word], { score });
  give(negationWords.words, { negates: true });
  give(degreeWords.boosters, { degree: degreeWords.booster });
  give(degreeWords.dampers, { degree: degreeWords.damper });
  give(clauseWords.soft, { border: SOFT });
  give(clauseWords.hard, { border: HARD });
  give(clauseWords.says, { border: HARD, says: true });
  give(clauseWords.clings, { clings: true });
  const scored = [...lexicon.phrases.values()].flat();
  const phrases: (readonly [string, PhraseRole])[] = [
    ...scored.map(({ words, value }) => [words.join(' '), { does: 'scores', score: value }] as const),
    ...negationWords.phrases.map((text) => [text, { does: 'negates' }] as const),
    ...negationWords.never.map((text) => [text, { does: 'nothing' }] as const),
  ];
  const compiled = compilePhrases(phrases);
  return {
    roles,
    phrases: compiled,
    roleAt: listed<Role | undefined>(roles, undefined),
    tellsAt: listed(
      bitsOf([
        [TELLING, [...roles.keys(), ...compiled.keys(), "'s", 'and', 'or']],
        [JOINING, ['and', 'or']],
      ]),
      0,
    ),
    negation: { window: negationWords.window, factor: negationWords.factor },
    acrossHard: clauseWords.acrossHard,
    acrossSoft: clauseWords.acrossSoft,
    namedHard: clauseWords.namedHard,
    namedSoft: clauseWords.namedSoft,
    auxiliaries: new Set(clauseWords.auxiliaries),
  };
}

let ofLexicon: Rules | undefined;

/** The rules of the lexicon that ships: compiled when they are first asked for (a tenth of a second), then shared, as nothing changes them. */
export const lexiconRules = (): Rules => (ofLexicon ??= compileRules(compileLexicon()));
