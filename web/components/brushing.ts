import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AnswerTo } from '../../server/contract/questions/all.ts';
import { type Additive, articlesIn, type Counted, countsIn, type Cube, cubeOf } from '../charts/cube.ts';
import { type Asked, Asking } from './asking.ts';
import type { RangeSelect } from './range-brush.ts';

/** What the hand holds while it drags: the steps, and what adds up in them. */
export type Dragged = {
  readonly from: string;
  readonly to: string;
  readonly articles: number;
  readonly counts: readonly Counted[];
};

/** A part of a page that follows the hand. */
type Follower = Element & { dragged: Dragged | null };

/** What the brush of a page is told by it. */
export type Brushed = {
  /** What the counts of the whole axis are asked with; null while there is none, or while others are more urgent. */
  asked(): Asked;
  coverage(): AnswerTo<'/coverage'> | undefined;
  buckets(): readonly string[];
  /** What is counted; null where it does not add up. */
  measure(): Additive | null;
  /** Whether the exact answers of the present range are still on their way. */
  waiting(): boolean;
};

/**
 * Lets numbers follow the hand that drags over a chart. The counts of the axis are asked for once; a move then costs sums and
 * the words that show them, no request and no chart. After the release they stay until the exact answers are there.
 */
export class Brushing implements ReactiveController {
  private readonly series: Asking<'/series'>;
  private cube: { of: readonly unknown[]; value: Cube | null } = { of: [], value: null };
  private ended = false;
  private readonly host: ReactiveControllerHost & Element;
  private readonly told: Brushed;

  constructor(host: ReactiveControllerHost & Element, told: Brushed) {
    this.host = host;
    this.told = told;
    this.series = new Asking(host, '/series', () => told.asked());
    host.addController(this);
  }

  /** The exact answers have come, or none will: they speak again. */
  hostUpdated(): void {
    if (!this.ended || this.told.waiting()) return;
    this.ended = false;
    this.hand(null);
  }

  /** Listens to `range-select` of the page. */
  readonly follow = (event: CustomEvent<RangeSelect>): void => {
    const { from, to, phase } = event.detail;
    if (phase === 'end') {
      this.ended = true;
      this.host.requestUpdate();
      return;
    }
    const cube = this.known();
    if (cube === null || phase === 'cancel') return this.hand(null);
    const [first, last] = [cube.buckets.indexOf(from), cube.buckets.indexOf(to)];
    if (first < 0 || last < first) return;
    this.ended = false;
    this.hand({ from, to, articles: articlesIn(cube, first, last), counts: countsIn(cube, first, last) });
  };

  private known(): Cube | null {
    const measure = this.told.measure();
    if (measure === null) return null;
    const of = [this.series.answer, this.told.coverage(), this.told.buckets(), measure] as const;
    if (of.some((part, at) => part !== this.cube.of[at])) this.cube = { of, value: cubeOf(...of) };
    return this.cube.value;
  }

  private hand(dragged: Dragged | null): void {
    for (const part of this.host.querySelectorAll<Follower>('[data-follows]')) part.dragged = dragged;
  }
}
