import { expect, test } from 'vitest';
import type { Facts } from '../../../server/contract/facts.ts';
import { readSearch } from '../../../server/contract/search/parse.ts';
import { formatSearch, type Search } from '../../../server/contract/search/tree.ts';
import { searched } from '../../../server/queries/searched.ts';
import { textHash } from '../../../server/text/fingerprint.ts';
import { sql } from '../../../server/warehouse/sql.ts';
import type { Warehouse } from '../../../server/warehouse/warehouse.ts';
import { randomFrom } from '../../support/random.ts';
import { randomSearch } from '../../support/random-search.ts';
import { isFound, type SearchedArticle } from '../../support/searching.ts';
import { factsOf, smallCatalogue, warehouseOf } from '../../support/small.ts';

const searchOf = (q: string): Search => {
  const { search, mistake } = readSearch(q);
  if (search === undefined) throw new Error(`${q}: ${mistake.what}`);
  return search;
};

/** The numbers of the articles that are found, in order. */
async function found(warehouse: Warehouse, search: Search): Promise<number[]> {
  const rows = await warehouse.query<{ n: number }>(
    sql`SELECT article_id AS n FROM article WHERE ${searched(search, sql`article_actor`)} ORDER BY article_id`,
  );
  return rows.map(({ n }) => n);
}

function factsFor(no: number, { title, body, source, language, actors }: SearchedArticle): Facts {
  const made = factsOf(no, source, '2021-05-05', [body], [], 'UTC', language);
  const mentions = actors.map((actor): Facts['mentions'][number] => ({
    sentence: 1,
    actor,
    name: actor,
    kind: 'country',
    surface: actor,
    via: 'full_name',
    start: 0,
    end: 1,
    score: null,
    scorer: 'given@1',
    in_quote: false,
    speaker: null,
  }));
  return { ...made, mentions, article: { ...made.article, title, text_hash: textHash(title, body) } };
}

const TOLD: readonly SearchedArticle[] = [
  {
    title: 'Harbour strike ends',
    body: 'Dock workers in Løvvik ended their strike. The harbour’s owner, Åse Dahl, agreed to talks.',
    source: 'alpha',
    language: 'en',
    actors: ['ukraine'],
  },
  {
    title: 'Talks on the ferry line',
    body: "A ferry strike was averted: owner and crews hold talks next week. “We don't expect a walk-out,” she said.",
    source: 'beta',
    language: 'en',
    actors: ['ukraine', 'russia'],
  },
  {
    title: 'Страйк у порту',
    body: 'Кияни обговорюють новий об’єкт. Йод і їжа дорожчають, пише Ґазета.',
    source: 'alpha',
    language: 'uk',
    actors: [],
  },
  {
    title: 'Stríke',
    body: 'ΟΔΥΣΣΕΥΣ was the name of the striking ferry. Straße, naïve, 3.5 per cent; 北京時間 は正午.',
    source: 'beta',
    language: null,
    actors: ['russia'],
  },
];

const CASES: readonly [q: string, numbers: readonly number[], why: string][] = [
  ['strike', [1, 2, 4], 'case and marks are folded'],
  ['STRIKE harbour', [1], 'words side by side are all wanted'],
  ['strike AND harbour', [1], 'AND is the same'],
  ['harbour OR ferry', [1, 2, 4], 'OR takes either'],
  ['harbour OR ferry strike', [1, 2, 4], 'AND binds more than OR'],
  ['(harbour OR ferry) talks', [1, 2], 'parentheses say otherwise'],
  ['strike -ferry', [1], 'a minus excludes'],
  ['strike NOT ferry', [1], 'NOT is the same'],
  ['-strike', [3], 'excluding alone leaves the rest'],
  ['NOT (harbour OR ferry)', [3], 'NOT of several'],
  ['"ferry strike"', [2], 'words of a phrase stand side by side'],
  ['"strike ferry"', [], 'in their order'],
  ['"strike ends dock"', [], 'not from the title into the body'],
  ['ends NEAR/100 dock', [], 'nothing is near in both'],
  ['strike NEAR/2 workers', [], 'three words apart are not two'],
  ['workers NEAR/5 strike', [1], 'five words apart'],
  ['strike NEAR/5 workers', [1], 'in either order'],
  ['(crews OR workers) NEAR/2 (dock OR hold)', [1, 2], 'one of several near one of several'],
  ['"hold talks" NEAR/2 week', [2], 'a phrase ends where its last word stands'],
  ['talks NEAR/5 talks', [], 'one word is not near itself'],
  ['title:strike', [1, 4], 'in the title alone'],
  ['title:(talks ferry)', [2], 'a field holds for its parentheses'],
  ['title:"ferry line" OR title:ends', [1, 2], 'a phrase in the title'],
  ['-title:strike ferry', [2], 'not in the title'],
  ['title:(-strike)', [2, 3], 'NOT inside a field is of the title'],
  ['source:beta strike', [2, 4], 'by source'],
  ['actor:russia -actor:ukraine', [4], 'by who is named'],
  ['lang:uk OR lang:en', [1, 2, 3], 'by language'],
  ['-lang:en', [3, 4], 'an article without a language is in none'],
  ['strik*', [1, 2, 4], 'any ending'],
  ['str*ng', [4], 'any letters inside'],
  ['st?ike', [1, 2, 4], 'one letter'],
  ['strike?', [], 'exactly one'],
  ['"dock work*"', [1], 'a wildcard in a phrase'],
  ['harbour', [1], 'before an apostrophe'],
  ["harbour's", [1], 'both apostrophes are one'],
  ['don’t', [2], 'typed either way'],
  ['walk-out', [2], 'a hyphen parts words'],
  ['"walk out"', [2], 'which stand side by side'],
  ['lovvik dahl', [1], 'letters that are no pair of letter and mark'],
  ["об'єкт", [3], 'an apostrophe of another kind'],
  ['иод', [3], 'й is и'],
  ['іжа', [3], 'ї is і'],
  ['газета', [], 'ґ is a letter of its own'],
  ['οδυσσευς', [4], 'a sigma at the end is a sigma'],
  ['strasse naive', [4], 'ß is ss'],
  ['3.5', [4], 'a point parts words'],
  ['5.3', [], 'in their order'],
  ['100%', [], 'a per cent sign is no wildcard'],
  ['京時', [4], 'scripts without spaces are found by their letters'],
  ['東京', [], 'side by side'],
];

test('each part of the grammar finds what a reader means by it', async () => {
  const warehouse = await warehouseOf(TOLD.map((one, at) => factsFor(at + 1, one)));
  const wrong: string[] = [];
  for (const [q, numbers, why] of CASES) {
    const got = await found(warehouse, searchOf(q));
    if (got.join() !== numbers.join()) wrong.push(`${q} (${why}): ${got.join()} instead of ${numbers.join()}`);
  }
  console.log(`searches told by hand: ${CASES.length}`);
  expect(wrong).toEqual([]);
  expect(CASES.length).toBeGreaterThanOrEqual(50);
});

const WORDS = ['sea', 'seal', 'season', 'gull', 'gulls', 'north', 'norths', 'wind', 'winds', 'pier'];
const FROM = {
  words: WORDS,
  patterns: ['se*', 'gul?', 'no*h*', 'wi?d', 'sea*n', 'pi*', 'gu?l*'],
  sources: ['alpha', 'beta'],
  actors: smallCatalogue.actors.map(({ id }) => id),
  languages: ['en', 'uk'],
};
const BETWEEN = [' ', ' ', ' ', ', ', '. ', '-', ' – ', '’', "'", ' “', '\n'];
const ARTICLES = 90;
const SEARCHES = 160;

test.each([1, 2, 3])('engine and plain loops find the same articles in random collection %i', async (seed) => {
  const random = randomFrom(seed);
  const below = (most: number) => Math.floor(random() * most);
  const text = (most: number) =>
    Array.from({ length: below(most) }, () => {
      const word = WORDS[below(WORDS.length)]!;
      const printed = random() < 0.2 ? word.toUpperCase() : random() < 0.2 ? word.replace('e', 'é') : word;
      return printed + BETWEEN[below(BETWEEN.length)]!;
    }).join('');
  const articles = Array.from(
    { length: ARTICLES },
    (): SearchedArticle => ({
      title: text(5),
      body: text(22),
      source: FROM.sources[below(2)]!,
      language: [null, ...FROM.languages][below(3)]!,
      actors: FROM.actors.filter(() => random() < 0.3),
    }),
  );
  const warehouse = await warehouseOf(articles.map((one, at) => factsFor(at + 1, one)));
  const sizes = { nothing: 0, some: 0, all: 0 };
  for (let no = 0; no < SEARCHES; no += 1) {
    const search = randomSearch(random, FROM);
    const expected = articles.flatMap((one, at) => (isFound(search, one) ? [at + 1] : []));
    expect([formatSearch(search), await found(warehouse, search)]).toEqual([formatSearch(search), expected]);
    sizes[expected.length === 0 ? 'nothing' : expected.length === ARTICLES ? 'all' : 'some'] += 1;
  }
  console.log(`random searches ${seed}: ${JSON.stringify(sizes)}`);
  expect(sizes.some).toBeGreaterThan(SEARCHES / 2);
});

test('the longest search that may be written is answered', async () => {
  const warehouse = await warehouseOf([
    factsFor(1, { ...TOLD[0]!, body: Array.from({ length: 50 }, (_, no) => `word${no}`).join(' ') }),
  ]);
  const words = (join: string) => Array.from({ length: 50 }, (_, no) => `word${no}`).join(join);
  expect(await found(warehouse, searchOf(`"${words(' ')}"`))).toEqual([1]);
  expect(await found(warehouse, searchOf(words(' ')))).toEqual([1]);
});
