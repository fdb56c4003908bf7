import { expect, test } from 'vitest';
import { readAttributions } from '../../../scripts/quotes/marked.ts';
import { scoreQuotes } from '../../../scripts/quotes/score.ts';

const TEXT = 'Zed Quill said the quay was shut. “It is wet,” Ann Voss said.';
const at = (words: string, from = 0) => {
  const start = TEXT.indexOf(words, from);
  return { start, end: start + words.length };
};

test('marks are read whatever their order, with missing parts and parts in pieces', () => {
  const marks = [
    'E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1',
    'T1\tSource 0 9\tZed Quill',
    'T2\tCue 10 14\tsaid',
    'T3\tContent 15 20;24 33\tthe q… was shut',
    'T4\tAttribution 10 14\tsaid',
    'E2\tAttribution:T4 Content:T3',
  ].join('\n');
  expect(readAttributions(marks)).toEqual([
    {
      source: [{ start: 0, end: 9 }],
      cue: [{ start: 10, end: 14 }],
      content: [
        { start: 15, end: 20 },
        { start: 24, end: 33 },
      ],
    },
    {
      source: [],
      cue: [],
      content: [
        { start: 15, end: 20 },
        { start: 24, end: 33 },
      ],
    },
  ]);
  expect(() => readAttributions('T1\tSource 9 x\tZed\nE1\tSource:T1')).toThrow('"Source 9 x" is no span');
});

test('an attribution counts where cue and source meet the marked ones, a quotation where its speaker does', () => {
  const right = { source: [at('Zed Quill')], cue: [at('said')], content: [at('the quay was shut')] };
  const quoted = { source: [at('Ann Voss')], cue: [at('said', 40)], content: [at('“It is wet,”')] };
  const missed = { source: [at('Zed Quill')], cue: [at('shut')], content: [at('the quay')] };
  const all = scoreQuotes([{ name: 'a', text: TEXT, attributions: [right, quoted, missed] }]);
  expect(all).toMatchObject({
    precision: 1,
    recall: 2 / 3,
    marked: 3,
    found: 2,
    rightSource: 1,
    quoted: 1,
    errors: { missed: 1 },
  });
  expect(all.f1).toBeCloseTo(0.8, 10);
  // Swapped sources: the cues are right, nothing else.
  const swapped = [
    { ...right, source: quoted.source },
    { ...quoted, source: right.source },
  ];
  expect(scoreQuotes([{ name: 'b', text: TEXT, attributions: swapped }])).toMatchObject({
    precision: 0,
    recall: 0,
    rightSource: 0,
    errors: { 'another source': 2, 'missed, another source': 2, 'quoted, somebody else': 1 },
  });
});
