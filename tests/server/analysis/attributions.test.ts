import { expect, test } from 'vitest';
import { attributionsIn } from '../../../server/analysis/attributions.ts';
import { quoteSpans } from '../../../server/analysis/quote-spans.ts';
import { tokensOf } from '../../../server/analysis/tokens.ts';
import { sentencesOf } from '../../../server/text/sentences.ts';

/** One line an attribution of one sentence: "source | cue | kind". */
function told(text: string): string[] {
  const quotes = quoteSpans(text);
  return sentencesOf(null, text).flatMap((sentence) => {
    const tokens = tokensOf(sentence);
    const isQuoted = (at: number) => {
      const place = sentence.start + (tokens.starts[at] ?? 0);
      return quotes.some(({ start, end }) => start <= place && place < end);
    };
    const cut = ({ first, last }: { first: number; last: number }) =>
      sentence.text.slice(tokens.starts[first] ?? 0, tokens.ends[last] ?? 0);
    return attributionsIn({ tokens, isQuoted }).map(
      ({ source, cue, kind, verb }) => `${cut(source)} | ${verb === ':' ? ':' : cut(cue)} | ${kind}`,
    );
  });
}

const RULES: readonly (readonly [rule: string, text: string, ...expected: string[]])[] = [
  ['S cue that', 'The harbour master said that the quay was shut.', 'The harbour master | said | speech'],
  ['S cue', 'Zed Quill says the quay is shut.', 'Zed Quill | says | speech'],
  ['S has cue', 'The union has repeatedly warned that wages are low.', 'The union | warned | speech'],
  ['S is -ing', 'The mayor is calling the plan a gift.', 'The mayor | calling | speech'],
  ['S told somebody', 'Two officials told reporters that the quay was shut.', 'Two officials | told | speech'],
  ['a plural in the present', 'Many sailors say the quay is shut.', 'Many sailors | say | speech'],
  ['a pronoun', 'Later she added that the quay was shut.', 'she | added | speech'],
  ['on a day', 'The mayor on Friday criticised the plan.', 'The mayor | criticised | speech'],
  ['“…,” S cue', '“The quay is shut,” the mayor of Solo said.', 'the mayor of Solo | said | speech'],
  ['“…,” cue S', '“The quay is shut,” said a woman in the crowd.', 'a woman in the crowd | said | speech'],
  ['“…,” cue S, with a title', '“The quay is shut,” said Mayor Ann Quill.', 'Mayor Ann Quill | said | speech'],
  ['inverted behind a clause', 'The quay is shut, said the mayor.', 'the mayor | said | speech'],
  [
    'S, a part of its own, cue',
    'Zed Quill, a miner from Solo, said the quay was shut.',
    'Zed Quill, a miner from Solo | said | speech',
  ],
  ['S, who…, cue', 'Zed Quill, who left early, said the quay was shut.', 'Zed Quill, who left early | said | speech'],
  ['S — … — cue', 'Zed Quill — a miner — said the quay was shut.', 'Zed Quill — a miner | said | speech'],
  ['according to', 'The quay is shut, according to two port officials.', 'two port officials | according to | speech'],
  ['a passive with by', 'The plan was criticised by the miners.', 'the miners | criticised | speech'],
  ['a part with -ing', 'Zed Quill left the hall, saying the quay was shut.', 'Zed Quill | saying | speech'],
  [
    'two cues of one subject',
    'Zed Quill said the quay was shut and warned that it would rain.',
    'Zed Quill | said | speech',
    'Zed Quill | warned | speech',
  ],
  ['a cue noun with an owner', 'Quill’s claim that the quay was shut drew laughter.', 'Quill | claim | stance'],
  ['a cue noun with a pronoun', 'They laughed at his promise to open the quay.', 'his | promise | stance'],
  ['a cue noun with by', 'A statement by the port authority was short.', 'the port authority | statement | stance'],
  ['an adjective', 'The miners are confident that the quay will open.', 'The miners | confident | thought'],
  ['a thought', 'Most voters believe the quay will open.', 'Most voters | believe | thought'],
  ['a hope', 'The mayor hopes to open the quay.', 'The mayor | hopes | thought'],
  ['a stance', 'The miners support the plan.', 'The miners | support | stance'],
  ['a survey', 'A new poll shows that voters trust the mayor.', 'A new poll | shows | showing'],
  ['a colon', 'Ann Quill: We will open the quay.', 'Ann Quill | : | speech'],
  ['behind a place and a dash', 'SOLO (NP) — In a letter, Ann Quill praised the plan.', 'Ann Quill | praised | speech'],
];

test.each(RULES)('who is told to speak or think: %s', (_, text, ...expected) => {
  expect(told(text)).toEqual(expected);
});

const NOBODY: readonly (readonly [why: string, text: string])[] = [
  ['inside a quotation nobody hands over', '“The mayor said the quay was shut.”'],
  ['a noun in the form of a verb', 'The reports of rain were wrong.'],
  ['a name in the form of a verb', 'The ship left for the United States on Friday.'],
  ['a passive without by', 'The harbour master was criticised.'],
  ['a participle behind a noun', 'They walked along a street known as the Mile.'],
  ['no comment', 'The ministry declined to comment on Friday.'],
  ['an infinitive behind a noun', 'It was time to say goodbye.'],
  ['pointing that points nowhere', 'The needle points north.'],
];

test.each(NOBODY)('nobody is told: %s', (_, text) => {
  expect(told(text).filter((line) => line.endsWith('speech'))).toEqual([]);
});

test('what somebody is told to have said is told once, as his', () => {
  expect(told('Zed Quill said the miners believe in the plan.')).toEqual(['Zed Quill | said | speech']);
  expect(told('The miners believe in the plan, Zed Quill said.')).toEqual(['Zed Quill | said | speech']);
});

test('the tables have not shrunk', () => {
  console.log(`attributions: ${RULES.length} rules, ${NOBODY.length} cases of nobody`);
  expect(RULES.length).toBeGreaterThanOrEqual(29);
  expect(NOBODY.length).toBeGreaterThanOrEqual(8);
});
