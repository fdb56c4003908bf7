import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../support/sources.ts';
import { contrast, distance, labOf, linearOf, type Vision, VISIONS } from '../../support/vision.ts';

const css = readFileSync(join(root, 'web/styles/tokens.css'), 'utf8');
const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const tokens = new Map(
  [...css.matchAll(/--([a-z0-9-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
);
const color = (name: string, theme: Theme): string => {
  const found = tokens.get(name)?.[theme];
  if (found === undefined) throw new Error(`no token ${name}`);
  return found;
};

/** Each pair that is drawn or written: what lies on what, and the least contrast in light and in dark. */
const TEXT = 4.5;
const GRAPHIC = 3;
const PAIRS: readonly (readonly [string, string, number])[] = [
  ...['ink', 'ink-2', 'ink-3'].flatMap((ink) =>
    ['paper', 'panel', 'sunk'].map((ground) => [ink, ground, TEXT] as const),
  ),
  ['accent', 'paper', TEXT],
  ['accent', 'panel', TEXT],
  ['accent', 'sunk', TEXT],
  ['ink', 'mark', TEXT],
  ['paper', 'ink', TEXT],
  // Text in a tone stands on paper or panel alone.
  ...['tone-neg-2', 'tone-neg-3', 'tone-pos-2', 'tone-pos-3'].flatMap((tone) =>
    ['paper', 'panel'].map((ground) => [tone, ground, TEXT] as const),
  ),
  ['focus', 'paper', GRAPHIC],
  ['focus', 'panel', GRAPHIC],
  ['ink-3', 'paper', GRAPHIC],
  ['rule-strong', 'paper', GRAPHIC],
  // The stroke under a mark is what is seen where its ground is not.
  ['ink-2', 'mark', GRAPHIC],
  ...[1, 2, 3, 4, 5, 6].flatMap((slot) =>
    ['paper', 'panel'].map((ground) => [`actor-${slot}`, ground, GRAPHIC] as const),
  ),
  ['other', 'paper', GRAPHIC],
];

test('the file of tokens is whole, and no other style holds a colour', () => {
  const names = [
    'paper panel sunk ink ink-2 ink-3 rule rule-strong accent focus mark',
    'tone-neg-3 tone-neg-2 tone-neg-1 tone-0 tone-pos-1 tone-pos-2 tone-pos-3',
    'actor-1 actor-2 actor-3 actor-4 actor-5 actor-6 other',
  ].flatMap((line) => line.split(' '));
  expect([...tokens.keys()]).toEqual(names);
  const folder = join(root, 'web/styles');
  const colored = readdirSync(folder)
    .filter((file) => file !== 'tokens.css')
    .flatMap((file) => {
      const rules = readFileSync(join(folder, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
      return (rules.match(/#[0-9a-fA-F]{3,8}\b(?![^{}]*\{)|\b(?:rgba?|hsla?|oklch|oklab)\(/g) ?? []).map(
        (one) => `${file}: ${one}`,
      );
    });
  expect(colored).toEqual([]);
});

test('what is read or must be seen stands out from what it lies on, in both themes', () => {
  const weak: string[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const theme of THEMES)
    for (const [front, ground, bound] of PAIRS) {
      const found = contrast(color(front, theme), color(ground, theme));
      least = Math.min(least, found / bound);
      if (found < bound) weak.push(`${theme}: ${front} on ${ground} ${found.toFixed(2)} < ${bound}`);
    }
  console.log(`contrast: ${PAIRS.length * THEMES.length} pairs, the weakest at ${least.toFixed(2)} times its bound`);
  expect(weak).toEqual([]);
});

/** Least ΔE between two actors, in light and in dark: what the palette was chosen for. */
const ACTORS_APART = { light: 28.3, dark: 22.4 } as const;
const ENDS_APART = 83;
const NEIGHBOURS_APART = 17.6;
const SCALE = ['tone-neg-3', 'tone-neg-2', 'tone-neg-1', 'tone-0', 'tone-pos-1', 'tone-pos-2', 'tone-pos-3'];

/** The least distance over all kinds of vision, with whose it is; to a tenth, as the bounds are written. */
function apart(one: string, other: string, theme: Theme): { value: number; vision: Vision } {
  const all = (Object.keys(VISIONS) as Vision[]).map((vision) => ({
    value: Math.round(10 * distance(color(one, theme), color(other, theme), vision)) / 10,
    vision,
  }));
  return all.reduce((best, next) => (next.value < best.value ? next : best));
}

test('actors are told apart by every reader, whatever colours the reader sees', () => {
  let compared = 0;
  for (const theme of THEMES) {
    const slots = [1, 2, 3, 4, 5, 6].map((slot) => `actor-${slot}`);
    const pairs = slots.flatMap((one, at) => slots.slice(at + 1).map((other) => [one, other] as const));
    const found = pairs.map(([one, other]) => ({ one, other, ...apart(one, other, theme) }));
    compared += found.length * Object.keys(VISIONS).length;
    const [nearest] = found.toSorted((l, r) => l.value - r.value);
    console.log(
      `actors, ${theme}: nearest ${nearest?.one} and ${nearest?.other}, ΔE ${nearest?.value} (${nearest?.vision})`,
    );
    expect(found.filter(({ value }) => value < ACTORS_APART[theme])).toEqual([]);
  }
  console.log(`actor colours compared: ${compared}`);
  expect(compared).toBe(120);
});

test('negative and positive are never taken for each other, and neighbours on the scale of tone are told apart', () => {
  for (const theme of THEMES) {
    const ends = apart('tone-neg-2', 'tone-pos-2', theme);
    const steps = SCALE.slice(1).map((one, at) => ({ one, ...apart(SCALE[at] ?? '', one, theme) }));
    console.log(
      `tone, ${theme}: ends ΔE ${ends.value} (${ends.vision}), steps ${steps.map(({ value }) => value).join(' ')}`,
    );
    expect([theme, ends.value >= ENDS_APART]).toEqual([theme, true]);
    expect([theme, steps.filter(({ value }) => value < NEIGHBOURS_APART)]).toEqual([theme, []]);
  }
});

test('the measures themselves are those of the books', () => {
  // Black on white is 21 : 1; white has L* 100, and the blue of a screen L* 32.30, a* 79.19, b* -107.86.
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 9);
  expect(labOf(linearOf('#ffffff')).map((part) => Math.abs(Math.round(part)))).toEqual([100, 0, 0]);
  expect(labOf(linearOf('#0000ff')).map((part) => Number(part.toFixed(1)))).toEqual([32.3, 79.2, -107.9]);
  // Every row of a simulation adds up to one, so that greys stay grey.
  for (const rows of Object.values(VISIONS)) for (const [r, g, b] of rows) expect(r + g + b).toBeCloseTo(1, 5);
});

/** The drawings and what of the two palettes each of them uses. */
test('colours of actors and of tones are never in one plot', () => {
  const folder = join(root, 'web/charts');
  const used = readdirSync(folder).map((file) => {
    const text = readFileSync(join(folder, file), 'utf8').replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '');
    return {
      file,
      actors: /--actor-|\bslotAt\(/.test(text),
      tones: /--tone-(?:neg|pos)|\btoneColor\(/.test(text),
    };
  });
  const both = used.filter(({ actors, tones }) => actors && tones).map(({ file }) => file);
  console.log(
    `drawings: ${used.length}, ${used.filter(({ actors }) => actors).length} with actors, ${used.filter(({ tones }) => tones).length} with tones`,
  );
  // The palette is where both are kept.
  expect(both).toEqual(['palette.ts']);
});
