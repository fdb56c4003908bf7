import { type CueWord, ONLY_BEFORE } from './cues.ts';
import { CALENDAR } from './name-words.ts';
import {
  BE,
  endsSubject,
  gapHas,
  HELPERS,
  isAdverb,
  isCapital,
  joined,
  leadingPhrase,
  PERSON_PRONOUNS,
  phraseBefore,
  phraseBehind,
  type Read,
  SUBJECT_PRONOUNS,
  wordAt,
  type Words,
} from './noun-phrases.ts';
import { GAP, type Tokens } from './tokens.ts';

/** "the claims", "of support", "his promise": behind these a form that may be a noun is one. */
const BEFORE_NOUNS =
  /^(?:the|a|an|this|that|these|those|his|her|their|its|my|our|your|of|in|on|for|with|by|from|no|any|some|such|'s|and|more|many|own|other|new|first|last|under|over|into|about|against|despite|without|after|before|to)$/;
/** "claims of", "support for": so it is before these. */
const BEHIND_NOUNS = /^(?:of|from|by|is|are|was|were|has|have|had|and|or|at|as|during|will|would|that's)$/;
const PLURALS =
  /(?:[^s]s|people|police|men|women|children|half|percent|majority|others|some|many|most|staff|press|team|crew)$/;

/** Back over "has also repeatedly" to where the words of the verb begin. */
export function verbStart(tokens: Tokens, at: number, isQuoted: Read['isQuoted']): number {
  let start = at;
  while (start > 0 && joined(tokens, start) && !isQuoted(start - 1)) {
    const word = wordAt(tokens, start - 1);
    const isOwner = word === "'s" && !/^(?:he|she|it|who|that|there|what)$/.test(wordAt(tokens, start - 2));
    if (!(HELPERS.has(word) && !isOwner) && !isAdverb(tokens, start - 1)) break;
    start -= 1;
    if (CALENDAR.has(word) && wordAt(tokens, start - 1) === 'on' && joined(tokens, start)) start -= 1; // "on Sunday said"
  }
  return start;
}

const SPEAKS_BEHIND = new Set([
  'said',
  'says',
  'added',
  'adds',
  'asked',
  'wrote',
  'writes',
  'explained',
  'explains',
  'continued',
  'recalled',
  'replied',
  'warned',
  'tweeted',
  'argued',
  'insisted',
  'noted',
  'declared',
  'read',
  'announced',
  'reported',
  'concluded',
  'admitted',
  'joked',
  'shouted',
  'cried',
]);

/** "…, said the mayor of Kyiv." The phrase behind the cue, if the sentence or part ends with it. */
function sourceBehind({ tokens, isQuoted }: Read, cue: number): Words | null {
  const phrase = phraseBehind(tokens, cue + 1, isQuoted);
  if (phrase === null) return null;
  if (!joined(tokens, cue + 1)) return null;
  const end = phrase.last + 1;
  const closes =
    end >= tokens.count ||
    !joined(tokens, end) ||
    /^(?:who|in|during|at|after|on|as|to|when|while|while|about|of|for|and|before|last|late|early|from|with)$/.test(
      wordAt(tokens, end),
    ) ||
    isAdverb(tokens, end);
  return closes ? phrase : null;
}

/** "S, the mayor, said", "S — a teacher — says": the phrase before the part between two marks. */
function beforeInsertion({ tokens, isQuoted }: Read, start: number): Words | null {
  const mark = gapHas(tokens, start, GAP.comma)
    ? GAP.comma
    : gapHas(tokens, start, GAP.stop)
      ? GAP.stop
      : gapHas(tokens, start, GAP.bracket)
        ? GAP.bracket
        : 0;
  if (mark === 0) return null;
  let open = start - 1;
  while (open > 0 && !(gapHas(tokens, open, mark) && !isQuoted(open - 1))) open -= 1;
  if (open <= 0) return null;
  // "Lind, Voss's brother, and the mayor of Solo, said": the first part that follows no other mark.
  for (let back = open - 1; back > 0 && mark === GAP.comma && start - back < 30; back -= 1) {
    if (gapHas(tokens, back, GAP.stop | GAP.quote)) break;
    if (!gapHas(tokens, back, GAP.comma)) continue;
    if (
      /^(?:who|which|a|an|the|whose|one|also|then|now|formerly)$/.test(wordAt(tokens, back)) &&
      endsSubject(tokens, back - 1)
    )
      open = back;
  }
  const last = open - 1;
  if (isQuoted(last) || !endsSubject(tokens, last)) return null;
  const { first } = phraseBefore(tokens, last, 0, isQuoted);
  return { first, last: start - 1 };
}

/** Passive: "was praised by Lind" has its source behind "by"; without one nobody is told. */
function byWhom(read: Read, cue: number): Words | null {
  const { tokens, isQuoted } = read;
  for (let at = cue + 1; at <= cue + 6 && at < tokens.count && joined(tokens, at); at += 1) {
    if (wordAt(tokens, at) === 'by') return phraseBehind(tokens, at + 1, isQuoted);
  }
  return null;
}

const PARTICIPLES = /^(?:known|seen|spoken|written|sworn|shown)$/;

/** Some verbs tell of words only before certain words. */
function leadsOn({ tokens, isQuoted }: Read, at: number, { verb }: CueWord): boolean {
  const behind = ONLY_BEFORE.get(verb);
  if (behind === undefined) return true;
  const next = at + 1;
  if (next < tokens.count && behind.has(wordAt(tokens, next))) return true;
  if (!behind.has('"')) return false;
  if (isQuoted(next) || gapHas(tokens, next, GAP.quote | GAP.stop)) return true;
  for (let back = at - 1; back >= Math.max(0, at - 8); back -= 1) if (isQuoted(back)) return true; // “…,” the mayor added.
  return false;
}

export type Sourced = { readonly source: Words; readonly inverted: boolean };

/** Whom a part without a subject of its own tells of: who spoke before in the sentence, else whom it begins with. */
function carriedOn({ tokens, isQuoted }: Read, start: number, told: Words | null): Words | null {
  return told ?? leadingPhrase(tokens, 0, start, isQuoted);
}

/** The verb that an infinitive hangs on: "took to the stage to say". */
function nearestDeed(tokens: Tokens, from: number): string {
  for (let at = from; at >= Math.max(0, from - 4); at -= 1)
    if (
      /^(?:began|begins|took|takes|went|goes|seemed|seems|appeared|appears|used|came|tried|paused)$/.test(
        wordAt(tokens, at),
      )
    )
      return wordAt(tokens, at);
  return '';
}

/** Whom a form of a cue verb has for its subject; `told` is who spoke before in the sentence. Null where the form hands over to nobody. */
export function verbSource(read: Read, at: number, word: CueWord, told: Words | null): Sourced | null {
  const { tokens, isQuoted } = read;
  if (isCapital(tokens, at) && at > 0 && tokens.casing === 'sentence' && word.verb !== 'tweet') return null; // "United States"
  if (!leadsOn(read, at, word)) return null;
  const start = verbStart(tokens, at, isQuoted);
  const helpers = tokens.words.slice(start, at);
  if (
    PARTICIPLES.test(wordAt(tokens, at)) &&
    !helpers.some((helper) => /^(?:has|have|had|having|'s|'ve)$|'ve$/.test(helper))
  ) {
    if (!helpers.some((helper) => BE.has(helper))) return null; // "a street known as"
  }
  const isBe = helpers.some((helper) => BE.has(helper));
  const ahead = (source: Words | null): Sourced | null => (source === null ? null : { source, inverted: false });
  if (word.form === 'past' && isBe) {
    const source = byWhom(read, at);
    return source === null ? null : { source, inverted: true };
  }
  const previous = wordAt(tokens, start - 1);
  const next = wordAt(tokens, at + 1);
  if (word.form === 'past' && helpers.length === 0 && next === 'by' && word.kind !== 'showing') {
    const source = phraseBehind(tokens, at + 2, isQuoted);
    return source === null ? null : { source, inverted: true };
  }
  if (word.noun && helpers.length === 0 && BEHIND_NOUNS.test(next)) return null;
  const opens = start === 0 || !joined(tokens, start);
  if (opens) {
    if (word.form === 'ing' && !isBe) {
      if (start > 0) return ahead(carriedOn(read, start, told));
      let comma = at + 1;
      while (comma < tokens.count && !gapHas(tokens, comma, GAP.comma)) comma += 1;
      return comma >= tokens.count ? null : ahead(leadingPhrase(tokens, comma, tokens.count, isQuoted));
    }
    if (SPEAKS_BEHIND.has(wordAt(tokens, at)) && start === at) {
      const behind = isQuoted(at - 1) ? phraseBehind(tokens, at + 1, isQuoted) : sourceBehind(read, at);
      if (
        behind !== null &&
        (isCapital(tokens, behind.first) ||
          behind.last > behind.first ||
          PERSON_PRONOUNS.has(wordAt(tokens, behind.first)))
      )
        return { source: behind, inverted: true };
    }
    if (start === 0) return null;
    if (word.form === 'base' && helpers.length === 0) return null;
    if (gapHas(tokens, start, GAP.quote))
      return isQuoted(start - 1)
        ? ahead(carriedOn(read, start, told))
        : ahead(phraseBefore(tokens, start - 1, 0, isQuoted));
    return ahead(beforeInsertion(read, start));
  }
  if (isQuoted(start - 1)) return null;
  if (word.form === 'ing' && !isBe) {
    if (/^(?:by|in|of|for|after|before|while|without|and|when|from|but)$/.test(previous))
      return ahead(carriedOn(read, start, told));
    if (word.kind === 'thought' && helpers.length === 0 && !PLURALS.test(previous)) return null;
    return endsSubject(tokens, start - 1) ? ahead(phraseBefore(tokens, start - 1, 0, isQuoted)) : null;
  }
  if (previous === 'and' || previous === 'but' || previous === 'or') {
    if (word.form === 'base' || word.noun) return null;
    return ahead(carriedOn(read, start - 1, told));
  }
  if (previous === 'to') {
    if (word.kind === 'thought' || word.noun) return null;
    return told === null &&
      /^(?:likely|began|begins|took|takes|went|goes|seemed|seems|appeared|appears|continued|continues|used|came|tried|paused)$/.test(
        wordAt(tokens, start - 2) === 'likely' ? 'likely' : nearestDeed(tokens, start - 2),
      )
      ? ahead(leadingPhrase(tokens, 0, start - 1, isQuoted))
      : null;
  }
  if (word.form === 'base' && helpers.length === 0) {
    const plural = SUBJECT_PRONOUNS.has(previous)
      ? !/^(?:he|she|it|this|that|one|another|everyone|everybody|nobody)$/.test(previous)
      : PLURALS.test(previous);
    if (!plural) return null;
  }
  if (word.form === 'base' && /^(?:you|it|i)$/.test(previous))
    return previous === 'i' ? ahead({ first: start - 1, last: start - 1 }) : null;
  if (word.noun && helpers.length === 0 && BEFORE_NOUNS.test(previous)) return null;
  if (/^(?:it|there|this|that|which|what)$/.test(previous) && word.kind !== 'showing' && word.kind !== 'speech')
    return null;
  if (!endsSubject(tokens, start - 1)) return null;
  return ahead(phraseBefore(tokens, start - 1, 0, isQuoted));
}
