import type { Form, Rule } from '../server/contract/vocabulary.ts';
import { msg } from './words.ts';

/** Each rule as a reader may understand it. */
const RULE_WORDS: Readonly<Record<Rule, string>> = {
  full_name: msg('full name, as the catalogue has it'),
  bound_title: msg('title that the article ties to the person'),
  title_surname: msg('title and family name together'),
  office_by_date: msg('office that one person held on the day'),
  surname: msg('family name of somebody the article names in full'),
  first_name: msg('first name of somebody the article names in full'),
  nickname: msg('nickname'),
  acronym: msg('acronym, or a short name explained there'),
  title: msg('fixed title'),
  context: msg('family name with “Mr”, or with the country of its one bearer'),
  demonym: msg('word for the people of a country; counted where asked for'),
  metonym: msg('capital or seat that speaks for it; counted where asked for'),
  pronoun: msg('he or she, where it can mean one person only; counted where asked for'),
  correction: msg('a person said so'),
};

const STAND_INS: Readonly<Record<string, Form>> = { demonym: 'demonyms', metonym: 'metonyms', pronoun: 'pronouns' };

/** By which value of `forms` the mentions of a rule are counted. */
export const formOf = (via: string): Form => STAND_INS[via] ?? 'names';

/** A rule in plain words. */
export const ruleWords = (via: string): string =>
  (RULE_WORDS as Readonly<Record<string, string>>)[via] ?? via.replaceAll('_', ' ');
