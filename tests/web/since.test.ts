import { expect, test } from 'vitest';
import { numberOf, sinceWords } from '../../web/since.ts';

const row = (no: number, more: Partial<Parameters<typeof sinceWords>[0][number]> = {}) => ({
  no,
  made_by: 'articles' as const,
  correction: null,
  articles_added: 0,
  articles_changed: 0,
  ...more,
});

test('what has come since a snapshot is summed up, later snapshots alone', () => {
  const rows = [
    row(45, { made_by: 'analysis' }),
    row(44, { made_by: 'correction', correction: 2 }),
    row(43, { made_by: 'correction', correction: 1, articles_changed: 3 }),
    row(42, { articles_added: 20 }),
    row(41, { articles_added: 900 }),
  ];
  expect(sinceWords(rows, '41-3f0c9a1b')).toBe('20 new articles, 3 changed articles, 2 corrections, history read anew');
  expect(sinceWords(rows, '44')).toBe('history read anew');
  expect(sinceWords(rows, '45')).toBe(null);
});

test('one correction that was made and undone is one, and what counts nothing says so', () => {
  const rows = [7, 6].map((no) => row(no, { made_by: 'correction', correction: 1 }));
  expect(sinceWords(rows, '5')).toBe('1 correction');
  expect(sinceWords([row(6, { made_by: 'lines' })], '5')).toBe('nothing that is counted');
  expect(numberOf('41-3f0c9a1b')).toBe(41);
});
