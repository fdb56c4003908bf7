import { expect, test } from 'vitest';
import { Filters } from '../../server/contract/filters.ts';
import { questions } from '../../server/contract/questions/all.ts';
import { mainQuestion } from '../../web/main-question.ts';
import { PAGES, parse } from '../../web/view.ts';

const FULL =
  'last=4w&actors=ida-morr,-kim&sources=post&languages=en&kinds=person&unit=stories&grain=month&within=sentence&voice=reporter&speakers=kim&forms=names,pronouns&q=war&snapshot=41';

test.each([
  ['/?actors=ida-morr', '/mentions', null, 'actors=ida-morr'],
  ['/?measure=share_of_voice&unit=stories', '/share-of-voice', null, 'unit=stories'],
  ['/?measure=attention_panel', '/attention', null, ''],
  ['/actors/ida-morr?actors=kim&measure=share_of_voice', '/mentions', null, 'actors=ida-morr'],
  ['/actors?last=4w', '/actors', null, 'last=4w'],
  ['/articles?last=4w&date_problem=none+given', '/articles', null, 'last=4w&date_problem=none+given'],
  ['/articles?last=4w&name=Ada+Inks', '/articles', null, 'last=4w&name=Ada+Inks'],
  ['/articles/0a1b?last=4w&snapshot=41', '/articles/{id}', '0a1b', 'snapshot=41'],
  ['/sources?actors=kim&last=4w', '/sources', null, 'last=4w'],
  ['/quality?run=3', '/runs', null, ''],
])('%s asks %s above all', (link, path, id, query) => {
  expect(mainQuestion(parse(link))).toMatchObject({ path, id, query });
});

test('the API takes what every page asks, whatever narrows it', () => {
  let asked = 0;
  for (const page of PAGES) {
    const question = mainQuestion({ ...parse(`/?${FULL}`), page, id: 'a1' });
    if (question === null) continue;
    const { filters } = questions.find(({ path }) => path === question.path)!;
    const values = Object.fromEntries(new URLSearchParams(question.query));
    expect([page, filters.safeParse(values).error?.issues ?? []]).toEqual([page, []]);
    asked += 1;
  }
  console.log(`main questions: ${asked}`);
  expect(asked).toBeGreaterThanOrEqual(11);
  expect(Filters.safeParse(Object.fromEntries(new URLSearchParams(FULL))).success).toBe(true);
});

test('a page without a question of its own has none', () => {
  expect([mainQuestion(parse('/settings')), mainQuestion(parse('/nowhere'))]).toEqual([null, null]);
});
