import { join } from 'node:path';
import { z } from 'zod';
import { countryOf } from './countries.ts';
import { csv, yaml } from './files.ts';
import type { Register } from './register.ts';
import type { Chained } from './terms.ts';

/** The role of an office by its label at Wikidata; the first pattern that fits. Null: not an office to count with. */
const ROLES: readonly (readonly [RegExp, string | null])[] = [
  [/^President of the (?:Pontifical Commission|Executive Yuan)/, null],
  [/co-prince/i, null],
  [/^military leader/, null],
  [/^President/i, 'president'],
  [/^Chairman of the Presidential Council/, 'presidential_council_chair'],
  [
    /^(?:Prime Minister|Premier|Taoiseach|Minister of State of Monaco|Chairman of the Council of Ministers)/i,
    'prime_minister',
  ],
  [/^Federal Chancellor/, 'chancellor'],
  [/^Supreme Leader/, 'supreme_leader'],
  [/^Governor-General/, 'governor_general'],
  [/^Chief Minister/, 'chief_minister'],
  [/^Captain Regent/, 'captain_regent'],
  [/^Member of the Swiss Federal Council/, 'federal_councillor'],
  [/^O le Ao o le Malo/, 'president'],
  [/^(?:monarch|king|emir|sultan|prince|emperor|druk|ngwenyama|yang)/i, 'monarch'],
  [/^pope/, 'pope'],
];

const Days = z.record(
  z.string(),
  z.strictObject({
    from: z.string().optional(),
    to: z.string().optional(),
    still: z.literal(true).optional(),
    skip: z.literal(true).optional(),
  }),
);

/** The year the file was made: an end it does not know lies there or later. */
const MADE = '2022';

/** Adds heads of state and government of 2021 and 2022, with exact days where leader-days.yaml knows them. */
export function addLeaders(register: Register, from: string, sources: string): (chained: Chained) => void {
  const days = yaml(join(sources, 'leader-days.yaml'), Days);
  const used = new Set<string>();
  const terms = csv(join(from, 'world-leaders-2021-wikidata.csv')).flatMap((row) => {
    const name = row.get('officeholderLabel') ?? '';
    const label = row.get('positionLabel') ?? '';
    if (/^Q\d+$/.test(name)) return []; // a holder without a label
    const country = countryOf(row.get('country') ?? '', register);
    const id = register.person({ name, wikidata: row.get('officeholder'), country: register.nation(country) });
    return [{ id, name, label, country, start: row.get('start_year') ?? '', end: row.get('end_year') ?? '' }];
  });
  return (chained) => {
    for (const { id, name, label, country, start, end } of terms) {
      const role = ROLES.find(([pattern]) => pattern.test(label))?.[1];
      if (role === undefined) throw new Error(`no role for ${label}`);
      if (role === null || chained.has(`${role} ${country}`)) continue;
      const key = [`${name} ${start}`, name].find((each) => each in days);
      if (key !== undefined) used.add(key);
      const day = key === undefined ? {} : (days[key] ?? {});
      if (day.skip === true) continue;
      const to = day.still === true ? null : (day.to ?? (end === '' ? MADE : end));
      register.office(id, { title: capital(label), role, of: country, from: day.from ?? start, to });
    }
    const idle = Object.keys(days).filter((key) => !used.has(key));
    if (idle.length > 0) throw new Error(`leader-days.yaml tells of nobody: ${idle.join(', ')}`);
  };
}

function capital(label: string): string {
  return `${label.charAt(0).toUpperCase()}${label.slice(1)}`
    .replace('Prime minister', 'Prime Minister')
    .replace('Lichtenstein', 'Liechtenstein');
}
