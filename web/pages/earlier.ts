import type { ReactiveControllerHost } from 'lit';
import type { Note } from '../../server/contract/answer.ts';
import type { AnswerTo } from '../../server/contract/questions/all.ts';
import { type Days, halfRead, type Periods, periodsOf, uncovered, withEarlier } from '../charts/compared.ts';
import type { Grain } from '../../server/contract/vocabulary.ts';
import type { Line } from '../charts/lines.ts';
import { type VoiceChange, voiceChanges } from '../charts/voice-change.ts';
import { Asking } from '../components/asking.ts';
import { QUESTIONS, mainLines } from './main-chart.ts';
import { memo } from './memo.ts';
import { askedOver, grainOf, measureOf } from '../query.ts';
import type { Patch, View } from '../view.ts';
import { msg, str } from '../words.ts';

/** What the main chart shows now, and of whom. */
export type Shown = {
  readonly view: View;
  readonly range: Days | null;
  readonly axis: readonly string[];
  readonly coverage: AnswerTo<'/coverage'> | undefined;
  readonly actors: readonly string[];
  /** Whom the question of the chart is asked for: a share is one of everybody who is compared. */
  readonly patch: Patch;
  /** Whose parts of one set stand in a table; null where none do. */
  readonly voices: string | null;
};

const NO_ROWS: readonly never[] = [];

type Question = '/mentions' | '/share-of-voice' | '/attention';

/** The earlier period of the main chart: the same question over other dates, asked only where something was read. */
export class Earlier {
  private readonly shown: () => Shown;
  private readonly periodsOnce = memo(
    (compare: string | undefined, from: string, to: string, axis: readonly string[], grain: Grain) =>
      periodsOf(compare, { from, to }, axis, grain),
  );
  private readonly noteOnce = memo(uncovered);
  private readonly partOnce = memo(halfRead);
  private readonly linesOnce = memo(mainLines);
  private readonly laidOnce = memo(withEarlier);
  private readonly mentions;
  private readonly shares;
  private readonly attention;
  private readonly voicesNow;
  private readonly voicesBefore;
  private readonly changesOnce = memo(voiceChanges);

  constructor(host: ReactiveControllerHost, shown: () => Shown) {
    this.shown = shown;
    this.mentions = new Asking(host, '/mentions', () => this.asked('/mentions'));
    this.shares = new Asking(host, '/share-of-voice', () => this.asked('/share-of-voice'));
    this.attention = new Asking(host, '/attention', () => this.asked('/attention'));
    this.voicesNow = new Asking(host, '/share-of-voice', () => this.askedVoices((periods) => periods.now));
    this.voicesBefore = new Asking(host, '/share-of-voice', () => this.askedVoices((periods) => periods.before));
  }

  /** Both periods; null where nothing is compared. */
  get periods(): Periods | null {
    const { view, range, axis } = this.shown();
    return range === null ? null : this.periodsOnce(view.view['compare'], range.from, range.to, axis, grainOf(view));
  }

  /** Why nothing can be compared, where that is so. */
  get note() {
    const { periods } = this;
    const { coverage } = this.shown();
    return periods === null || coverage === undefined ? null : this.noteOnce(periods, coverage.rows);
  }

  /** The lines of the chart with those of the earlier period; without, while they are on the way or where there are none. */
  laid(lines: Line[]): readonly Line[] {
    const { periods, note } = this;
    const { view, actors } = this.shown();
    const asking = this.asking;
    // Rows of another period would be drawn as gaps: they wait for their own.
    if (periods === null || note !== null || asking.state !== 'ready') return lines;
    const { mentions, shares, attention } = this;
    const own = this.linesOnce(view, mentions.answer, shares.answer, attention.answer, actors, periods.buckets);
    return this.laidOnce(lines, own, periods, grainOf(view));
  }

  /** How the parts of the compared set changed; null where nothing is compared, or while it is on the way. */
  get changes(): ReadonlyMap<string, VoiceChange> | null {
    const { periods, note, voicesNow: now, voicesBefore: before } = this;
    if (periods === null || note !== null || now.state !== 'ready' || before.state !== 'ready') return null;
    return this.changesOnce(now.answer?.rows ?? NO_ROWS, before.answer?.rows ?? NO_ROWS);
  }

  /** What a reader must know of the earlier period; what went wrong with it is told beside the chart, which stays. */
  get notes(): readonly Note[] {
    const { note, asking, periods, voicesNow, voicesBefore } = this;
    const { view, coverage } = this.shown();
    if (periods === null || coverage === undefined) return [];
    if (note !== null) return [note];
    const part = this.partOnce(periods, coverage.rows, grainOf(view));
    const failed = asking.problem ?? voicesNow.problem ?? voicesBefore.problem;
    const told = {
      code: 'compare_failed',
      text: msg(str`The earlier period could not be asked: ${failed?.title ?? ''}.`),
    };
    return [...(part === null ? [] : [part]), ...(failed === undefined ? [] : [told])];
  }

  private get asking() {
    const question = QUESTIONS[measureOf(this.shown().view)];
    return question === '/mentions' ? this.mentions : question === '/attention' ? this.attention : this.shares;
  }

  private asked(question: Question) {
    const { periods, note } = this;
    const { view, actors, patch, coverage } = this.shown();
    if (periods === null || note !== null || coverage === undefined || actors.length === 0) return null;
    return QUESTIONS[measureOf(view)] === question ? { query: askedOver(view, periods.before, patch) } : null;
  }

  private askedVoices(of: (periods: Periods) => Days) {
    const { periods, note } = this;
    const { view, voices, coverage } = this.shown();
    if (periods === null || note !== null || coverage === undefined || voices === null || voices === '') return null;
    // The whole period is one step, which the page itself never draws.
    return { query: `${askedOver(view, of(periods), { actors: voices, grain: null })}&grain=range` };
  }
}
