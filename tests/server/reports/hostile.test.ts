import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { htmlOf } from '../../../server/reports/html.ts';
import { hostile, PAYLOADS } from '../../support/hostile.ts';

/** The elements of a page with the names of their attributes: what text must not be able to change. Whether it has spaces is told of a drawn one. */
const shapeOf = (page: string): string =>
  [...parseHTML(page.replace(/@font-face\{[^}]*\}/g, '')).document.querySelectorAll('*')]
    .map(
      (element) =>
        `${element.localName}[${[...element.attributes].flatMap(({ name }) => (name === 'xml:space' ? [] : [name])).join(' ')}]`,
    )
    .join('\n');

test('headlines, names, sentences and addresses that are hostile add no element and no attribute', () => {
  const harmless = shapeOf(htmlOf(hostile('harmless words')));
  let cases = 0;
  for (const payload of PAYLOADS) {
    const page = htmlOf(hostile(payload));
    expect([payload, shapeOf(page) === harmless]).toEqual([payload, true]);
    expect([payload, /<script|(?:href|src)="(?:javascript|data):/i.test(page)]).toEqual([payload, false]);
    cases += 1;
  }
  console.log(`cases: ${cases}`);
  expect(cases).toBeGreaterThanOrEqual(60);
});

test('an address that would run something is told by nobody', () => {
  const page = htmlOf(hostile('x', 'javascript:alert(1)'));
  expect(page).not.toContain('javascript:');
  expect(htmlOf(hostile('x', 'https://alpha.example/1'))).toContain('href="https://alpha.example/1"');
});
