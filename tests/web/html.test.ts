import { html as written } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { html } from '../../web/html.ts';
import { speakBy } from '../../web/words.ts';

afterEach(() => speakBy({ locale: 'en-GB', dir: 'ltr' }, null));

test('in English a template is that of Lit, to the byte', () => {
  const parts = Object.assign(['<p>Words ', '</p>'], { raw: ['<p>Words ', '</p>'] });
  expect(html(parts, 3)).toEqual(written(parts, 3));
  expect(html(parts, 3).strings).toBe(parts);
});

test('where another language is spoken, a template is looked up by its parts', () => {
  const asked: unknown[] = [];
  speakBy({ locale: 'uk-UA', dir: 'ltr' }, (parts) => {
    asked.push(parts);
    return 'a name nobody has';
  });
  const template = html`<p>Words ${3}</p>`;
  expect(asked).toEqual([template.strings]);
  expect(template.values).toEqual([3]);
});
