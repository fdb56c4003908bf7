import { expect, test } from 'vitest';
import { filled, joined, parted, textsOf, translated, withNumbers } from '../../../web/languages/runs.ts';

const parts = (...[strings]: [TemplateStringsArray, ...unknown[]]) => strings;
const said = (strings: TemplateStringsArray, say: (text: string) => string) => parted(translated(joined(strings), say));

test('a text is what stands between two tags of structure, with the tags inside a sentence', () => {
  const template = parts`<h1 class=${0}><b>${1}</b> was named
      <a href=${2}>${3}</a> times.</h1><p>One.</p> Two`;
  expect(textsOf(template)).toEqual(['<b>{0}</b> was named <a>{1}</a> times.', 'One.', 'Two']);
});

test('attributes that people read are texts, and all others are not', () => {
  const template = parts`<button class="Not this" aria-label="Close it" title="see ${0} there" data-x="Nor this">${1}</button>`;
  expect(textsOf(template)).toEqual(['Close it', 'see {0} there']);
});

test('what holds a text, blanks and lone expressions are no part of it', () => {
  expect(textsOf(parts`<li> <a href="/x"><b>API</b></a> </li><td>${0}</td><p> · </p><span>`)).toEqual(['API']);
  expect(textsOf(parts`</span> Words <button>${0}</button>`)).toEqual(['Words']);
});

test('another language may put tags and expressions elsewhere; each keeps what it carries', () => {
  const template = parts`<p><b class=${0}>${1}</b> of <a href=${2} title="go">${3}</a></p>`;
  const { strings, order } = said(template, (text) => (text === 'go' ? 'ГО' : '<a>{1}</a>: <b>{0}</b>'));
  expect(strings).toEqual(['<p><a href=', ' title="ГО">', '</a>: <b class=', '>', '</b></p>']);
  expect(order).toEqual([2, 3, 0, 1]);
});

test('an English answer gives back the very template', () => {
  const template = parts`<p class=${0}> <b>${1}</b> and <i>${2}</i>. </p>${3}<!-- a remark --><td title="a ${4}">x</td>`;
  const { strings, order } = said(template, (text) => text);
  expect(strings.join('|')).toBe(template.join('|').replace('<!-- a remark -->', ''));
  expect(order).toEqual([0, 1, 2, 3, 4]);
});

test('a mark of a translation in an attribute cannot end it', () => {
  expect(said(parts`<i title="Two words"></i>`, () => 'a "b"').strings).toEqual(['<i title="a &quot;b&quot;"></i>']);
});

test('expressions of a text have numbers, and numbers become expressions again', () => {
  expect(withNumbers(['from ', '\n   to ', ''])).toBe('from {0} to {1}');
  expect(parted(filled('{1} – {0}'))).toEqual({ strings: ['', ' – ', ''], order: [1, 0] });
});
