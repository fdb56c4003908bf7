import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Actor, type AliasType, Kind, type Office, OfficeTitle } from '../../server/contract/actor.ts';

const CATALOGUE = join(import.meta.dirname, '..', '..', 'data', 'catalogue');
const lines = readFileSync(join(CATALOGUE, 'actors.jsonl'), 'utf8').trimEnd().split('\n');
const actors = lines.map((line) => Actor.parse(JSON.parse(line)));
const titles = z.array(OfficeTitle).parse(JSON.parse(readFileSync(join(CATALOGUE, 'titles.json'), 'utf8')));
const byId = new Map(actors.map((actor) => [actor.id, actor]));

/** Written by hand, raised as the catalogue grows: an empty or halved file fails. */
const FEWEST: Record<Kind, number> = { person: 3050, organisation: 990, country: 199, place: 1010, other: 0 };

/** Offices that one person holds at a time in one country or body. */
const EXCLUSIVE = [
  'president',
  'prime_minister',
  'chancellor',
  'monarch',
  'supreme_leader',
  'pope',
  'foreign_minister',
].concat([
  'defence_minister',
  'finance_minister',
  'interior_minister',
  'secretary_general',
  'commission_president',
  'governor',
  'mayor',
]);

type Held = Office & { readonly holder: string };
const offices: Held[] = actors.flatMap(({ id, offices: held }) => held.map((office) => ({ ...office, holder: id })));

/** Everyone whose term in the office takes in the day; a year-only bound takes in its whole year. */
function holders(role: string, of: string, day: string): string[] {
  const fits = ({ from, to }: Office) =>
    (from === null || from <= day.slice(0, from.length)) && (to === null || to >= day.slice(0, to.length));
  return offices
    .filter((office) => office.role === role && office.of === of && fits(office))
    .map(({ holder }) => holder);
}

const begins = ({ from }: Office): string => from ?? '0000';

/** The last day of a term, only its year where that is all the other bound knows; an open term never ends. */
function ends(term: Office | undefined, length: number): string {
  return (term?.to ?? '9999').slice(0, length);
}

/** The actors of a written form of one type. */
function named(text: string, type: AliasType): string[] {
  return actors
    .filter(({ aliases }) => aliases.some((alias) => alias.text === text && alias.type === type))
    .map(({ id }) => id);
}

describe('the file', () => {
  test('has at least as many actors of each kind as were counted by hand', () => {
    const short = Kind.options.filter((kind) => actors.filter((actor) => actor.kind === kind).length < FEWEST[kind]);
    expect(short).toEqual([]);
    expect(titles.length).toBeGreaterThanOrEqual(440);
  });

  test('is sorted by id, and no id or Wikidata id stands twice', () => {
    const ids = actors.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].toSorted());
    const wikidata = actors.flatMap(({ wikidata: id }) => (id === null ? [] : [id]));
    expect(new Set(wikidata).size).toBe(wikidata.length);
    expect(wikidata.length).toBeGreaterThanOrEqual(1150);
  });

  test('names no country, office or title that is not an actor', () => {
    const named = [
      ...actors.map(({ country }) => country),
      ...offices.map(({ of }) => of),
      ...titles.map(({ of }) => of),
    ];
    expect(named.filter((id) => id !== null && !byId.has(id))).toEqual([]);
  });

  test('knows a written form for each role that somebody holds', () => {
    const written = new Set(titles.filter(({ of }) => of === null).map(({ role }) => role));
    expect([...new Set(offices.map(({ role }) => role))].filter((role) => !written.has(role))).toEqual([]);
  });

  test('has one full name or acronym at least for each actor, and no form twice in one', () => {
    const nameless = actors.filter(({ aliases }) => !aliases.some(({ type }) => type === 'full' || type === 'acronym'));
    expect(nameless).toEqual([]);
    const doubled = actors.filter(
      ({ aliases }) => new Set(aliases.map(({ text, type }) => `${type} ${text}`)).size < aliases.length,
    );
    expect(doubled).toEqual([]);
  });
});

describe('terms', () => {
  test('end after they begin', () => {
    expect(offices.filter(({ from, to }) => from !== null && to !== null && from.slice(0, to.length) > to)).toEqual([]);
  });

  test.each(EXCLUSIVE)('of one %s in one country share no more than the day of the handover', (role) => {
    const groups = new Map<string, Held[]>();
    for (const office of offices.filter((each) => each.role === role)) {
      groups.set(office.of ?? '', [...(groups.get(office.of ?? '') ?? []), office]);
    }
    expect(groups.size).toBeGreaterThan(0);
    const overlaps = [...groups.values()].flatMap((terms) => {
      const sorted = terms.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
      return sorted.slice(1).filter((next, index) => begins(next) < ends(sorted[index], begins(next).length));
    });
    expect(overlaps).toEqual([]);
  });

  test.each([
    ['foreign_minister', 'united-states', '2021-05-06', 'antony-blinken'],
    ['foreign_minister', 'united-states', '2021-01-26', 'antony-blinken'],
    ['foreign_minister', 'united-states', '2016-03-01', 'john-kerry'],
    ['foreign_minister', 'united-states', '2018-06-12', 'mike-pompeo'],
    ['foreign_minister', 'ukraine', '2021-05-05', 'dmytro-kuleba'],
    ['foreign_minister', 'ukraine', '2024-10-01', 'andrii-sybiha'],
    ['foreign_minister', 'russia', '2022-02-24', 'sergei-lavrov'],
    ['foreign_minister', 'united-kingdom', '2022-02-24', 'liz-truss'],
    ['foreign_minister', 'european-union', '2022-02-24', 'josep-borrell'],
    ['defence_minister', 'ukraine', '2022-03-01', 'oleksii-reznikov'],
    ['defence_minister', 'united-states', '2022-03-01', 'lloyd-austin'],
    ['president', 'ukraine', '2021-05-06', 'volodymyr-zelensky'],
    ['president', 'ukraine', '2016-01-01', 'petro-poroshenko'],
    ['president', 'united-states', '2021-01-19', 'donald-trump'],
    ['president', 'united-states', '2021-05-06', 'joe-biden'],
    ['president', 'united-states', '2014-05-06', 'barack-obama'],
    ['president', 'united-states', '2025-06-01', 'donald-trump'],
    ['president', 'russia', '2010-01-01', 'dmitry-medvedev'],
    ['president', 'russia', '2022-02-24', 'vladimir-putin'],
    ['president', 'france', '2013-01-01', 'francois-hollande'],
    ['chancellor', 'germany', '2021-12-07', 'angela-merkel'],
    ['chancellor', 'germany', '2021-12-09', 'olaf-scholz'],
    ['prime_minister', 'united-kingdom', '2019-07-23', 'theresa-may'],
    ['prime_minister', 'united-kingdom', '2022-09-05', 'boris-johnson'],
    ['prime_minister', 'israel', '2022-03-01', 'naftali-bennett'],
    ['prime_minister', 'japan', '2022-03-01', 'fumio-kishida'],
    ['monarch', 'canada', '2022-09-07', 'elizabeth-ii'],
    ['supreme_leader', 'iran', '2015-07-14', 'ali-khamenei'],
    ['pope', 'vatican-city', '2013-03-14', 'pope-francis'],
    ['commission_president', 'european-commission', '2022-04-08', 'ursula-von-der-leyen'],
    ['secretary_general', 'nato', '2022-02-24', 'jens-stoltenberg'],
    ['secretary_general', 'united-nations', '2022-02-24', 'antonio-guterres'],
    ['speaker', 'us-house-of-representatives', '2013-10-01', 'john-boehner'],
    ['governor', 'florida', '2021-05-06', 'ron-desantis'],
    ['mayor', 'kyiv', '2022-02-24', 'vitali-klitschko'],
  ])('the %s of %s on %s was %s alone', (role, of, day, holder) => {
    expect(holders(role, of, day)).toEqual([holder]);
  });

  test('both holders fit on the day of a handover, and nobody fits between two terms', () => {
    expect(holders('president', 'united-states', '2021-01-20').toSorted()).toEqual(['donald-trump', 'joe-biden']);
    expect(holders('chancellor', 'germany', '2021-12-08').toSorted()).toEqual(['angela-merkel', 'olaf-scholz']);
    expect(holders('foreign_minister', 'united-states', '2021-01-23')).toEqual([]);
  });

  test('members of Congress keep one unbroken term from election to election', () => {
    const held = byId.get('maria-cantwell')?.offices.filter(({ role }) => role === 'senator');
    expect(held).toEqual([
      { title: 'Senator from Washington', role: 'senator', of: 'united-states', from: '2001-01-03', to: null },
    ]);
  });
});

describe('written forms', () => {
  test('a form that goes on behind the name or turns it round gives no family name', () => {
    const surnames = (id: string) =>
      byId.get(id)?.aliases.flatMap(({ text, type }) => (type === 'surname' ? [text] : []));
    expect(surnames('josep-borrell')).toEqual(['Borrell']);
    expect(surnames('kim-kardashian')).toEqual(['Kardashian']);
    expect(surnames('nicolas-maduro')).toEqual(['Maduro']);
    expect(surnames('fumio-kishida')).toEqual(['Kishida']);
    expect(surnames('sergei-lavrov')).toContain('Lavrov');
    expect(surnames('sergei-lavrov')).not.toContain('Sergei');
    // In no name may the first word of the shown name be a family name, but where the family stands first.
    const first = actors.filter(
      ({ kind, name, country, aliases }) =>
        kind === 'person' &&
        ['russia', 'united-states', 'united-kingdom', 'germany', 'france', 'japan', 'spain'].includes(country ?? '') &&
        aliases.some(({ text, type }) => type === 'surname' && text === name.split(' ')[0]),
    );
    expect(first.map(({ id }) => id)).toEqual([]);
  });

  test('names of other languages are marked as such, and none is a word or another actor', () => {
    const foreign = actors.flatMap(({ id, aliases }) =>
      aliases.flatMap((each) => (each.foreign ? [{ id, ...each }] : [])),
    );
    console.log(`names of other languages: ${foreign.length}`);
    expect(foreign.length).toBeGreaterThan(1200);
    const native = new Map(
      actors.flatMap(({ id, aliases }) => aliases.flatMap((each) => (each.foreign ? [] : [[each.text, id] as const]))),
    );
    expect(foreign.filter(({ id, text }) => native.has(text) && native.get(text) !== id)).toEqual([]);
    for (const word of ['Island', 'Maurice', 'Chili', 'Suede', 'Mauricio', 'Columbia', 'Dominique', 'Indie'])
      expect([word, foreign.filter(({ text }) => text === word)]).toEqual([word, []]);
  });

  test.each([
    ['Volodymyr Zelenskyy', 'full', 'volodymyr-zelensky'],
    ['Kiev', 'full', 'kyiv'],
    ['Lavrov Sergey', 'full', 'sergei-lavrov'],
    ['Recep Tayyip Erdogan', 'full', 'recep-tayyip-erdogan'],
    ['Hillary', 'first_name', 'hillary-clinton'],
    ['US', 'acronym', 'united-states'],
    ['U.S.', 'acronym', 'united-states'],
    ['UK', 'acronym', 'united-kingdom'],
    ['UN', 'acronym', 'united-nations'],
    ['EU', 'acronym', 'european-union'],
    ['NATO', 'acronym', 'nato'],
    ['IAEA', 'acronym', 'iaea'],
    ['G7', 'acronym', 'g7'],
    ['CNN', 'acronym', 'cnn'],
    ['Russian', 'demonym', 'russia'],
    ['Ukrainians', 'demonym', 'ukraine'],
    ['Kremlin', 'metonym', 'russia'],
    ['Moscow', 'metonym', 'russia'],
    ['Moscow', 'full', 'moscow'],
    ['Kyiv', 'metonym', 'ukraine'],
    ['Downing Street', 'metonym', 'united-kingdom'],
    ['Brussels', 'metonym', 'european-union'],
    ['Bernard Sanders', 'full', 'bernie-sanders'],
    ['Iain Duncan Smith', 'full', 'iain-duncan-smith'],
    ['BFM TV', 'full', 'bfm-tv'],
    ['eastern Europe', 'full', 'eastern-europe'],
    ['European', 'demonym', 'europe'],
    ['Russland', 'full', 'russia'],
    ['Німеччина', 'full', 'germany'],
    ['Estados Unidos', 'full', 'united-states'],
    ['Wolodymyr Selenskyj', 'full', 'volodymyr-zelensky'],
  ] as const)('%s as %s names %s alone', (text, type, id) => {
    expect(named(text, type)).toEqual([id]);
  });

  test('a name of two actors stays with both', () => {
    expect(named('Georgia', 'full')).toEqual(['georgia', 'georgia-us']);
    expect(named('Washington', 'full')).toEqual(['washington-dc', 'washington-state']);
    expect(named('Washington', 'metonym')).toEqual(['united-states']);
    expect(named('Washington', 'surname')).toEqual(['george-washington']);
    expect(named('Bush', 'surname')).toEqual(expect.arrayContaining(['george-h-w-bush', 'george-w-bush', 'jeb-bush']));
  });

  test('every country has a demonym but the one without citizens by birth', () => {
    const countries = actors.filter(({ kind }) => kind === 'country');
    expect(
      countries.filter(({ aliases }) => !aliases.some(({ type }) => type === 'demonym')).map(({ id }) => id),
    ).toEqual(['vatican-city']);
  });

  test('"Secretary of State" is the foreign minister of the United States and of nobody else', () => {
    const found = titles.filter(({ phrases }) => phrases.includes('Secretary of State'));
    expect(found.map(({ role, of }) => [role, of])).toEqual([['foreign_minister', 'united-states']]);
    const general = titles.find(({ role, of }) => role === 'foreign_minister' && of === null);
    expect(general?.phrases).toEqual(
      expect.arrayContaining(['Foreign Minister', 'Minister of Foreign Affairs', 'top diplomat']),
    );
  });
});
