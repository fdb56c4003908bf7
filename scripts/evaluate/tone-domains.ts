import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scorerName } from '../../server/analysis/scorer.ts';
import { createLexiconScorer } from '../../server/analysis/sentiment.ts';
import type { Masking } from '../../server/analysis/tone/masking.ts';
import type { Tone } from '../../server/analysis/tone/scorers.ts';
import { type MarkedSentence, readOwnGold } from '../tone/marked.ts';
import { type Floors, type Measured, measured, worstOf } from './measured.ts';
import { f1ByClass, figures, judge, toneFigures } from './tone-toward.ts';

/** Sets of our own about kinds of actors of which the trained scorers were taught nothing. */
export const DOMAINS = ['organisations', 'countries'] as const;
export type Domain = (typeof DOMAINS)[number];

/** Whether a target is named by common words alone, as "the tax office" is: those the catalogue may not know. */
export function isLowerCase(text: string, start: number, end: number): boolean {
  const words = text.slice(start, end).replace(/^(?:the|a|an|its|their|his|her|our)\s+/i, '');
  // At the head of a sentence the first word says nothing; the article before it, or the words after it, do.
  const bare = words.length < end - start;
  const told = start === 0 && !bare ? words.slice(1) : words;
  return /\p{Ll}/u.test(told) && !/\p{Lu}/u.test(told) && (start > 0 || bare || /\s/.test(words));
}

/** The targets of a kind in the order in which `judge` reads them. */
const casesOf = (sentences: readonly MarkedSentence[]): boolean[] =>
  sentences.flatMap(({ sentence, targets }) => targets.map(({ start, end }) => isLowerCase(sentence.text, start, end)));

/**
 * Tone toward organisations or countries, on sentences written for the project: a check of domains that NewsMTSC says nothing
 * of. Organisations by common words and by proper names are told apart.
 */
export function measureDomain(domain: Domain, data: string, mask: Masking, tone: Tone, floors: Floors): Measured[] {
  const sentences = readOwnGold(readFileSync(join(data, 'gold', `${domain}.jsonl`), 'utf8'));
  return [createLexiconScorer(), tone.linear, tone.blend].flatMap((scorer) => {
    const judged = judge(scorer, sentences, mask);
    const whole = toneFigures(
      floors,
      domain,
      scorer,
      judged,
      ({ accuracy, flips }) => `accuracy ${accuracy.toFixed(1)}, flips ${flips.toFixed(1)} %`,
    );
    if (domain !== 'organisations' || scorer.id !== 'blend') return whole;
    const lower = casesOf(sentences);
    const part = (name: string, isLower: boolean): Measured => {
      const those = judged.filter((_, at) => lower[at] === isLower);
      const counts = [0, 1, 2].map((c) => those.filter(({ is }) => is === c).length);
      const note = `negative, neutral, positive: ${counts.join(', ')}`;
      // Few of those without a proper name are positive, so F1 of the classes would say nothing.
      return measured(
        floors,
        `tone: organisations ${name}, blend, right class`,
        figures(those).accuracy / 100,
        those.length,
        note,
        { share: true, worst: worstOf(f1ByClass(those)), scorer: scorerName(scorer) },
      );
    };
    return [...whole, part('by common words', true), part('by proper names', false)];
  });
}
