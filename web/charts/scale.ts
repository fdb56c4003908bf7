/** The values of a vertical axis: where it ends and the step between its labels. */
export type Scale = { readonly min: number; readonly max: number; readonly step: number };

/** Steps that read well, times a power of ten. */
const STEPS = [1, 2, 2.5, 5, 10] as const;
/** About four lines across a figure: enough to read a value, few enough to stay quiet. */
const LINES = 4;

/** From 0 to the first round value at or above `max`; whole steps when counting. Nothing to draw gives 0 to 1. */
export function scaleTo(max: number, counting: boolean): Scale {
  if (!(max > 0)) return { min: 0, max: 1, step: counting ? 1 : 0.25 };
  const power = 10 ** Math.floor(Math.log10(max / LINES));
  const fits = STEPS.map((step) => step * power).find((step) => step * LINES >= max * 0.999);
  const rough = fits ?? 10 * power;
  const step = counting ? Math.max(1, Math.ceil(rough)) : rough;
  return { min: 0, max: round(step * Math.ceil(max / step - 1e-9)), step: round(step) };
}

/** One scale around zero for several small figures: the smallest of these ends that holds all of them. */
const ENDS = [0.1, 0.25, 0.5, 1] as const;

/** The part of all interval ends that must fit: one wild week must not press every other one flat. */
const MOST_OF_THEM = 0.95;

/** A scale around zero that holds every mean and nearly all ends of intervals; nothing gives the narrowest. */
export function scaleAround(means: readonly number[], ends: readonly number[]): Scale {
  const sizes = ends.map(Math.abs).toSorted((a, b) => a - b);
  const usual = sizes[Math.ceil(sizes.length * MOST_OF_THEM) - 1] ?? 0;
  const widest = Math.max(usual, ...means.map(Math.abs));
  const end = ENDS.find((limit) => widest <= limit) ?? 1;
  return { min: -end, max: end, step: end };
}

/** How high a value stands on its scale, 0 at the foot and 1 at the top. */
export const heightOn = (scale: Scale, value: number): number => (value - scale.min) / (scale.max - scale.min);

const round = (value: number) => Number(value.toPrecision(12));
