import type { EChartsCoreOption } from 'echarts/core';
import type { Slot } from './palette.ts';

/** The margins around the plotting area, in pixels: the page lays its own marks over the same area. */
export type Margins = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

/** One step of time of one line: what the reader is told, and how high it stands (0 foot, 1 top, null: nothing there). */
export type Reading = { readonly text: string; readonly height: number | null };

/** One line with a reading for each step of time; `end` is the height of its last value, where its name stands. */
export type DrawnLine = {
  readonly actor: string;
  readonly name: string;
  readonly slot: Slot;
  readonly readings: readonly Reading[];
  readonly end: number | null;
};

/** All that one plot needs: what ECharts draws, and what the page lays over it and reads aloud. */
export type Drawing = {
  readonly option: EChartsCoreOption;
  readonly margins: Margins;
  readonly buckets: readonly string[];
  readonly bucketTitles: readonly string[];
  readonly lines: readonly DrawnLine[];
  /** The whole figure in one sentence. */
  readonly summary: string;
};

/** Where the middle of a bucket stands between the margins, 0 to 1. */
export const placeIn = (at: number, buckets: number): number => (buckets === 0 ? 0 : (at + 0.5) / buckets);

/** What a plot tells those who lay something over it: what is drawn, and at which size in pixels. */
export type Drawn = { readonly drawing: Drawing; readonly width: number; readonly height: number };
