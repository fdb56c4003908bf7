/** A colour as red, green and blue in linear light, each from 0 to 1. */
export type Linear = readonly [number, number, number];

const toLinear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

/** "#1b1a17" in linear light. */
export const linearOf = (hex: string): Linear => {
  const part = (at: number) => toLinear(Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  return [part(1), part(3), part(5)];
};

/** Relative luminance and contrast of WCAG 2.2. */
const luminance = ([r, g, b]: Linear): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;
export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(linearOf(one)), luminance(linearOf(other))].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Machado, Oliveira and Fernandes 2009, table 1 at severity 1.0, for linear light. */
export const VISIONS: Readonly<Record<'normal' | 'protan' | 'deutan' | 'tritan', readonly Linear[]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
export type Vision = keyof typeof VISIONS;

/** A colour as such a reader sees it, held inside what a screen can show. */
export const seenBy = (vision: Vision, color: Linear): Linear => {
  const row = (at: number) => {
    const [r = 0, g = 0, b = 0] = VISIONS[vision][at] ?? [];
    return Math.min(1, Math.max(0, r * color[0] + g * color[1] + b * color[2]));
  };
  return [row(0), row(1), row(2)];
};

/** CIE 1976 L*a*b* under D65. */
export function labOf([r, g, b]: Linear): Linear {
  const f = (t: number) => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** How far apart two colours are to a reader: CIE 1976 ΔE. */
export function distance(one: string, other: string, vision: Vision): number {
  const [l, r] = [one, other].map((hex) => labOf(seenBy(vision, linearOf(hex))));
  return Math.hypot(...[0, 1, 2].map((at) => (l?.[at] ?? 0) - (r?.[at] ?? 0)));
}
