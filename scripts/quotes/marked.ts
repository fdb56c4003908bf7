import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Span } from '../../server/contract/article.ts';

/** One attribution as people marked it; each part may lie in several pieces, and source or cue may be missing. */
export type MarkedAttribution = {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
};

export type MarkedText = { readonly name: string; readonly text: string; readonly attributions: MarkedAttribution[] };

/** "Source 89 106;110 112" → its pieces. */
const spansOf = (place: string): Span[] =>
  place
    .slice(place.indexOf(' ') + 1)
    .split(';')
    .map((piece) => {
      const [start, end] = piece.split(' ').map(Number);
      if (start === undefined || end === undefined || !(end > start)) throw new Error(`"${place}" is no span`);
      return { start, end };
    });

/** The attributions of one stand-off file: lines "T1⇥Source 89 106⇥words" and "E1⇥Attribution:T4 Content:T3 Cue:T2 Source:T1", in any order. */
export function readAttributions(marks: string): MarkedAttribution[] {
  const lines = marks.split('\n').map((line) => line.split('\t'));
  const spans = new Map(
    lines.filter(([id]) => id?.startsWith('T')).map(([id, place]) => [id, spansOf(place ?? '')] as const),
  );
  return lines
    .filter(([id]) => id?.startsWith('E'))
    .map(([, parts = '']) => {
      const partsOf = (role: string) =>
        parts
          .split(' ')
          .map((part) => part.split(':'))
          .filter(([name]) => name?.replace(/\d+$/, '') === role)
          .flatMap(([, id]) => spans.get(id ?? '') ?? []);
      return { source: partsOf('Source'), cue: partsOf('Cue'), content: partsOf('Content') };
    });
}

/** The marked texts of one part of the set; a marks file is named like its text with a short id behind it. */
export function readMarkedTexts(folder: string): MarkedText[] {
  const texts = readdirSync(join(folder, 'text')).map((file) => file.replace(/\.txt$/, ''));
  return readdirSync(join(folder, 'attributions'))
    .toSorted()
    .map((file) => {
      const marks = file.replace(/\.ann$/, '');
      const name = texts.find((text) => marks === text || marks.startsWith(`${text}_`));
      if (name === undefined) throw new Error(`${file} marks no text of ${folder}`);
      const text = readFileSync(join(folder, 'text', `${name}.txt`), 'utf8');
      return { name, text, attributions: readAttributions(readFileSync(join(folder, 'attributions', file), 'utf8')) };
    });
}
