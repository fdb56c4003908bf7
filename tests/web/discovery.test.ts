import { expect, test } from 'vitest';
import { articlesLink, cutAt, draftOf, formDraftOf, growthWord } from '../../web/discovery.ts';
import { parse } from '../../web/view.ts';

test('a name is new or rising only where enough articles say so', () => {
  const cases = [
    [{ articles: 5, recent: 5, before: 0, growth: 6 }, 'new'],
    // It was there before the weeks that are compared.
    [{ articles: 9, recent: 5, before: 0, growth: 6 }, 'rising 6×'],
    [{ articles: 9, recent: 6, before: 2, growth: 7 / 3 }, 'rising 2.3×'],
    [{ articles: 9, recent: 3, before: 1, growth: 2 }, 'rising 2×'],
    [{ articles: 9, recent: 4, before: 2, growth: 5 / 3 }, null],
    [{ articles: 2, recent: 2, before: 0, growth: 3 }, null],
    [{ articles: 5, recent: 5, before: null, growth: null }, null],
  ] as const;
  for (const [row, word] of cases) expect(growthWord(row)).toBe(word);
  console.log(`growth: ${cases.length} cases`);
});

test('a sentence is cut at the name, or at its last word, or not at all', () => {
  expect(cutAt('Then Ada Inks spoke.', 'Ada Inks')).toEqual(['Then ', 'Ada Inks', ' spoke.']);
  expect(cutAt('Inks left.', 'Ada Inks')).toEqual(['', 'Inks', ' left.']);
  expect(cutAt('She left.', 'Ada Inks')).toEqual(['She left.', '', '']);
});

test('the link to the articles keeps the words of the view, and leaves out the kinds', () => {
  expect(articlesLink(parse('/discovery?last=13w&kinds=person&q=harbour&sort=-growth'), 'Ada "Ink" Inks')).toBe(
    '/articles?last=13w&q=harbour&name=Ada+%22Ink%22+Inks',
  );
});

test('a new person brings the family name as a form unless an actor may have it', () => {
  const like = [{ actor: 'bo-inks', name: 'Bo Inks' }];
  expect(draftOf({ name: 'Ada Inks', kind: 'person', like: [] })).toEqual({
    does: 'add_actor',
    name: 'Ada Inks',
    kind: 'person',
    forms: ['Inks'],
  });
  const others: Parameters<typeof draftOf>[0][] = [
    { name: 'Ada Inks', kind: 'person', like },
    { name: 'Inks', kind: 'person', like: [] },
    { name: 'Ink Works', kind: 'organisation', like: [] },
  ];
  for (const row of others) expect(draftOf(row)).toMatchObject({ name: row.name, forms: [] });
  expect(formDraftOf({ name: 'Ada Inks', like })).toEqual({
    does: 'adopt',
    name: 'Ada Inks',
    like: [{ id: 'bo-inks', name: 'Bo Inks' }],
  });
});
