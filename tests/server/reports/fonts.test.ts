import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { facesIn, fontStyles, TTF } from '../../../server/reports/fonts.ts';

const faces = (text: string) => fontStyles(text).match(/@font-face/g)?.length ?? 0;

test('a page carries the parts of its typefaces of which a letter stands in it, and no others', () => {
  // Two typefaces, each with a Latin part; then Cyrillic, then Greek.
  expect(faces('Kyiv')).toBe(2);
  expect(faces('Kyiv Київ')).toBe(4);
  expect(faces('Kyiv Київ Αθήνα')).toBe(6);
  expect(fontStyles('Kyiv')).toMatch(/src:url\(data:font\/woff2;base64,[A-Za-z0-9+/=]{60000,}\)/);
});

test('a face is read with its file, its letters and its weights', () => {
  const css = `@font-face {\n  font-family: 'A';\n  font-weight: 100 900;\n  src: url(./files/a.woff2) format('woff2');\n  unicode-range: U+0041-0042,U+00E9;\n}`;
  expect(facesIn(css, '/fonts')).toEqual([
    {
      file: '/fonts/files/a.woff2',
      css: "font-family:'A';font-weight:100 900;font-display:swap;unicode-range:U+0041-0042,U+00E9",
      ranges: [
        [0x41, 0x42],
        [0xe9, 0xe9],
      ],
    },
  ]);
});

test('the typefaces for paper are there', () => {
  const files = Object.values(TTF).map((path) => path());
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
  expect(files).toHaveLength(4);
});
