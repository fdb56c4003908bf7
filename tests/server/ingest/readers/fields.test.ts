import { expect, test } from 'vitest';
import { articleOf, bodyMissing, FIELDS, fieldOf, placesOf } from '../../../../server/ingest/readers/fields.ts';
import { bare, shown } from '../../../support/inputs.ts';

const read = (record: object) => shown([articleOf(Object.values(record), placesOf(Object.keys(record)), 'news')])[0];

test('each name stands for one field only', () => {
  const names = Object.values(FIELDS)
    .flat()
    .map((name) => name.replaceAll('_', ''));
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(50);
});

test('every name of the table is read as its field', () => {
  for (const [field, names] of Object.entries(FIELDS))
    for (const name of names) expect([name, fieldOf(name)]).toEqual([name, field]);
});

test('case, spaces, hyphens and underscores of a name make no difference', () => {
  expect(['Published At', 'publishedAt', 'PUBLISHED-AT', 'published_at'].map(fieldOf)).toEqual(
    Array(4).fill('published'),
  );
  expect(['id', 'topic', '', '__proto__', 'constructor', 'hasOwnProperty'].map(fieldOf)).toEqual(Array(6).fill(null));
});

test('the first name that holds something counts: a domain only where no source is named', () => {
  expect(read({ domain: 'cnn.com', source: 'CNN', body: 'x' })).toEqual(bare({ source: 'CNN', body: 'x' }));
  expect(read({ domain: 'cnn.com', source: '  ', body: 'x' })).toEqual(bare({ source: 'cnn.com', body: 'x' }));
});

test('numbers and truth values become text as they are written', () => {
  expect(read({ title: 7, body: 42, published: 1620259200, author: true })).toEqual(
    bare({ title: '7', body: '42', published: '1620259200', author: 'true' }),
  );
});

test('text that looks like a number stays that text', () => {
  for (const title of ['1e5', '007', '0x10', 'true', 'null'])
    expect(read({ title, body: 'x' })).toEqual(bare({ title, body: 'x' }));
});

test('lists of authors are joined, and objects count by their name', () => {
  expect(
    read({ authors: ['Ann Lee', { name: 'Bo Ek' }, '', null], source: { id: 'cnn', name: 'CNN' }, body: 'x' }),
  ).toEqual(bare({ author: 'Ann Lee, Bo Ek', source: 'CNN', body: 'x' }));
});

test('a list of texts is a body of paragraphs', () => {
  expect(read({ body: ['One.', 'Two.'] })).toEqual(bare({ body: 'One.\n\nTwo.' }));
});

test('an object where text is due is refused, in the body and in the title', () => {
  expect(read({ title: 'x', body: { html: '<p>' } })).toBe('news: the body is an object, not text');
  expect(read({ title: 'x', body: ['One.', { two: 2 }] })).toBe('news: the body is a list, not text');
  expect(read({ title: {}, body: 'x' })).toBe('news: the title is an object, not text');
});

test('a missing text is not refused here: the street says that it is empty', () => {
  expect(read({ title: 'Only a title' })).toEqual(bare({ title: 'Only a title' }));
  expect(read({ title: null, body: null, url: 'https://example.org' })).toEqual(bare({ url: 'https://example.org' }));
});

test('the body is kept letter for letter, shorter fields without spaces around them', () => {
  expect(read({ body: ' a \n', source: ' CNN ', url: '\thttps://example.org\n' })).toEqual(
    bare({ body: ' a \n', source: 'CNN', url: 'https://example.org' }),
  );
});

test('a body with block tags is HTML, one with other angle brackets is text', () => {
  const format = (body: string, said?: string) => {
    const found = read({ body, ...(said === undefined ? {} : { format: said }) });
    return typeof found === 'object' ? found.format : found;
  };
  expect(['<p>One.</p>', 'One.<br/>Two.', '<DIV class="a">x', 'a <h2 id=x>b'].map((body) => format(body))).toEqual(
    Array(4).fill('html'),
  );
  expect(['a < b > c', 'I <3 Kyiv', '<b>bold</b>', '<pre', 'p>q'].map((body) => format(body))).toEqual(
    Array(5).fill('text'),
  );
  expect(format('<p>One.</p>', 'text')).toBe('text');
  expect(format('# One', 'markdown')).toBe('markdown');
  expect(format('One', 'docx')).toBe('text');
});

test('a body of half tags does not take ages to judge', () => {
  expect(read({ body: '<p '.repeat(100_000) })).toMatchObject({ format: 'text' });
});

test('a body over 10 MB is refused with its size', () => {
  expect(read({ body: 'я'.repeat(5_200_000) })).toBe('news: larger than 10 MB (10.4 MB)');
});

test('names that are dangerous elsewhere are only names here', () => {
  const record = JSON.parse('{"__proto__": {"body": "evil"}, "constructor": "x", "body": "good"}') as object;
  expect(read(record)).toEqual(bare({ body: 'good' }));
  expect(({} as { body?: string }).body).toBeUndefined();
});

test('a table without text says which columns it found and which it looks for', () => {
  const names = ['id', 'title', 'x'.repeat(50)];
  expect(bodyMissing(names, placesOf(names))).toBe(
    `no column holds the text of the articles (columns found: id, title, ${'x'.repeat(39)}…; the text is looked for in body, text, content, article, maintext …)`,
  );
  expect(bodyMissing(['Full Text'], placesOf(['Full Text']))).toBeNull();
});
