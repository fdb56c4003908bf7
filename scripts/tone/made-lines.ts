import type { Lexicon } from '../../server/analysis/lexicon.ts';
import { below, type Chance, oneOf } from '../bench/chance.ts';
import type { MarkedSentence } from './marked.ts';

/*
 * Lines of our own that teach what negation does: news has too few sentences in which somebody is "not corrupt" for a
 * model to learn that this is praise. {T} is the actor, {o} another name, {good} and {bad} words of the lexicon; the mark
 * is the tone toward {T} when {good} is filled in, and the reverse for {bad}.
 */
const LINES: readonly string[] = [
  '+ {T} is {judged}.',
  '+ In the view of many readers {T} was {judged} and stayed so.',
  '+ {o} called {T} {judged} during the hearing.',
  '+ Officials described {T} as {judged}.',
  '- {T} is not {judged}.',
  '- {T} wasn’t {judged}, residents told reporters.',
  '- {T} was never {judged} in the eyes of his neighbours.',
  "- {T} hasn't been {judged}, the newspaper wrote.",
  '- Officials said {T} had not been {judged} at all.',
  '- Nobody called {T} {judged} on Tuesday.',
  '- After a year in office {T} is hardly {judged}.',
  '- {T} isn’t really {judged}.',
  "- {T} doesn't seem {judged} to the committee.",
  '- {T} did not look {judged} when {o} spoke.',
  '- Few thought so, but {T} was not very {judged}.',
  '- {T} is no longer {judged}.',
  '- {T} was neither {judged} nor {judged}.',
  '+ {T} is not only {judged}.',
  '+ There is no doubt that {T} is {judged}.',
  '+ The talks did not last long, and {T} was {judged}.',
  '+ {o} did not come, but {T} was {judged}.',
  '+ It was not late; {T} was {judged}.',
  '+ Nobody says {T} is not {judged}.',
];

/** Lines without a judgement, however they deny. */
const PLAIN: readonly string[] = [
  '{T} was not in the building.',
  '{T} did not speak on Tuesday.',
  'There was no meeting with {T}.',
  '{T} will not attend the session.',
  'No one met {T} in the afternoon.',
  '{T} said no.',
];

/** How often each line is filled. */
const TIMES = 12;

/** Words of the lexicon that can stand behind "is": by their ending, as it holds no parts of speech. */
const canJudge = (word: string, score: number): boolean =>
  Math.abs(score) >= 2 && /(?:ful|ous|ive|able|ible|less|est|ish|ed|al|ent|ant)$/.test(word) && word.length > 5;

/** The lines with words of the lexicon filled in, each with the tone toward its actor. */
export function madeLines({ words }: Lexicon, chance: Chance): MarkedSentence[] {
  const judging = [...words].filter(([word, score]) => canJudge(word, score));
  const good = judging.filter(([, score]) => score > 0).map(([word]) => word);
  const bad = judging.filter(([, score]) => score < 0).map(([word]) => word);
  const made: MarkedSentence[] = [];
  const add = (line: string, is: number) => {
    const start = line.indexOf('{T}');
    const text = line.replace('{T}', 'Ann Kerr').replace('{o}', 'Lind');
    const at = start - (line.slice(0, start).includes('{o}') ? '{o}'.length - 'Lind'.length : 0);
    made.push({
      sentence: { no: made.length + 1, start: 0, end: text.length, text },
      targets: [{ start: at, end: at + 'Ann Kerr'.length, is }],
    });
  };
  for (let time = 0; time < TIMES; time += 1) {
    for (const line of LINES) {
      const isGood = below(chance, 2) === 0;
      const filled = line.slice(2).replaceAll('{judged}', () => oneOf(chance, isGood ? good : bad));
      add(filled, line.startsWith('+') === isGood ? 2 : 0);
    }
    for (const line of PLAIN) if (time < TIMES / 4) add(line, 1);
  }
  return made;
}
