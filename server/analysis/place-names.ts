import type { Actor } from '../contract/actor.ts';
import type { ArticleState } from './article-state.ts';
import type { Hit } from './finder.ts';
import type { AliasForm } from './forms.ts';
import { ORDINARY } from './name-words.ts';
import { SMALL } from './shapes.ts';
import { GAP, type Tokens } from './tokens.ts';

/** What a sentence tells of a name besides its words: the names it is listed with, or stands behind a comma of. */
export type Company = readonly Actor[];

const COMMA_SPACE = GAP.comma | GAP.space;

/** True for "Norland, Sudland" and "Norland and Sudland". */
function joined(before: Hit, behind: Hit, { words, gaps }: Tokens): boolean {
  const between = behind.first - before.last - 1;
  if (between === 0) return gaps[behind.first] === COMMA_SPACE;
  const gap = gaps[behind.first - 1];
  const near = gaps[behind.first] === GAP.space && (gap === GAP.space || gap === COMMA_SPACE);
  return between === 1 && near && /^(?:and|or|und|et|y|e|und|і|й|и)$/.test(words[behind.first - 1] ?? '');
}

/** The one actor that a hit can only mean, if it is a country or place. */
function placeOnly({ aliases }: Hit): Actor | null {
  const actors = [...new Set(aliases.filter(({ type }) => type === 'full' || type === 'acronym').map((a) => a.actor))];
  const [only] = actors;
  return only !== undefined && actors.length === 1 && (only.kind === 'country' || only.kind === 'place') ? only : null;
}

/** The countries and places that a name is listed with: Moldova in "Georgia and Moldova", Atlanta in "Atlanta, Georgia". */
export function companyOf(hit: Hit, hits: readonly Hit[], tokens: Tokens): Company {
  const at = hits.indexOf(hit);
  const [before, behind] = [hits[at - 1], hits[at + 1]];
  const beside = [
    before !== undefined && joined(before, hit, tokens) ? placeOnly(before) : null,
    behind !== undefined && joined(hit, behind, tokens) ? placeOnly(behind) : null,
  ];
  return beside.filter((actor) => actor !== null);
}

/** True for a country among countries, a state beside its towns or other states of its country. */
export const fitsCompany = (actor: Actor, company: Company): boolean =>
  company.length > 0 &&
  company.every((other) =>
    other.kind === 'country'
      ? actor.kind === 'country'
      : actor.id === other.country || (actor.kind === 'place' && actor.country === other.country),
  );

/**
 * True for a city whose state has the same name: papers print "Washington state" when they mean the state. Not behind a
 * comma, where the state of a town stands ("Spokane, Washington").
 */
export function isBareCity(actor: Actor, hit: Hit, tokens: Tokens): boolean {
  if (actor.kind !== 'place' || (tokens.gaps[hit.first] ?? 0) === COMMA_SPACE) return false;
  const printed = tokens.words.slice(hit.first, hit.last + 1).join(' ');
  const isState = ({ aliases }: Actor) => aliases.some(({ text }) => text.toLowerCase() === `${printed} state`);
  const others = hit.aliases.map((form) => form.actor).filter(({ kind, id }) => kind === 'place' && id !== actor.id);
  return !isState(actor) && others.length > 0 && others.every(isState);
}

const IN_PLACE = /^(?:in|near|outside|inside|around|across|downtown)$/;
const TO_EITHER = /^(?:to|from|at|of|into|for|through|via)$/;

/** Whether a town that is called like a person of the article is meant: by its preposition or company; null: either. */
export function isTown(hit: Hit, tokens: Tokens, company: Company): boolean | null {
  const before = tokens.words[hit.first - 1] ?? '';
  if (IN_PLACE.test(before) || company.some(({ kind }) => kind === 'place' || kind === 'country')) return true;
  return TO_EITHER.test(before) ? null : false;
}

/** True where a short name cannot be the body: part of a longer name, or a word that merely opens the sentence. */
function isOtherThing(hit: Hit, { words, gaps, shapes, casing }: Tokens): boolean {
  const before = hit.first - 1;
  const after = hit.last + 1;
  const near = gaps[hit.first] === GAP.space;
  if (/^(?:state|lower|upper)$/.test(words[before] ?? '')) return true;
  if (casing !== 'sentence' || words[after] === 'of' || words[before] === "'s") return true;
  if (gaps[after] === GAP.space && (shapes[after] ?? SMALL) !== SMALL && !/^\d/.test(words[after] ?? '')) return true;
  const opens = before < 0 || !near;
  if (opens) return hit.first === hit.last;
  const ordinary = ORDINARY.has(words[before] ?? '');
  return (shapes[before] ?? SMALL) !== SMALL && !(ordinary && (before === 0 || gaps[before] !== GAP.space));
}

/** True when the article names the country or body, or somebody who speaks for the body. */
const isTold = ({ within }: AliasForm, named: ReadonlyMap<Actor, number>): boolean =>
  within !== undefined &&
  (named.has(within) ||
    (within.kind === 'organisation' &&
      [...named.keys()].some(({ offices }) => offices.some(({ of }) => of === within.id))));

/**
 * The body that a name without its place means ("Treasury" where the US is named): the one the article has named, else
 * the only one whose country or parent it has named, else the only one of which it has named a compatriot. A name that
 * a body of bodies bears too ("Security Council") is never a country's for that. [] where the words are something else.
 */
export function shortFor(hit: Hit, tokens: Tokens, { named }: ArticleState): Actor[] {
  const forms = hit.aliases.filter(({ type }) => type === 'short');
  if (forms.length === 0 || isOtherThing(hit, tokens)) return [];
  const countries = new Set([...named.keys()].map(({ country }) => country));
  const ofBodies = forms.filter(({ within }) => within?.kind === 'organisation');
  const likely = ofBodies.length > 0 ? ofBodies : forms;
  const ways = [
    forms.filter(({ actor }) => named.has(actor)),
    likely.filter((form) => isTold(form, named)),
    ofBodies.length > 0 ? [] : forms.filter(({ actor }) => actor.country !== null && countries.has(actor.country)),
  ];
  const told = ways.find((way) => way.length > 0) ?? [];
  return [...new Set(told.map(({ actor }) => actor))];
}
