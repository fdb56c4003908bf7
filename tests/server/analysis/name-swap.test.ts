import { expect, test } from 'vitest';
import { createLexiconScorer } from '../../../server/analysis/sentiment.ts';
import type { Span } from '../../../server/contract/article.ts';
import { randomFrom } from '../../support/random.ts';
import { articleOf, demoReports, shippedAnalyser, shippedCatalogue, shippedTone } from '../../support/reading.ts';

/*
 * No actor has a tone built in: whoever stands in a place of a sentence gets the tone of that place.
 * Shown on the reports that ship, by exchanging names there.
 */

const analyse = shippedAnalyser();
const { linear, blend } = shippedTone();
const { actors } = shippedCatalogue();

const english = demoReports().filter(({ language }) => language === 'en' || language == null);
const facts = english.map(({ title, body, published }) =>
  analyse(articleOf(title, body, published?.slice(0, 10) ?? null)),
);

/** A text with the words of some spans replaced, and where the new words stand. */
function replaced(text: string, spans: readonly (Span & { readonly by: string })[]): { text: string; spans: Span[] } {
  let written = '';
  let from = 0;
  const moved: Span[] = [];
  for (const { start, end, by } of spans) {
    written += text.slice(from, start);
    moved.push({ start: written.length, end: written.length + by.length });
    written += by;
    from = end;
  }
  return { text: written + text.slice(from), spans: moved };
}

test.each([createLexiconScorer(), linear, blend])(
  '$id: any other name of the same kind in the place of a name leaves every chance of the sentence as it was',
  (scorer) => {
    const random = randomFrom(11);
    const byKind = new Map<string, string[]>();
    for (const { kind, name } of actors) byKind.set(kind, [...(byKind.get(kind) ?? []), name]);
    let swaps = 0;
    const wrong: string[] = [];
    for (const { sentences, mentions } of facts) {
      for (const sentence of sentences) {
        // Capitals decide whether a line is a headline; a name of more words could make it one.
        if (sentence.no === 0) continue;
        const here = mentions.filter((mention) => mention.sentence === sentence.no);
        if (here.length === 0) continue;
        const others = here.map(({ start, end, kind }) => {
          const names = byKind.get(kind) ?? [];
          return { start, end, by: names[Math.floor(random() * names.length)] ?? '' };
        });
        const { text, spans } = replaced(sentence.text, others);
        const swapped = { no: sentence.no, start: 0, end: text.length, text };
        here.forEach((mention, at) => {
          const before = scorer.score(sentence, mention, here, 'en');
          const span = spans[at];
          const after = span && scorer.score(swapped, span, spans, 'en');
          swaps += 1;
          if (JSON.stringify(before) !== JSON.stringify(after)) wrong.push(`${sentence.text} -> ${text}`);
        });
      }
    }
    console.log(`name swap, ${scorer.id}: ${swaps} mentions in ${facts.length} reports`);
    expect(wrong).toEqual([]);
    expect(swaps).toBeGreaterThanOrEqual(1000);
  },
);

test('two people who change places in a report change tones, and nothing else changes', () => {
  let pairs = 0;
  let differing = 0;
  const wrong: string[] = [];
  for (const { sentences, mentions } of facts) {
    for (const sentence of sentences) {
      const people = mentions.filter(
        ({ sentence: no, kind, via }) => no === sentence.no && no > 0 && kind === 'person' && via === 'full_name',
      );
      const [a, b, ...more] = people;
      if (a === undefined || b === undefined || more.length > 0 || a.actor === b.actor) continue;
      const { text } = replaced(sentence.text, [
        { start: a.start, end: a.end, by: b.surface },
        { start: b.start, end: b.end, by: a.surface },
      ]);
      const tones = (body: string) =>
        analyse(articleOf(null, body, '2022-02-01'))
          .mentions.filter(({ via }) => via === 'full_name')
          .map(({ actor, score }) => [actor, score] as const);
      const before = tones(sentence.text);
      const after = tones(text);
      const exchanged = after.map(([actor, score]) => [
        actor === a.actor ? b.actor : actor === b.actor ? a.actor : actor,
        score,
      ]);
      pairs += 1;
      if (before.length > 1 && JSON.stringify(before[0]?.[1]) !== JSON.stringify(before[1]?.[1])) differing += 1;
      if (JSON.stringify(exchanged) !== JSON.stringify(before)) wrong.push(`${sentence.text} -> ${text}`);
    }
  }
  console.log(`name swap: ${pairs} sentences of two people, ${differing} with a tone of their own each`);
  expect(wrong).toEqual([]);
  expect(pairs).toBeGreaterThanOrEqual(20);
});
