import { bucketEnd, bucketOf } from '../../base/bucket.ts';
import { count, dayRange, many, percent } from '../../../web/charts/format.ts';
import { directionOf, type MoverRow, points, pointsBetween, verdictOf } from '../../../web/charts/movers.ts';
import { cell, minor, number, words } from '../cells.ts';
import type { Block } from '../document.ts';
import type { Gathering } from '../gathering.ts';
import type { Period } from '../period.ts';

/** Changes told in each direction. */
const MOST = 5;

/** Who rose and fell beyond the noise; where nobody did, that is said. Of one week against the week before, of a longer range against as much time before. */
export async function moversPart(gathering: Gathering, { days }: Period): Promise<Block[]> {
  const { grain, link } = gathering;
  const isOneStep = bucketEnd(bucketOf(days.from, grain), grain) === days.to;
  const { rows } = await gathering.ask('movers', '/movers', {
    ...days,
    last: undefined,
    baseline: isOneStep ? 'step' : 'range',
  });
  const [first] = rows;
  if (first === undefined) return [];
  const heading: Block = {
    kind: 'heading',
    text: 'Who rose and who fell',
    hint: `Part of all stories, ${dayRange(first.start, first.end)} against ${dayRange(first.before_start, first.before_end)}.`,
  };
  const moved = rows.filter((row) => directionOf(row) !== null);
  const told = (['up', 'down'] as const).flatMap((way) =>
    moved.filter((row) => directionOf(row) === way).slice(0, MOST),
  );
  const tested = rows.filter(({ noise }) => noise !== null).length;
  if (told.length === 0) return [heading, { kind: 'text', text: nobodyMoved(tested) }];
  return [
    heading,
    {
      kind: 'table',
      name: 'movers',
      caption: 'Who rose and who fell',
      table: {
        columns: [
          words('Actor'),
          number('Stories'),
          minor(number('Of all')),
          minor(number('Before')),
          number('Change, points'),
          minor(number('95 % interval')),
          number('Chance'),
        ],
        rows: told.map((row: MoverRow) => [
          cell(row.name, link('actor', row.actor, { from: row.start, to: row.end }), 'strong'),
          cell(
            count(row.stories),
            link('overview', null, { from: row.start, to: row.end, unit: 'stories', point: `@${row.actor}` }),
          ),
          cell(percent(row.attention)),
          cell(percent(row.attention_before)),
          cell(`${directionOf(row) === 'up' ? '▲' : '▼'} ${points(row.change)}`, undefined, 'strong'),
          cell(pointsBetween(row), undefined, 'quiet'),
          cell(verdictOf(row), undefined, 'quiet'),
        ]),
      },
    },
    ...(moved.length > told.length
      ? [
          {
            kind: 'text',
            text: `${many(moved.length - told.length, 'more change is', 'more changes are')} beyond the noise.`,
          } as const,
        ]
      : []),
  ];
}

const nobodyMoved = (tested: number): string =>
  tested === 0
    ? 'No change could be tested: nobody is in enough stories, or there is nothing whole to compare with.'
    : `No change is beyond the noise: ${many(tested, 'actor was', 'actors were')} tested.`;
