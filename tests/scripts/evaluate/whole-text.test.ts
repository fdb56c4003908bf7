import { expect, test } from 'vitest';
import { wholeText } from '../../../scripts/evaluate/whole-text.ts';

test('all that a page shows is its text, in lines, without scripts and styles', () => {
  const page = `<html><head><title>Not shown</title></head><body><nav>Home</nav><p>The <b>bridge</b> is open.</p>
    <script>let hidden = 1;</script><style>p { color: red }</style><div>Share</div></body></html>`;
  expect(
    wholeText(page)
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ).toEqual(['Home', 'The bridge is open.', 'Share']);
});
