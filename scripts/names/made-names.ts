import type { Chance } from './vary.ts';

/** Lists to make names of. */
export type Places = {
  readonly country: readonly string[];
  readonly place: readonly string[];
  readonly demonym: readonly string[];
  readonly family: readonly string[];
};

const words = (text: string): readonly string[] => text.split('|');

const LEANINGS = words(
  "Liberal|Conservative|Progressive|Democratic|Social Democratic|Christian Democratic|National|Nationalist|Republican|Socialist|Communist|Labour|Labor|People's|Workers'|Green|Radical|Reform|Unionist|Popular|Independent|Farmers'|Agrarian|Centre|Civic|Patriotic|Revolutionary|United|New|Christian Social|Progressive Conservative|Social Credit|Left|Right|Free|Freedom|Justice|Popular Democratic",
);
const UNIONS = words(
  'Party|Party|Party|Party|Party|Alliance|Union|Movement|Front|League|Bloc|Coalition|Congress|Federation|Rally|Platform|Forum|Democrats|Left|Greens',
);
const IDEAS = words(
  'Democracy|Freedom|Justice|Progress|Development|Unity|Independence|Change|Renewal|Reform|Rights|Solidarity|Socialism|Peace|Stability|Europe|Liberty|Labour|Reconstruction|Equality|New Politics|National Unity|Human Rights|the Republic|Democratic Change|Social Justice',
);
const ELECTIONS = words(
  'general election|general elections|presidential election|federal election|state election|parliamentary election|legislative election|gubernatorial election|Senate election|provincial election|leadership election|local elections|municipal elections|mayoral election|presidential primaries|European Parliament election|constitutional referendum|referendum|by-election|House of Representatives elections|Senate elections|presidential election in {place}|regional election',
);
const STRIFES = words(
  'War|Civil War|Revolution|Uprising|Rebellion|Crisis|Campaign|Massacre|Agreement|Accords|Treaty|Convention|Conference|Congress|Summit|Declaration|Plan|Act|Film Festival|Festival|Prize|Award|Constitution|Riots|Protests',
);
const BODIES = words(
  'House of Commons of|Parliament of|Senate of|National Assembly of|Supreme Court of|Constitutional Court of|University of|Bank of|Central Bank of|Ministry of Foreign Affairs of|House of Representatives of|Legislative Assembly of|Chamber of Deputies of|Federation of Trade Unions of|Academy of Sciences of|Church of|Law Society of|Bar Association of|Football Association of',
);
const KINDS_OF_BODY = words(
  'Institute|Foundation|University|College|Museum|Association|Society|Council|Committee|Commission|Agency|Company|Group|Bank|Times|Herald|Post|Tribune|Gazette|Daily News|Center|School of Law|Law School|Medical Association|Trust|Club|Chamber of Commerce|Federation of Labour|Police|Army|Air Force|Parliament|Legislature|Cabinet|Supreme Court|Senate|Broadcasting Corporation|Railways|Orchestra',
);
const PURPOSES = words(
  'Nuclear Disarmament|Women|Nature|Foreign Relations|Strategic Studies|International Peace|Policy Studies|Human Rights|Civil Liberties|Retired Persons|Medical Research|Refugees|Children|Economic Research|Trade and Development|Family Research|Animal Rights|Public Policy|Peaceful Tomorrows|Climate Action|Legal Reform|Racial Equality|Veterans',
);
const FOR_PURPOSES = words(
  'Campaign for|National Organization for|Council on|Institute for|Center for|Centre for|Committee for|Coalition for|Fund for|Society for|Foundation for|National Council of|Association for|Alliance for|National Association of|World Federation of|Women for',
);

const one = (list: readonly string[], chance: Chance): string => list[Math.floor(chance() * list.length)] ?? '';

export function madeParty(from: Places, chance: Chance): string {
  const kind = chance();
  if (kind < 0.12)
    return `${one(UNIONS, chance)} for ${one(IDEAS, chance)}${chance() < 0.5 ? ` and ${one(IDEAS, chance)}` : ''}`;
  if (kind < 0.18) return `${one(UNIONS, chance)} of ${one(IDEAS, chance)}`;
  if (kind < 0.24) return `${one(LEANINGS, chance)} ${one(UNIONS, chance)} for ${one(IDEAS, chance)}`;
  const lead = chance() < 0.35 ? `${one(chance() < 0.7 ? from.demonym : from.place, chance)} ` : '';
  const second = chance() < 0.2 ? `${one(LEANINGS, chance)} ` : '';
  const tail = chance() < 0.35 ? ` of ${one(chance() < 0.6 ? from.country : from.place, chance)}` : '';
  return `${lead}${second}${one(LEANINGS, chance)} ${one(UNIONS, chance)}${tail}`;
}

export function madeElection(from: Places, chance: Chance): string {
  const month = chance() < 0.06 ? `${chance() < 0.5 ? 'February' : 'October'} ` : '';
  const year = 1850 + Math.floor(chance() * 175);
  const where = chance();
  const land = one(where < 0.4 ? from.demonym : where < 0.7 ? from.country : from.place, chance);
  return `${month}${year} ${land} ${one(ELECTIONS, chance).replace('{place}', one(from.place, chance))}`;
}

export function madeEvent(from: Places, chance: Chance): string {
  const what = one(STRIFES, chance);
  const kind = chance();
  const where = one(kind < 0.5 ? from.demonym : kind < 0.8 ? from.place : from.family, chance);
  if (kind > 0.93) return `${1850 + Math.floor(chance() * 175)} ${where} ${what.toLowerCase()}`;
  if (kind > 0.86) return `Battle of ${one(from.place, chance)}`;
  return `${chance() < 0.1 ? 'First ' : chance() < 0.1 ? 'Second ' : ''}${where} ${what}`;
}

export function madeBody(from: Places, chance: Chance): string {
  const kind = chance();
  if (kind < 0.3) return `${one(BODIES, chance)} ${one(chance() < 0.5 ? from.country : from.place, chance)}`;
  if (kind < 0.5) return `${one(FOR_PURPOSES, chance)} ${one(PURPOSES, chance)}`;
  const lead = one(kind < 0.65 ? from.demonym : kind < 0.85 ? from.place : from.family, chance);
  return `${lead} ${one(KINDS_OF_BODY, chance)}`;
}
