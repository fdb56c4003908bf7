import cues from '../../data/quotes/cues.json' with { type: 'json' };

/** What a cue reports: words, what a paper tells, a thought, or where somebody stands. */
export type CueKind = 'speech' | 'showing' | 'thought' | 'stance';

/** How a verb is bent; `base` is also the present of "they", `past` also the participle. */
export type CueForm = 'base' | 'third' | 'past' | 'ing';

export type CueWord = {
  readonly verb: string;
  readonly kind: CueKind;
  readonly form: CueForm;
  /** Whether the form is a noun as well ("claims", "hopes"), which asks for a subject that is sure. */
  readonly noun: boolean;
};

const DOUBLED: ReadonlySet<string> = new Set(cues.doubled);
const NOUNS: ReadonlySet<string> = new Set([...cues.nouns, ...cues.nounForms]);
const IRREGULAR: ReadonlyMap<string, string> = new Map(Object.entries(cues.irregular));

const endsInY = (verb: string): boolean => /[^aeiou]y$/.test(verb);

const thirdOf = (verb: string): string =>
  endsInY(verb) ? `${verb.slice(0, -1)}ies` : /(?:s|sh|ch|x|z|o)$/.test(verb) ? `${verb}es` : `${verb}s`;

function pastOf(verb: string): string[] {
  const irregular = IRREGULAR.get(verb);
  if (irregular !== undefined) return irregular.split(' ');
  if (endsInY(verb)) return [`${verb.slice(0, -1)}ied`];
  if (DOUBLED.has(verb)) return [`${verb}${verb.at(-1) ?? ''}ed`];
  return [verb.endsWith('e') ? `${verb}d` : `${verb}ed`];
}

function ingOf(verb: string): string {
  if (DOUBLED.has(verb)) return `${verb}${verb.at(-1) ?? ''}ing`;
  return /[^eo]e$/.test(verb) ? `${verb.slice(0, -1)}ing` : `${verb}ing`;
}

function wordsOf(): ReadonlyMap<string, CueWord> {
  const words = new Map<string, CueWord>();
  for (const kind of ['speech', 'showing', 'thought', 'stance'] as const) {
    for (const verb of cues[kind]) {
      const noun = NOUNS.has(verb);
      words.set(verb, { verb, kind, form: 'base', noun });
      words.set(thirdOf(verb), { verb, kind, form: 'third', noun });
      words.set(ingOf(verb), { verb, kind, form: 'ing', noun: false });
      for (const past of pastOf(verb)) words.set(past, { verb, kind, form: 'past', noun: false });
    }
  }
  return words;
}

/** Every form of every verb that hands over to words or thoughts. */
export const CUE_WORDS: ReadonlyMap<string, CueWord> = wordsOf();
/** Verbs that tell of words only before one of some words, '"' being a quotation mark: "pointed out", "the sign read “…”". */
export const ONLY_BEFORE: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(cues.before).map(([verb, words]) => [verb, new Set(words.split(' '))]),
);
/** Verbs that a clause with "that" follows, and those that one follows without it: "Lind said the talks failed". */
export const CLAUSE_VERBS: ReadonlySet<string> = new Set(cues.clause);
export const BARE_VERBS: ReadonlySet<string> = new Set(cues.bare);
/** "S's claim that", "his promises": both numbers. */
export const CUE_NOUNS: ReadonlySet<string> = new Set(cues.nouns.flatMap((noun) => [noun, thirdOf(noun)]));
/** "S is confident that". */
export const CUE_ADJECTIVES: ReadonlySet<string> = new Set(cues.adjectives);
