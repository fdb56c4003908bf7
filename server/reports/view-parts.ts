import { count, day, dayRange } from '../../web/charts/format.ts';
import { type Page, parse } from '../../web/view.ts';
import { cell, number, words } from './cells.ts';
import type { Block, Made } from './document.ts';
import { type Gathering, wrong } from './gathering.ts';
import { attentionPart, axisOf, coveragePart, mentionsPart, tonePart } from './parts/courses.ts';
import { ledePart } from './parts/lede.ts';
import { moversPart } from './parts/movers.ts';
import { matrixPart, pairsPart } from './parts/pairs.ts';
import { drawn, everybody, peoplePart } from './parts/people.ts';
import { sourcesPart } from './parts/sources.ts';
import { storiesPart } from './parts/stories.ts';
import type { Period } from './period.ts';

type Maker = (gathering: Gathering, period: Period) => Promise<readonly Block[]>;

/** Rows of a list on paper; its file holds the same ones. */
const MOST_ROWS = 50;
const EVERYBODY = 100;

const overview: Maker = async (gathering, period) => {
  const everyone = await everybody(gathering, period);
  const axis = await axisOf(gathering, period);
  const lines = drawn(gathering, everyone);
  return [
    ...(await ledePart(gathering, period)),
    ...(await mentionsPart(gathering, period, axis, lines)),
    ...(await moversPart(gathering, period)),
    ...peoplePart(gathering, period, everyone, 12),
    ...(await matrixPart(gathering, period, everyone)),
    ...(await tonePart(gathering, period, axis, lines)),
  ];
};

const actors: Maker = async (gathering, period) =>
  peoplePart(gathering, period, await everybody(gathering, period), EVERYBODY);

const pairs: Maker = async (gathering, period) => {
  const everyone = await everybody(gathering, period);
  return [...(await pairsPart(gathering, period)), ...(await matrixPart(gathering, period, everyone))];
};

const articles: Maker = async (gathering, { days }) => {
  const { rows, total = 0 } = await gathering.ask('articles', '/articles', {
    ...days,
    last: undefined,
    limit: MOST_ROWS,
  });
  return [
    {
      kind: 'heading',
      text: 'Articles',
      hint: `${dayRange(days.from, days.to)}, newest first${total > rows.length ? `, ${count(rows.length)} of ${count(total)}` : ''}.`,
    },
    {
      kind: 'table',
      name: 'articles',
      caption: 'Articles',
      table: {
        columns: [words('Day'), words('Title'), words('Source'), number('Mentions'), number('Actors')],
        rows: rows.map((row) => [
          cell(row.day === null ? 'undated' : day(row.day)),
          cell(row.title ?? 'Without a title', gathering.link('article', row.article)),
          cell(row.source_name),
          cell(count(row.mentions)),
          cell(count(row.actors)),
        ]),
      },
    },
  ];
};

const sources: Maker = async (gathering, period) => [
  ...(await sourcesPart(gathering, period)),
  ...coveragePart(gathering, period, await axisOf(gathering, period)),
];

const stories: Maker = async (gathering, period) => storiesPart(gathering, period, 20, gathering.chosen);

/** The pages that have a report of their own figures. */
const PAGES: Readonly<Partial<Record<Page, { readonly title: string; readonly make: Maker }>>> = {
  overview: { title: 'Overview', make: overview },
  actors: { title: 'Actors', make: actors },
  pairs: { title: 'Pairs', make: pairs },
  articles: { title: 'Articles', make: articles },
  stories: { title: 'Stories', make: stories },
  sources: { title: 'Sources', make: sources },
};

/** The figures of a page as it is narrowed; a page without figures of its own is `invalid`. */
export async function viewParts(gathering: Gathering, period: Period): Promise<Made> {
  const { of = '/' } = gathering.given;
  const { page, id } = parse(of);
  if (page === 'actor' && id !== null) return { ...(await actorView(gathering, period, id)), page: { page, id } };
  const known = PAGES[page];
  if (known === undefined) {
    const paths = '/, /actors, /actors/{actor}, /pairs, /articles, /stories and /sources';
    throw wrong('of', of, `a page that has a report; these have one: ${paths}`);
  }
  return { title: known.title, page: { page, id: null }, blocks: await known.make(gathering, period) };
}

/** The page of one actor asks everything of that actor, whoever else the view has chosen. */
async function actorView(gathering: Gathering, period: Period, actor: string): Promise<Omit<Made, 'page'>> {
  const own: Gathering = {
    ...gathering,
    chosen: [actor],
    ask: (name, path, changes, id) => gathering.ask(name, path, { kinds: undefined, actors: actor, ...changes }, id),
  };
  const everyone = await everybody(own, period);
  const axis = await axisOf(own, period);
  return {
    title: everyone[0]?.name ?? (await nameOf(own, actor)),
    blocks: [
      ...(await ledePart(own, period)),
      ...(await mentionsPart(own, period, axis, [actor])),
      ...(await attentionPart(own, period, axis, [actor])),
      ...(await tonePart(own, period, axis, [actor])),
      ...(await pairsPart(own, period)),
    ],
  };
}

const nameOf = async (gathering: Gathering, actor: string): Promise<string> =>
  (await gathering.ask(null, '/actors/{id}', {}, actor)).rows[0]?.name ?? actor;
