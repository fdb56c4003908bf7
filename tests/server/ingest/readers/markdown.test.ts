import { expect, test } from 'vitest';
import { readMarkdown } from '../../../../server/ingest/readers/markdown.ts';
import { bare, foundBy, shown } from '../../../support/inputs.ts';

test('Markdown comes as it is written, marks and front matter included', async () => {
  const text = '---\ndate: 2021-05-06\n---\n# Talks in Kyiv\n\nThe *ministers* met.\n';
  expect(shown(await foundBy(readMarkdown, text, 'talks.md'))).toEqual([
    bare({ input: 'talks.md', body: text, format: 'markdown' }),
  ]);
});
