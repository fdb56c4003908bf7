import { CUE_ADJECTIVES, CUE_NOUNS, CUE_WORDS, type CueKind } from './cues.ts';
import { ORDINARY } from './name-words.ts';
import {
  BE,
  endsSubject,
  gapHas,
  isCapital,
  joined,
  phraseBefore,
  phraseBehind,
  type Read,
  wordAt,
  type Words,
} from './noun-phrases.ts';
import { GAP, type Tokens } from './tokens.ts';
import { type Sourced, verbSource, verbStart } from './verb-sources.ts';
import { bitsOf, listed } from './word-lists.ts';

/** Somebody's words or thoughts, by the words that hand over to them. */
export type Attribution = {
  readonly cue: Words;
  /** Whose they are, as printed. */
  readonly source: Words;
  readonly kind: CueKind;
  /** The verb as a dictionary has it; a noun, adjective, ":" or "according to" otherwise. */
  readonly verb: string;
  /** True where the source stands behind its cue: "said Lind", "according to Lind". */
  readonly inverted: boolean;
};

/** "Lind's claim that", "his promise", "the statement by Lind". */
function nounSource({ tokens, isQuoted }: Read, at: number): Sourced | null {
  if (isQuoted(at)) return null;
  if (!/^(?:that|of|to|on|for|about|toward|by|from|against|with)$/.test(wordAt(tokens, at + 1))) return null;
  let start = at;
  // One or two adjectives may lie between: "his previous criticism".
  for (let steps = 0; steps < 2 && start > 0 && joined(tokens, start); steps += 1) {
    const before = wordAt(tokens, start - 1);
    if (/^(?:his|her|their|my|our)$/.test(before))
      return { source: { first: start - 1, last: start - 1 }, inverted: false };
    if (before === "'s" || (before.endsWith('s') && gapHas(tokens, start, GAP.apostrophe))) {
      const last = before === "'s" ? start - 2 : start - 1;
      if (last < 0 || !endsSubject(tokens, last)) return null;
      return { source: phraseBefore(tokens, last, Math.max(0, last - 4), isQuoted), inverted: false };
    }
    start -= 1;
  }
  if (
    wordAt(tokens, at + 1) === 'by' ||
    (wordAt(tokens, at + 1) === 'from' &&
      /^(?:statement|criticism|answer|endorsement|response|comment|remark|praise|statements|comments|remarks)$/.test(
        wordAt(tokens, at),
      ))
  ) {
    const source = phraseBehind(tokens, at + 2, isQuoted);
    return source === null ? null : { source, inverted: true };
  }
  return null;
}

/** "Lind is confident that". */
function adjectiveSource({ tokens, isQuoted }: Read, at: number): Sourced | null {
  const start = verbStart(tokens, at, isQuoted);
  const be = tokens.words.slice(start, at).some((word) => BE.has(word));
  if (!be || start === 0 || !joined(tokens, start) || !endsSubject(tokens, start - 1)) return null;
  if (/^(?:it|this|that|there)$/.test(wordAt(tokens, start - 1))) return null;
  return { source: phraseBefore(tokens, start - 1, 0, isQuoted), inverted: false };
}

/** A name and a colon: "Lind: We will not sell". */
function colonSource({ tokens, isQuoted }: Read, text: string): Attribution | null {
  for (let at = 1; at <= 5 && at < tokens.count; at += 1) {
    if (isQuoted(at - 1)) return null;
    if (!isCapital(tokens, at - 1) && !/^(?:of|the|for|and)$/.test(wordAt(tokens, at - 1))) return null;
    const between = text.slice(tokens.ends[at - 1] ?? 0, tokens.starts[at] ?? 0);
    if (/^\s*:\s/.test(between))
      return {
        cue: { first: at - 1, last: at - 1 },
        source: { first: 0, last: at - 1 },
        kind: 'speech',
        verb: ':',
        inverted: false,
      };
  }
  return null;
}

/** Inside the clause of an earlier cue: what it tells is told already. "Lind said Voss believes": Voss's belief is Lind's word. */
function isTold({ tokens }: Read, at: number, found: readonly Attribution[]): boolean {
  const last = found.findLast(
    ({ inverted, kind }) => !inverted && (kind === 'speech' || kind === 'showing' || kind === 'thought'),
  );
  if (last === undefined || last.verb === ':') return false;
  if (at === last.cue.last + 1) return true;
  for (let between = last.cue.last + 1; between <= at; between += 1) {
    if (gapHas(tokens, between, GAP.comma | GAP.stop | GAP.quote)) return false;
    if (/^(?:and|but|as|while|after)$/.test(wordAt(tokens, between))) return false;
  }
  return true;
}

/** "Voss believes it, Lind said": a cue at the end takes what stands before it as its words. */
function withoutTold({ tokens, isQuoted }: Read, found: readonly Attribution[]): readonly Attribution[] {
  const closing = found.findLast(({ kind, cue, source, verb, inverted }) => {
    if (kind !== 'speech' || verb === ':') return false;
    const first = Math.min(cue.first, source.first);
    const end = Math.max(cue.last, source.last);
    return (
      first > 0 && gapHas(tokens, first, GAP.comma) && !isQuoted(first - 1) && (end >= tokens.count - 4 || inverted)
    );
  });
  if (closing === undefined) return found;
  const first = Math.min(closing.cue.first, closing.source.first);
  return found.filter((one) => one === closing || one.cue.first > first);
}

/** What words that hand over are, as bits: forms of verbs, nouns, adjectives and "according". */
const [VERB, NOUN, ADJECTIVE, ACCORDING] = [1, 2, 4, 8] as const;
const cuesAt = listed(
  bitsOf([
    [VERB, CUE_WORDS.keys()],
    [NOUN, CUE_NOUNS],
    [ADJECTIVE, CUE_ADJECTIVES],
    [ACCORDING, ['according']],
  ]),
  0,
);

/** True for "according" with its "to". */
const isAccording = (tokens: Tokens, at: number): boolean =>
  wordAt(tokens, at) === 'according' && wordAt(tokens, at + 1) === 'to';

/**
 * Who is told to say or think something in one sentence, in the reporter's own words: the cue and the phrase in subject
 * place, whoever that is. What stands inside direct quotations hands over to nobody.
 */
export function attributionsIn(read: Read): readonly Attribution[] {
  const { tokens, isQuoted } = read;
  const found: Attribution[] = [];
  const colon = colonSource(read, tokens.text);
  if (
    colon !== null &&
    !ORDINARY.has(wordAt(tokens, 0)) &&
    !CUE_NOUNS.has(wordAt(tokens, 0)) &&
    !/^(?:name|question|answer|latest)$/.test(wordAt(tokens, colon.cue.last))
  )
    found.push(colon);
  for (let at = 0; at < tokens.count; at += 1) {
    const cues = cuesAt(tokens, at);
    if (cues === 0 || isQuoted(at)) continue;
    if (isAccording(tokens, at)) {
      const source = phraseBehind(tokens, at + 2, isQuoted);
      if (source !== null)
        found.push({ cue: { first: at, last: at + 1 }, source, kind: 'speech', verb: 'according to', inverted: true });
      continue;
    }
    if (isTold(read, at, found)) continue;
    const word = wordAt(tokens, at);
    const cue = (cues & VERB) === 0 ? undefined : CUE_WORDS.get(word);
    const verb = cue === undefined ? null : verbSource(read, at, cue, found.at(-1)?.source ?? null);
    if (cue !== undefined && verb !== null) {
      found.push({ cue: { first: at, last: at }, ...verb, kind: cue.kind, verb: cue.verb });
      continue;
    }
    const noun = (cues & NOUN) !== 0 ? nounSource(read, at) : null;
    const other = noun ?? ((cues & ADJECTIVE) !== 0 ? adjectiveSource(read, at) : null);
    if (other !== null)
      found.push({ cue: { first: at, last: at }, ...other, kind: noun === null ? 'thought' : 'stance', verb: word });
  }
  return withoutTold(read, found);
}
