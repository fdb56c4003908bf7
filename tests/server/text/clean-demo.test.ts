import { expect, test } from 'vitest';
import { clean } from '../../../server/text/clean.ts';
import { normalise } from '../../../server/text/normalise.ts';
import { filesBelow, textOf } from '../../support/sources.ts';

type Report = { readonly title: string; readonly body: string };

const reports = filesBelow('data/demo', /^reports-\d+\.jsonl$/).flatMap((file) =>
  textOf(file)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Report),
);

/** The furniture that was put into the demo, by its exact wording: another way to tell it than the rules under test. */
const PUT_IN: readonly (readonly [string, RegExp])[] = [
  ['advert', /^Advertisement$/],
  ['share', /^Share this on Facebook Twitter Email$/],
  ['newsletter', /^Sign up for our newsletter$/],
  ['follow', /^Follow us on Twitter$/],
  ['agency_credit', /^\((?:Continental Wire|Capitol Courier|Danube Observer)\)$/],
  [
    'agency_credit',
    /^Continental Wire contributed to this report\.$|^This story first appeared in The Northgate Post\.$/,
  ],
  ['copyright', /^All rights reserved\.$/],
  ['read_more', /^Read more: [^.]+$/],
  ['previous_next', /^(?:Previous|Next) article\S/],
];

/** Sentences of pictures in the present tense, or without a verb, by their exact words in the demo. */
const OF_PICTURES =
  / (?:is sworn in|arrives|takes questions|speaks|gather in|pose at|meet in the port|carry a|walk in|presents the bill|rises above|shows the (?:message|word)) |^(?:Volodymyr Zelensky with soldiers|Charles Michel and Ursula von der Leyen at|Andrzej Duda, Volodymyr Zelensky and Gitanas Nauseda in|Josep Borrell and Dmytro Kuleba at|Liz Truss in the House|Sergei Ryabkov and Wendy Sherman at) /;

/** Which of the lines are furniture, and by which rule; null for the lines of the article. */
function marked({ title, body }: Report): readonly (readonly [string | null, string])[] {
  const lines = body.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, at) => {
    if (line === title) return ['repeated_title', line];
    // Names, headings and sentences of pictures are captions, and no copy stays; of other sentences the first stays.
    const isCaption = !line.endsWith('.') || OF_PICTURES.test(line);
    if (line === lines[at - 1]) return [isCaption ? 'doubled_caption' : 'doubled_sentence', line];
    if (line === lines[at + 1] && isCaption) return ['doubled_caption', line];
    return [PUT_IN.find(([, wording]) => wording.test(line))?.[0] ?? null, line];
  });
}

test('of each report in the demo the furniture is cut, under its rule, and every other line is kept as it was', () => {
  const counts: Record<string, number> = {};
  let kept = 0;
  for (const report of reports) {
    const { body, removed } = clean(report.title, normalise(report.body));
    const lines = marked(report);
    const text = lines.filter(([rule]) => rule === null).map(([, line]) => line);
    const cut = lines.filter(([rule]) => rule !== null);
    expect(body.split('\n').filter((line) => line.trim() !== '')).toEqual(text);
    expect(removed.map((block) => [block.rule, block.text])).toEqual(cut);
    for (const [rule] of cut) counts[rule ?? ''] = (counts[rule ?? ''] ?? 0) + 1;
    kept += text.length;
  }
  console.log(`clean: ${reports.length} demo reports, ${kept} lines kept, cut ${JSON.stringify(counts)}`);
  expect(reports.length).toBe(590);
  expect(kept).toBeGreaterThan(1500);
  // Counted in the files themselves: 252 lines are said twice: 222 of captions, and 15 sentences with their copies.
  expect(counts).toEqual({
    advert: 16,
    agency_credit: 74,
    copyright: 9,
    doubled_caption: 222,
    doubled_sentence: 15,
    follow: 11,
    newsletter: 12,
    previous_next: 120,
    read_more: 11,
    repeated_title: 36,
    share: 13,
  });
});
