import { matrixOf, type Pair, pairsInOrder, timesInColumn } from '../../../web/charts/co-occurrence.ts';
import { count, dayRange, inColumn, many, ratio } from '../../../web/charts/format.ts';
import { matrixPicture } from '../../../web/charts/matrix-picture.ts';
import { cell, minor, number, words } from '../cells.ts';
import type { Block, Table } from '../document.ts';
import type { Gathering } from '../gathering.ts';
import type { Period } from '../period.ts';
import type { ActorRow } from './people.ts';

/** Pairs that are told one by one. */
const MOST_PAIRS = 10;
/** Actors of the matrix on a page, and on a phone. */
const MATRIX = 8;
const SMALL_MATRIX = 5;
const NARROW = 480;

const UNITS = { article: 'articles', sentence: 'sentences' } as const;

/** Who is named together, and how far beyond chance. */
export async function pairsPart(gathering: Gathering, { days }: Period): Promise<Block[]> {
  const { given, link } = gathering;
  const { rows } = await gathering.ask('pairs', '/co-occurrence', { ...days, last: undefined });
  const told = pairsInOrder(rows, MOST_PAIRS);
  const ranked = rows.filter((row) => row.ranked).length;
  const unit = given.unit === 'stories' && given.within === 'article' ? 'stories' : UNITS[given.within];
  const heading: Block = {
    kind: 'heading',
    text: 'Who was named together',
    hint: `By ${unit}; ${ranked === 0 ? 'no pair meets surely more than chance has it' : `${many(ranked, 'pair surely meets', 'pairs surely meet')} more than chance has it, those first`}.`,
  };
  if (told.length === 0) return [heading, { kind: 'text', text: 'No two actors were named together.' }];
  const opens = (pair: Pair) => link('pairs', null, { ...days, pair: `${pair.a}~${pair.b}` });
  return [
    heading,
    { kind: 'table', name: 'pairs', caption: 'Who was named together', table: pairsTable(told, unit, opens) },
  ];
}

function pairsTable(pairs: readonly Pair[], unit: string, opens: (pair: Pair) => string): Table {
  return {
    columns: [
      words('Pair'),
      number(`Together, ${unit}`),
      minor(number('Expected')),
      number('Times chance'),
      minor(number('Stories')),
      minor(number('Chance')),
    ],
    rows: pairs.map((pair) => [
      cell(`${pair.a_name} – ${pair.b_name}`, opens(pair), pair.ranked ? 'strong' : undefined),
      cell(count(pair.together)),
      cell(inColumn(pair.expected)),
      cell(timesInColumn(pair)),
      cell(count(pair.stories)),
      cell(chanceOf(pair), undefined, 'quiet'),
    ]),
  };
}

const chanceOf = ({ q }: Pair): string => (q === null ? 'not tested' : q < 0.001 ? 'q < 0.001' : `q ${ratio(q)}`);

/** The most named among themselves as a matrix, counts printed, deeper where further beyond chance. */
export async function matrixPart(
  gathering: Gathering,
  { days }: Period,
  everyone: readonly ActorRow[],
): Promise<Block[]> {
  const actors = everyone.slice(0, MATRIX);
  if (actors.length < 3) return [];
  const { rows } = await gathering.ask('matrix', '/co-occurrence', {
    ...days,
    last: undefined,
    actors: actors.map(({ actor }) => actor).join(','),
    kinds: undefined,
  });
  const caption = `The ${actors.length} most named, among themselves`;
  const opens = (pair: Pair) => gathering.link('pairs', null, { ...days, pair: `${pair.a}~${pair.b}` });
  return [
    {
      kind: 'heading',
      text: caption,
      hint: `${dayRange(days.from, days.to)} · deeper: further beyond chance · outlined: 3 to 9 stories · bold: q ≤ 0.01`,
    },
    {
      kind: 'chart',
      name: 'matrix',
      caption,
      summary: `${caption}: how many articles or sentences name two of them together.`,
      draw: (width) => {
        const shown = actors.slice(0, width < NARROW ? SMALL_MATRIX : MATRIX);
        const slugs = shown.map(({ actor }) => actor);
        return matrixPicture(shown, matrixOf(slugs, rows), '', '');
      },
      lines: [],
      twin: pairsTable(
        rows.toSorted((l, r) => r.together - l.together),
        UNITS[gathering.given.within],
        opens,
      ),
    },
  ];
}
