import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutFeed } from '../../../../../server/ingest/readers/feed/cut.ts';
import { parseFeed } from '../../../../../server/ingest/readers/feed/parse.ts';

const shape = (text: string) => cutFeed(text).items.map((item) => item.text ?? item.reason);
const NOT_CLOSED = 'the item is not closed before the next one begins or the feed ends';
const ENDS_EARLY = 'the feed ends inside this item; the whole ones before it were read';
const LOST_END = 'the item holds a comment or a CDATA section without an end';

const rss = (items: string) => `<rss version="2.0"><channel><title>P</title>${items}</channel></rss>`;

test('what looks like the end of an item in CDATA, comments and attributes is none', () => {
  const items = [
    '<item><description><![CDATA[</item><item>]]></description></item>',
    '<item><!-- </item> --><title>B</title></item>',
    '<item><enclosure url="a>b</item>"/><title>C</title></item>',
    '<item/>',
    '<item><title>5 < 6</title></item>',
  ];
  expect(shape(rss(items.join('')))).toEqual(items.map((item) => (item.includes('a>b') ? NOT_CLOSED_OR(item) : item)));
});

/** A quoted "<" is no XML; the tag is taken to end before it, and the item still ends at its own end tag. */
const NOT_CLOSED_OR = (item: string) => item.slice(0, item.indexOf('</item>') + '</item>'.length);

test('a broken item costs itself alone', () => {
  const good = '<item><title>G</title></item>';
  expect(shape(rss(`${good}<item><title>open${good}`))).toEqual([good, NOT_CLOSED, good]);
  expect(shape(rss(`${good}<item><title>open</title>`))).toEqual([good, NOT_CLOSED]);
  expect(shape(rss(`<item><![CDATA[open</item>${good}`))).toEqual([LOST_END, good]);
  expect(shape(rss(`<item><title><![CDATA[open</title></item><item><title><![CDATA[G]]></title></item>`))).toEqual([
    LOST_END,
    '<item><title><![CDATA[G]]></title></item>',
  ]);
  expect(shape(rss(`<item><!-- open</item>${good}`))).toEqual([LOST_END, good]);
  expect(shape(rss(good).slice(0, -10))).toEqual([good]);
  expect(cutFeed(rss(good).slice(0, -10)).whole).toBe(false);
});

test('items of other namespaces are none, nor is an entry that an entry carries', () => {
  expect(shape(rss('<media:item>no</media:item><item>yes<media:item>part</media:item></item>'))).toEqual([
    '<item>yes<media:item>part</media:item></item>',
  ]);
  const carried = '<entry><content type="application/atom+xml"><entry><title>inner</title></entry></content></entry>';
  expect(shape(`<feed xmlns="http://www.w3.org/2005/Atom">${carried}</feed>`)).toEqual([carried]);
});

/** Items as random feeds hold them: markup in CDATA, comments, several bytes a letter, and numbers for titles. */
const anItem = fc.record({
  title: fc.oneof(
    fc.constantFrom('007', '1e5', 'Ärger', '東京', 'R&amp;D'),
    fc.string({ unit: fc.constantFrom('a', 'é', ' ', '7') }),
  ),
  body: fc.constantFrom(
    '<![CDATA[<p>x</item></entry></p>]]>',
    '&lt;p&gt;x&lt;/p&gt;',
    'plain <!-- </item> --> text',
    '',
    '<b>naked</b>',
  ),
});

const FORMATS = ['rss', 'atom', 'rdf'] as const;
function written(
  format: (typeof FORMATS)[number],
  items: readonly { title: string; body: string }[],
): { text: string; ends: number[] } {
  const [open, close] = {
    rss: ['<rss version="2.0"><channel><title>Made</title>', '</channel></rss>'],
    atom: ['<feed xmlns="http://www.w3.org/2005/Atom"><title>Made</title>', '</feed>'],
    rdf: [
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>Made</title></channel>',
      '</rdf:RDF>',
    ],
  }[format];
  const [name, body] = format === 'atom' ? ['entry', 'summary'] : ['item', 'description'];
  let text = open!;
  const ends = items.map((item) => {
    text += `<${name}><title>${item.title}</title><${body}>${item.body}</${body}></${name}>`;
    return text.length;
  });
  return { text: text + close!, ends };
}

test('cut anywhere, a feed gives every item that was whole, just as it was, and says that it was cut', () => {
  let cuts = 0;
  let whole = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...FORMATS),
      fc.array(anItem, { minLength: 3, maxLength: 15 }),
      fc.double({ min: 0.2, max: 1, noNaN: true }),
      (format, items, share) => {
        const { text, ends } = written(format, items);
        const all = parseFeed(text);
        expect(all.items).toHaveLength(items.length);
        expect([all.broken, all.cut]).toEqual([[], null]);
        const at = Math.floor(share * (text.length - 1));
        // Before the root is there, nothing says that this is a feed.
        if (at < text.indexOf('>') + 1) return;
        const part = parseFeed(text.slice(0, at));
        const expected = ends.filter((end) => end <= at).length;
        cuts += 1;
        whole += expected;
        expect(part.items).toEqual(all.items.slice(0, expected));
        expect(part.broken.length + (part.cut === null ? 0 : 1)).toBe(1);
      },
    ),
    { numRuns: 300 },
  );
  console.log(`feeds cut: ${cuts} cuts, ${whole} whole items recovered`);
  expect(whole).toBeGreaterThan(300);
});

test('a hundred thousand openings without an end take no longer than their length asks for', () => {
  const attacks = ['<![CDATA[', '<!--', '<a b="', '<!x', '<item>', '<?', '</', '<![CDATA[<!--', '<a b=\'">'];
  console.log(`openings: ${attacks.length} cases`);
  for (const attack of attacks) {
    const { items } = cutFeed(`<rss>${attack.repeat(100_000)}`);
    expect([attack, items.filter(({ text }) => text !== null)]).toEqual([attack, []]);
  }
});

test('items that could not be read make a feed no shorter: what was found and what was not add up', () => {
  const feed = parseFeed(rss('<item><title>A</title></item><item><title>open<item><title>C</title></item>'));
  expect(feed.items.map(({ no, title }) => [no, title])).toEqual([
    [1, 'A'],
    [3, 'C'],
  ]);
  expect(feed.broken).toEqual([{ no: 2, reason: NOT_CLOSED }]);
  expect(parseFeed('<rss><channel><item><title>A</title></item><item><ti').broken).toEqual([
    { no: 2, reason: ENDS_EARLY },
  ]);
});
