import { AppError } from '../base/errors.ts';
import type { ReportTemplate } from '../contract/report.ts';
import { MOST_ACTORS, type ReportName, REPORTS } from '../contract/vocabulary.ts';
import { spoken } from '../../web/charts/format.ts';
import type { Made } from './document.ts';
import { type Gathering, wrong } from './gathering.ts';
import { attentionPart, axisOf, coveragePart, mentionsPart, sharePart, tonePart } from './parts/courses.ts';
import { ledePart } from './parts/lede.ts';
import { moversPart } from './parts/movers.ts';
import { matrixPart, pairsPart } from './parts/pairs.ts';
import { drawn, everybody, peoplePart } from './parts/people.ts';
import { sentencesPart } from './parts/sentences.ts';
import { sourcesPart } from './parts/sources.ts';
import { storiesPart } from './parts/stories.ts';
import type { Period } from './period.ts';
import { viewParts } from './view-parts.ts';

export type Template = Omit<ReportTemplate, 'template'> & {
  /** Days when nobody names any. */
  readonly usual: 'week' | 'all';
  /** Throws `invalid` where it is not given what it takes. */
  check(gathering: Gathering): void;
  make(gathering: Gathering, period: Period): Promise<Made>;
};

const anything = () => {};

/** Rows of the table of actors, and stories that are told. */
const MOST_PEOPLE = 12;
const MOST_STORIES = 5;
const MOST_SENTENCES = 4;

/** Whom the sentences of a story are to name: the chosen ones, spelt out where they are watchlists. */
const aboutOf = ({ chosen }: Gathering, everyone: readonly { readonly actor: string }[]): readonly string[] =>
  chosen.length === 0 ? [] : everyone.map(({ actor }) => actor);

const weeklyBrief: Template = {
  title: 'Weekly brief',
  summary: 'What changed in the last whole week, for the desk on Monday morning.',
  holds: [
    'the one thing to know',
    'who rose and who fell, beyond the noise',
    'mentions over 13 weeks',
    'who was named, and in what tone',
    'who was named together',
    'top stories with their sentences',
  ],
  takes: 'Nothing; without dates it is about the last whole week that was read.',
  usual: 'week',
  check: anything,
  async make(gathering, period) {
    const everyone = await everybody(gathering, period);
    const axis = await axisOf(gathering, period);
    const lines = drawn(gathering, everyone);
    return {
      title: 'Weekly brief',
      page: { page: 'overview', id: null },
      blocks: [
        ...(await ledePart(gathering, period)),
        ...(await moversPart(gathering, period)),
        ...(await mentionsPart(gathering, period, axis, lines)),
        ...peoplePart(gathering, period, everyone, MOST_PEOPLE),
        ...(await tonePart(gathering, period, axis, lines)),
        ...(await pairsPart(gathering, period)),
        ...(await matrixPart(gathering, period, everyone)),
        ...(await storiesPart(gathering, period, MOST_STORIES, aboutOf(gathering, everyone))),
      ],
    };
  },
};

const actorBrief: Template = {
  title: 'Actor brief',
  summary: 'One person, organisation or country: how often, in what tone, with whom, and in which words.',
  holds: [
    'the one thing to know',
    'mentions and part of all articles over time',
    'tone over time',
    'with whom',
    'the sentences of the strongest tone, both ways',
    'top stories',
  ],
  takes: 'One actor.',
  usual: 'all',
  check({ given, chosen }) {
    if (chosen.length !== 1 || chosen[0]?.startsWith('@') === true)
      throw wrong('actors', given.actors ?? '', 'one actor, such as antony-blinken: this report is about one');
  },
  async make(gathering, period) {
    const everyone = await everybody(gathering, period);
    const axis = await axisOf(gathering, period);
    const [actor = ''] = gathering.chosen;
    return {
      title: everyone[0]?.name ?? spoken(actor),
      page: { page: 'actor', id: actor },
      blocks: [
        ...(await ledePart(gathering, period)),
        ...(await mentionsPart(gathering, period, axis, [actor])),
        ...(await attentionPart(gathering, period, axis, [actor])),
        ...(await tonePart(gathering, period, axis, [actor])),
        ...(await pairsPart(gathering, period)),
        ...(await sentencesPart(gathering, period, 'negative', MOST_SENTENCES)),
        ...(await sentencesPart(gathering, period, 'positive', MOST_SENTENCES)),
        ...(await storiesPart(gathering, period, MOST_STORIES, [actor])),
      ],
    };
  },
};

const comparison: Template = {
  title: 'Comparison',
  summary: 'Two to eight actors, or a watchlist, side by side.',
  holds: [
    'the one thing to know',
    'mentions and share of voice over time',
    'who was named, and in what tone',
    'tone over time',
    'who was named together',
  ],
  takes: 'Two actors or more, or a watchlist.',
  usual: 'all',
  check({ given, chosen }) {
    if (chosen.length < 2 && chosen[0]?.startsWith('@') !== true)
      throw wrong(
        'actors',
        given.actors ?? '',
        'two actors or more, such as ukraine,russia, or a watchlist such as @cabinet',
      );
  },
  async make(gathering, period) {
    const everyone = await everybody(gathering, period);
    const axis = await axisOf(gathering, period);
    const lines = drawn(gathering, everyone);
    const names = everyone.slice(0, MOST_ACTORS).map(({ name }) => name);
    return {
      title:
        names.length === 0
          ? 'Comparison'
          : `${names.slice(0, -1).join(', ')}${names.length > 1 ? ' and ' : ''}${names.at(-1)}`,
      page: { page: 'overview', id: null },
      blocks: [
        ...(await ledePart(gathering, period)),
        ...(await mentionsPart(gathering, period, axis, lines)),
        ...(await sharePart(gathering, period, axis, lines)),
        ...peoplePart(gathering, period, everyone, 50),
        ...(await tonePart(gathering, period, axis, lines)),
        ...(await pairsPart(gathering, period)),
        ...(await matrixPart(gathering, period, everyone)),
      ],
    };
  },
};

const sourceHealth: Template = {
  title: 'Source health',
  summary: 'What was read, from whom, and which sources went quiet.',
  holds: ['how the sources stand', 'every source against what is expected of it', 'articles read over time'],
  takes: 'Nothing; sources and languages narrow it.',
  usual: 'all',
  check: anything,
  async make(gathering, period) {
    const axis = await axisOf(gathering, period);
    return {
      title: 'Source health',
      page: { page: 'sources', id: null },
      blocks: [...(await sourcesPart(gathering, period)), ...coveragePart(gathering, period, axis)],
    };
  },
};

const view: Template = {
  title: 'This view',
  summary: 'The figures of a page of the dashboard, as it is narrowed now.',
  holds: ['the figures of the page'],
  takes: 'A page, by its path: of=/pairs.',
  usual: 'all',
  check({ given }) {
    if (given.of === undefined)
      throw wrong('of', '', 'the path of the page that the report is of, such as / or /actors/antony-blinken');
  },
  make: viewParts,
};

/** The table of templates: one entry each. */
export const templates: Readonly<Record<ReportName, Template>> = {
  'weekly-brief': weeklyBrief,
  'actor-brief': actorBrief,
  comparison,
  'source-health': sourceHealth,
  view,
};

/** The report of a name; one that there is not is `not_found`, with those that there are. */
export function reportNamed(name: string): ReportName {
  const found = REPORTS.find((one) => one === name);
  if (found !== undefined) return found;
  throw new AppError('not_found', `There is no report "${name.slice(0, 100)}". There are: ${REPORTS.join(', ')}.`);
}
