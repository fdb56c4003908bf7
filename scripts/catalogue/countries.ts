import { join } from 'node:path';
import countries from 'i18n-iso-countries';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import { z } from 'zod';
import { barred, csv, yaml } from './files.ts';
import { folded, slugOf } from './names.ts';
import type { Register } from './register.ts';

/** The country that a reader's "the leader of PLACE" means, by its slug. */
export type Leaders = ReadonlyMap<string, string>;

/** Names in world-leaders-2021-wikidata.csv that are no name of the country here. */
const CALLED = new Map([
  ['Kingdom of Denmark', 'denmark'],
  ['Kingdom of the Netherlands', 'netherlands'],
  ['Federated States of Micronesia', 'micronesia'],
  ['The Bahamas', 'bahamas'],
  ['The Gambia', 'gambia'],
  ['São Tomé and Príncipe', 'sao-tome-and-principe'],
  ['Republic of Abkhazia', 'abkhazia'],
  ['Republic of Artsakh', 'nagorno-karabakh'],
  ['Sahrawi Arab Democratic Republic', 'western-sahara'],
  ['Turkish Republic of Northern Cyprus', 'northern-cyprus'],
  ['Republika Srpska', 'republika-srpska'],
  ['Somaliland', 'somaliland'],
  ['South Ossetia', 'south-ossetia'],
  ['Transnistria', 'transnistria'],
]);

/** Adds all countries with their names, demonyms and the capitals that stand for them. */
export function addCountries(register: Register, sources: string, leadersCsv: string): Leaders {
  countries.registerLocale(english);
  const ids = new Map(csv(leadersCsv).map((row) => [row.get('country') ?? '', row.get('countryid') ?? '']));
  const leaders = new Map<string, string>();
  for (const row of csv(join(sources, 'countries.csv'))) {
    const name = row.get('name') ?? '';
    const iso = row.get('iso') ?? '';
    // "Micronesia, Federated States of" and "Falkland Islands (Malvinas)" are forms for lists, not for sentences.
    const listed = iso === '' ? [] : (countries.getName(iso, 'en', { select: 'all' }) ?? []);
    const printed = listed.filter((each) => !/[,(]/.test(each));
    const acronyms = barred(row.get('acronyms'));
    const full = [...printed.filter((each) => !acronyms.includes(each)), ...barred(row.get('also'))];
    const wikidata = [name, ...full].map((each) => ids.get(each)).find((id) => id !== undefined);
    const id = register.add({
      name,
      kind: 'country',
      wikidata: row.get('wikidata') || wikidata,
      forms: { full, acronym: acronyms, demonym: barred(row.get('demonyms')), metonym: barred(row.get('capital')) },
    });
    const leader = row.get('leader');
    if (leader) leaders.set(id, leader);
  }
  register.tell('united-states', { name: 'United States', kind: 'country', forms: { nickname: ['America'] } });
  register.tell('netherlands', { name: 'Netherlands', kind: 'country', forms: { nickname: ['Holland'] } });
  return leaders;
}

/** Adds the seats that stand for a country or body, after all of these are known. */
export function addMetonyms(register: Register, sources: string): void {
  const metonyms = yaml(join(sources, 'metonyms.yaml'), z.record(z.string(), z.array(z.string())));
  for (const [id, metonym] of Object.entries(metonyms)) {
    register.tell(id, { name: register.name(id), kind: 'other', forms: { metonym } });
  }
}

/** The slug of a country as the leaders file names it. */
export function countryOf(label: string, register: Register): string {
  const called = CALLED.get(label) ?? LONG.get(folded(label)) ?? slugOf(label);
  if (!register.has(called)) throw new Error(`no country ${label}`);
  return called;
}

const LONG = new Map([
  ["people's republic of china", 'china'],
  ['republic of ireland', 'ireland'],
  ['state of palestine', 'palestine'],
  ['united states of america', 'united-states'],
]);
