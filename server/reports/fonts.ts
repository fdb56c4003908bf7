import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { projectRoot } from '../base/root.ts';

const PACKAGES = ['@fontsource-variable/inter', '@fontsource-variable/source-serif-4'] as const;

/** A part of a typeface: the letters it draws, and how a style names it without its file. */
type Face = { readonly file: string; readonly css: string; readonly ranges: readonly (readonly [number, number])[] };

const resolve = (path: string): string => createRequire(join(projectRoot(), 'package.json')).resolve(path);

let read: readonly Face[] | null = null;

const faces = (): readonly Face[] => {
  read ??= PACKAGES.flatMap((name) => {
    const style = resolve(`${name}/wght.css`);
    return facesIn(readFileSync(style, 'utf8'), dirname(style));
  });
  return read;
};

/** The faces of a style sheet as the typeface packages write it. */
export const facesIn = (css: string, folder: string): Face[] =>
  [...css.matchAll(/@font-face \{([^}]+)\}/g)].flatMap(([, rules = '']) => {
    const file = /url\(\.\/([^)]+)\)/.exec(rules)?.[1];
    const range = /unicode-range: ([^;]+);/.exec(rules)?.[1];
    const family = /font-family: ([^;]+);/.exec(rules)?.[1];
    const weight = /font-weight: ([^;]+);/.exec(rules)?.[1];
    if (file === undefined || range === undefined || family === undefined || weight === undefined) return [];
    const css = `font-family:${family};font-weight:${weight};font-display:swap;unicode-range:${range}`;
    return [{ file: join(folder, file), css, ranges: rangesOf(range) }];
  });

const rangesOf = (text: string): (readonly [number, number])[] =>
  text.split(',').map((part) => {
    const [first = '', last = first] = part.trim().replace('U+', '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
  });

/** Styles that carry the typefaces with them: only those parts of which a letter stands in the text. */
export function fontStyles(text: string): string {
  const letters = [...new Set(text)].map((letter) => letter.codePointAt(0) ?? 0);
  return faces()
    .filter(({ ranges }) => letters.some((code) => ranges.some(([first, last]) => code >= first && code <= last)))
    .map(
      ({ file, css }) =>
        `@font-face{${css};src:url(data:font/woff2;base64,${readFileSync(file).toString('base64')}) format('woff2')}`,
    )
    .join('\n');
}

/** The same typefaces whole, with Latin, Cyrillic and Greek letters, for what reads TrueType. */
export const TTF = {
  sans: () => resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  sansBold: () => resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
  serif: () => resolve('@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf'),
  serifBold: () => resolve('@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf'),
} as const;
