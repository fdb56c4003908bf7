import type { Actor, AliasType, Catalogue } from '../../server/contract/actor.ts';

/*
 * A catalogue of an invented world, small enough to know by heart: two countries that neighbour each other, people who share a
 * family name, an office that changes hands on 30 June 2021, and an acronym that two organisations bear.
 */

type Forms = Partial<Record<AliasType, readonly string[]>>;

const actor = (id: string, kind: Actor['kind'], forms: Forms, more: Partial<Actor> = {}): Actor => {
  const aliases = (Object.keys(forms) as AliasType[]).flatMap((type) =>
    (forms[type] ?? []).map((text) => ({ text, type })),
  );
  const name = aliases[0]?.text ?? id;
  return { id, wikidata: null, kind, name, aliases, country: null, party: null, offices: [], ...more };
};

/** An office of a country with its terms; the title is not read by the analysis. */
const term = (role: string, of: string, from: string | null, to: string | null) => ({
  title: role,
  role,
  of,
  from,
  to,
});

export const norland: Catalogue = {
  actors: [
    actor(
      'ann-harlow',
      'person',
      { full: ['Ann Harlow'], surname: ['Harlow'], first_name: ['Ann'] },
      {
        country: 'norland',
        offices: [term('foreign_minister', 'norland', '2019-01-01', '2021-06-30')],
      },
    ),
    actor(
      'ben-harlow',
      'person',
      { full: ['Ben Harlow'], surname: ['Harlow'], nickname: ['Benny'] },
      {
        country: 'norland',
        offices: [term('president', 'sudland', '2020-01-01', null)],
      },
    ),
    actor(
      'cora-voss',
      'person',
      { full: ['Cora Voss', 'Cora M. Voss'], surname: ['Voss'] },
      {
        country: 'norland',
        offices: [term('foreign_minister', 'norland', '2021-06-30', null)],
      },
    ),
    actor(
      'dan-lind',
      'person',
      { full: ['Dan Lind'], surname: ['Lind'] },
      {
        country: 'norland',
        offices: [term('president', 'norland', '2018', null)],
      },
    ),
    actor('eva-rice', 'person', { full: ['Eva Rice'], surname: ['Rice'] }, { country: 'norland' }),
    actor('norland', 'country', {
      full: ['Norland', 'Kingdom of Norland'],
      acronym: ['N.L.', 'NL'],
      demonym: ['Norlandish', 'Norlander', 'Norlanders'],
      metonym: ['Varnholm'],
    }),
    actor('sudland', 'country', { full: ['Sudland'], demonym: ['Sudlandish'], metonym: ['Quayside'] }),
    actor('port-ems', 'place', { full: ['Port Ems'] }, { country: 'sudland' }),
    actor('ems', 'place', { full: ['Ems'] }, { country: 'sudland' }),
    actor('grain-agency', 'organisation', { full: ['Grain and Salt Agency'] }),
    actor('trade-pact', 'organisation', { full: ['Northern Trade Pact'], acronym: ['NTP'] }),
    actor('teachers-party', 'organisation', { full: ['National Teachers Party'], acronym: ['NTP'] }),
    actor('ward', 'organisation', { full: ['World Aid and Relief Desk'], acronym: ['WARD'] }),
  ],
  titles: [
    { role: 'president', of: null, phrases: ['President', 'head of state'] },
    {
      role: 'foreign_minister',
      of: null,
      phrases: ['Foreign Minister', 'top diplomat', 'Minister of Foreign Affairs'],
    },
    { role: 'foreign_minister', of: 'norland', phrases: ['State Secretary', 'Secretary of State'] },
  ],
};
