import words from '../../data/names/stand-in-words.json' with { type: 'json' };
import type { Actor } from '../contract/actor.ts';
import type { Sentence, Span } from '../contract/article.ts';
import type { Found } from '../contract/mention.ts';
import type { Hit } from './finder.ts';
import type { TitlePhrase } from './title-phrases.ts';
import { SMALL } from './shapes.ts';
import { overlaps } from './spans.ts';
import { GAP, type Tokens } from './tokens.ts';

const AT: ReadonlySet<string> = new Set(words.at);
const TOWARD: ReadonlySet<string> = new Set(words.toward);
const DEALINGS: ReadonlySet<string> = new Set(words.dealings);
const ADDRESSED: ReadonlySet<string> = new Set(words.addressed);
const ACTS: ReadonlySet<string> = new Set(words.acts);
const SUFFERED: ReadonlySet<string> = new Set(words.suffered);
const ADVERBS: ReadonlySet<string> = new Set(words.adverbs);
const OWNED: ReadonlySet<string> = new Set(words.owned);
const LANGUAGES: ReadonlySet<string> = new Set(words.languages);
const LANGUAGE: ReadonlySet<string> = new Set(words.language);
const PARTS: ReadonlySet<string> = new Set(words.parts);

/** Before a name they make it the place of something, and no subject. */
const OF_PLACE: ReadonlySet<string> = new Set([...words.at, ...words.ofPlace]);

const only = (hit: Hit, type: 'demonym' | 'metonym'): Actor | null => {
  const [actor, ...more] = [...new Set(hit.aliases.filter((form) => form.type === type).map((form) => form.actor))];
  return actor !== undefined && more.length === 0 ? actor : null;
};

const isVerb = (word: string, shape: number): boolean =>
  shape === SMALL && (ACTS.has(word) || (/[a-z]{2}ed$/.test(word) && !SUFFERED.has(word)));

/** "Varnholm denied it", "Varnholm has since denied it": the town decides, so its government is meant. */
function acts(hit: Hit, { words: folded, gaps, shapes, casing }: Tokens): boolean {
  if (OF_PLACE.has(folded[hit.first - 1] ?? '')) return false;
  const next = hit.last + 1;
  const at = ADVERBS.has(folded[next] ?? '') ? next + 1 : next;
  if (gaps[next] !== GAP.space) return false;
  // In a headline of capitals a verb has one too.
  return isVerb(folded[at] ?? '', casing === 'sentence' ? (shapes[at] ?? SMALL) : SMALL);
}

/** "accused Varnholm", "talks with Varnholm", "sanctions against Varnholm": something is said or done to its government. */
function isDealtWith(hit: Hit, { words: folded, gaps }: Tokens): boolean {
  if (gaps[hit.first] !== GAP.space) return false;
  const before = folded[hit.first - 1] ?? '';
  if (ADDRESSED.has(before)) return true;
  if (TOWARD.has(before)) return before !== 'with' || DEALINGS.has(folded[hit.first - 2] ?? '');
  const between = folded.lastIndexOf('between', hit.first);
  return between >= 0 && hit.first - between <= 4 && DEALINGS.has(folded[between - 1] ?? '');
}

/** "Varnholm's demands": a town has no demands. */
function owns(hit: Hit, { words: folded, starts, ends }: Tokens): boolean {
  const possessive = folded[hit.last + 1] === "'s" && starts[hit.last + 1] === ends[hit.last];
  const of = OF_PLACE.has(folded[hit.first - 1] ?? '') && AT.has(folded[hit.first - 1] ?? '');
  return possessive && !of && OWNED.has(folded[hit.last + 2] ?? '');
}

/** A seat that is nothing else in the catalogue speaks wherever it is no place: not "in the palace". */
function speaks(hit: Hit, tokens: Tokens): boolean {
  const at = tokens.words[hit.first - 1] === 'the' ? hit.first - 2 : hit.first - 1;
  return !AT.has(tokens.words[at] ?? '');
}

function metonymOf(hit: Hit, tokens: Tokens): Actor | null {
  const actor = only(hit, 'metonym');
  if (actor === null) return null;
  const isTown = hit.aliases.some(({ type }) => type !== 'metonym');
  const meant = isTown ? acts(hit, tokens) || isDealtWith(hit, tokens) || owns(hit, tokens) : speaks(hit, tokens);
  return meant ? actor : null;
}

/** "speaks Norlandish", "the Norlandish language", "African American": no word for that country here. */
function isOtherWord(hit: Hit, { words: folded, gaps }: Tokens): boolean {
  const before = folded[hit.first - 1] ?? '';
  const behind = folded[hit.last + 1] ?? '';
  const near = gaps[hit.first] === GAP.space || gaps[hit.first] === GAP.hyphen;
  const ends = hit.last + 1 >= folded.length || gaps[hit.last + 1] !== GAP.space;
  if (LANGUAGE.has(behind) || (near && ends && LANGUAGES.has(before))) return true;
  return near && PARTS.has(before) && gaps[hit.first] !== undefined;
}

/** What of a sentence is read for stand-ins, and what was already read of it. */
type Read = {
  readonly sentence: Sentence;
  readonly tokens: Tokens;
  readonly hits: readonly Hit[];
  readonly phrases: readonly TitlePhrase[];
};
type Named = { readonly mentions: readonly Span[]; readonly unresolved: readonly Span[] };

function standInAt(hit: Hit, { phrases, tokens }: Read): { actor: Actor; via: 'demonym' | 'metonym' } | null {
  if (!hit.aliases.some(({ type }) => type === 'demonym' || type === 'metonym')) return null;
  if (phrases.some((title) => title.inside === hit && (title.direct !== null || title.ofStranger))) return null;
  const metonym = metonymOf(hit, tokens);
  if (metonym !== null) return { actor: metonym, via: 'metonym' };
  const demonym = only(hit, 'demonym');
  return demonym === null || isOtherWord(hit, tokens) ? null : { actor: demonym, via: 'demonym' };
}

/**
 * The words of a sentence that stand for an actor without naming it, in order: demonyms wherever they fit one actor, and places
 * that speak or are spoken to for their country (such a town is named all the same). Not where the word is part of a longer
 * mention or of a form that is unclear ("the Norlandish president"); a word that fits several actors is nobody's.
 */
export function standInsIn(read: Read, { mentions, unresolved }: Named): Found[] {
  const { no, text } = read.sentence;
  return read.hits.flatMap((hit): Found[] => {
    const found = standInAt(hit, read);
    if (found === null || unresolved.some((form) => overlaps(hit, form))) return [];
    const isTown = ({ start, end }: Span) => found.via === 'metonym' && start === hit.start && end === hit.end;
    if (mentions.some((mention) => overlaps(hit, mention) && !isTown(mention))) return [];
    const { start, end } = hit;
    const { id, name, kind } = found.actor;
    return [{ sentence: no, actor: id, name, kind, surface: text.slice(start, end), start, end, via: found.via }];
  });
}
