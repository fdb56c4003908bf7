import { expect, test } from 'vitest';
import { createAnalyser } from '../../../server/analysis/analyse.ts';
import { inSteps } from '../../../server/analysis/scorer.ts';
import { chancesOf, createLexiconScorer } from '../../../server/analysis/sentiment.ts';
import type { Facts } from '../../../server/contract/facts.ts';
import { norland } from '../../support/norland.ts';
import { articleOf, demoReports, shippedAnalyser } from '../../support/reading.ts';

const analyse = createAnalyser({ catalogue: norland, scorer: createLexiconScorer() });

/** Mentions as lines: "sentence actor | surface | via | lexicon words | quoted by". */
const lines = ({ mentions }: Facts): string[] =>
  mentions.map(({ sentence, actor, surface, via, score, in_quote, speaker }) => {
    const words =
      score === null ? 'not scored' : score.reasons.map(({ text, weight }) => `${text} ${weight}`).join(' ');
    return `${sentence} ${actor} | ${surface} | ${via} | ${words} | ${in_quote ? `quoted: ${speaker}` : ''}`;
  });

test('a whole report: names, titles, tone by clause, quotations and strangers', () => {
  const body = [
    'Cora Voss, the State Secretary, praised Sudland on Monday. She met Barbara Quill in Port Ems.',
    '“Sudland is a good neighbour,” the top diplomat of Norland said. Voss said that Sudland had kept its word.',
    'The harbour was admired, but Harlow was accused of fraud.',
  ].join('\n\n');
  const facts = analyse(articleOf('Voss praises Sudland', body, '2021-08-05'));
  expect(facts.sentences.map(({ no, text }) => `${no} ${text}`)).toEqual([
    '0 Voss praises Sudland',
    '1 Cora Voss, the State Secretary, praised Sudland on Monday.',
    '2 She met Barbara Quill in Port Ems.',
    '3 “Sudland is a good neighbour,” the top diplomat of Norland said.',
    '4 Voss said that Sudland had kept its word.',
    '5 The harbour was admired, but Harlow was accused of fraud.',
  ]);
  // "praised" 3 and "praises" 3; the apposition stands between two commas, each a border at which 0.8 of a word remains, and
  // the part behind it names Sudland, so that 0.6 of that counts for others: 3 × 0.8 × 0.8 × 0.6 and 3 × 0.8 × 0.6.
  expect(lines(facts)).toEqual([
    '0 cora-voss | Voss | surname | praises 3 | ',
    '0 sudland | Sudland | full_name | praises 3 | ',
    '1 cora-voss | Cora Voss | full_name | praised 1.15 | ',
    '1 cora-voss | the State Secretary | bound_title | praised 1.44 | ',
    '1 sudland | Sudland | full_name | praised 3 | ',
    '2 port-ems | Port Ems | full_name |  | ',
    '3 sudland | Sudland | full_name | good 3 | quoted: cora-voss',
    '3 cora-voss | the top diplomat of Norland | bound_title | good 1.44 | ',
    '4 cora-voss | Voss | surname |  | ',
    '4 sudland | Sudland | full_name |  | ',
  ]);
  expect(facts.quotes).toEqual([
    {
      kind: 'direct',
      speaker: 'cora-voss',
      sentence: 3,
      text: 'Sudland is a good neighbour,',
      start: 96,
      end: 124,
      cue: 'said',
      speaker_surface: 'the top diplomat of Norland',
      speaker_start: 126,
    },
    {
      kind: 'indirect',
      speaker: 'cora-voss',
      sentence: 4,
      text: 'Sudland had kept its word',
      start: 175,
      end: 200,
      cue: 'said',
      speaker_surface: 'Voss',
      speaker_start: 160,
    },
  ]);
  expect(facts.unresolved).toEqual([
    { sentence: 5, surface: 'Harlow', start: 29, end: 35, candidates: ['ann-harlow', 'ben-harlow'] },
  ]);
  expect(facts.names).toEqual([
    { sentence: 2, surface: 'Barbara Quill', start: 8, end: 21, candidates: [], kind: 'person' },
  ]);
  expect(facts.article.body).toBe(body);
});

test('a mention without a scored word has the chances of a score of nought', () => {
  const facts = analyse(articleOf(null, 'Cora Voss left.', '2021-08-05'));
  expect(facts.mentions).toEqual([
    {
      sentence: 1,
      start: 0,
      end: 9,
      actor: 'cora-voss',
      name: 'Cora Voss',
      kind: 'person',
      surface: 'Cora Voss',
      via: 'full_name',
      scorer: 'lexicon@2',
      in_quote: false,
      speaker: null,
      score: inSteps({ ...chancesOf(0), sentiment: 0, reasons: [] }),
    },
  ]);
});

test('an article in another language has its names counted and no tone', () => {
  const { mentions } = analyse(articleOf(null, 'Cora Voss besuchte Norland.', null, 'de'));
  expect(mentions.map(({ actor, score }) => [actor, score])).toEqual([
    ['cora-voss', null],
    ['norland', null],
  ]);
});

test('what stands in the title is in no quotation of the body', () => {
  const { mentions } = analyse(articleOf('Cora Voss leaves', '“Sudland is a good neighbour,” said Dan Lind.', null));
  expect(mentions.map(({ actor, in_quote, speaker }) => [actor, in_quote, speaker])).toEqual([
    ['cora-voss', false, null],
    ['sudland', true, 'dan-lind'],
    ['dan-lind', false, null],
  ]);
});

test('what stands in for a name is no mention; it has a tone, a speaker and a place of its own', () => {
  const report = articleOf(null, 'Eva Rice won. She praised Varnholm. “Norlanders are bad,” she said.', null);
  const { mentions, stand_ins } = analyse(report);
  expect(mentions.map(({ surface }) => surface)).toEqual(['Eva Rice']);
  expect(
    stand_ins.map(({ actor, via, in_quote, speaker, score }) => [actor, via, in_quote, speaker, score !== null]),
  ).toEqual([
    ['eva-rice', 'pronoun', false, null, true],
    ['norland', 'metonym', false, null, true],
    ['norland', 'demonym', true, 'eva-rice', true],
    ['eva-rice', 'pronoun', false, null, true],
  ]);
});

test('an article that names nobody comes back with its sentences and empty lists', () => {
  const report = articleOf('Rain', 'It rained. It poured.', null);
  const { sentences, ...rest } = analyse(report);
  expect(sentences).toHaveLength(3);
  expect(rest).toEqual({
    article: report,
    mentions: [],
    quotes: [],
    words: { all: 5, positive: 0, negative: 0 },
    unresolved: [],
    names: [],
    stand_ins: [],
  });
});

test('what one article says leaves no trace in the next', () => {
  const second = articleOf(null, 'Voss left. The State Secretary slept. The GSA met.', '2021-08-05');
  const alone = analyse(second);
  analyse(
    articleOf(
      null,
      'Ann Harlow, the State Secretary, met Cora Voss and the Grain and Salt Agency (GSA).',
      '2020-01-01',
    ),
  );
  expect(analyse(second)).toEqual(alone);
});

const readDemo = shippedAnalyser();
const demo = demoReports().map(({ title, body, language, published }) =>
  articleOf(title, body, published?.slice(0, 10) ?? null, language ?? 'en'),
);

/** Everything of one article that does not fit its text. */
function misfits({ article, sentences, mentions, quotes, unresolved, names }: Facts): string[] {
  const wrong: string[] = [];
  const textOf = new Map(sentences.map(({ no, text }) => [no, text]));
  for (const { no, start, end, text } of sentences) {
    const whole = no === 0 ? article.title : article.body;
    if (whole?.slice(start, end) !== text) wrong.push(`sentence ${no}`);
  }
  for (const { sentence, start, end, surface } of [...mentions, ...unresolved, ...names]) {
    if (textOf.get(sentence)?.slice(start, end) !== surface || end <= start) wrong.push(`surface ${surface}`);
  }
  for (const { start, end, text } of quotes) if (article.body.slice(start, end) !== text) wrong.push(`quote ${text}`);
  mentions.forEach((mention, at) => {
    const before = mentions[at - 1];
    if (before?.sentence === mention.sentence && before.end > mention.start) wrong.push(`overlap ${mention.surface}`);
    if (before !== undefined && before.sentence > mention.sentence) wrong.push(`order ${mention.surface}`);
    const { score } = mention;
    if (score !== null && Math.abs(score.p_neg + score.p_neu + score.p_pos - 1) > 1e-9)
      wrong.push(`sum ${mention.surface}`);
    if ((article.language === 'en') !== (score !== null)) wrong.push(`scored ${mention.surface}`);
    if (mention.speaker !== null && !mention.in_quote) wrong.push(`speaker ${mention.surface}`);
  });
  return wrong;
}

test('in every report that ships offsets cut out what they say, mentions keep apart, and chances sum to one', () => {
  const facts = demo.map(readDemo);
  const mentions = facts.reduce((sum, one) => sum + one.mentions.length, 0);
  const quotes = facts.reduce((sum, one) => sum + one.quotes.length, 0);
  console.log(`whole reports: ${facts.length} with ${mentions} mentions and ${quotes} quotations`);
  expect(facts.flatMap((one) => misfits(one).map((what) => `${one.article.title}: ${what}`))).toEqual([]);
  expect(facts.length).toBeGreaterThanOrEqual(500);
  expect(mentions).toBeGreaterThanOrEqual(5000);
  expect(quotes).toBeGreaterThanOrEqual(100);
});

test('the same reports in another order, and by another analyser, give the same facts', () => {
  const few = demo.slice(0, 120);
  const forward = few.map((report) => JSON.stringify(readDemo(report)));
  const other = shippedAnalyser();
  const backward = few
    .toReversed()
    .map((report) => JSON.stringify(other(report)))
    .toReversed();
  expect(backward).toEqual(forward);
});
