import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clean } from '../../../server/text/clean.ts';

/** Lines of an article, none of them like another and none like furniture. */
const TEXT = [
  'The ministers of both countries met in Riga on Monday to speak about gas and grain.',
  'Ann Lee, who leads the delegation, told reporters that nothing had been signed yet.',
  'Bo Ray said that his side would share what it knew and follow the talks on Twitter.',
  'Nobody in the hall had read more than the first page of the advertisement, he added.',
  'The previous article of the treaty was dropped; the next article is about prisoners.',
  'Russia contributed to this crisis, she said, and all rights are reserved for the strong.',
  'The photo by the door shows both presidents; neither of them smiles at the other.',
  'The talks will go on in Vienna in May, whatever the parliaments of the two decide.',
];
const paragraphs = (...lines: readonly string[]) => lines.join('\n\n');
const article = paragraphs(...TEXT);

const cleaned = (text: string, title: string | null = null) => {
  const { body, removed } = clean(title, text);
  return { body, removed: removed.map(({ rule, text: cut }) => `${rule}: ${cut}`) };
};

test('text without furniture comes back as it is, but for outer white space', () => {
  expect(clean('Talks open in Riga', `\n ${article}\n\n`)).toEqual({
    title: 'Talks open in Riga',
    body: article,
    removed: [],
  });
});

test('a title is one line, a blank one is none, and nothing but furniture is an empty body', () => {
  expect(clean(' Talks \n open ', article).title).toBe('Talks open');
  expect(clean(' \n', article).title).toBeNull();
  expect(clean(null, '').body).toBe('');
  expect(cleaned('Advertisement\n\nShare\n')).toEqual({ body: '', removed: ['advert: Advertisement', 'share: Share'] });
});

test('a caption said twice goes with its copy, on two lines or on one', () => {
  expect(cleaned(`Ann Lee\nANN LEE.\n\n${article}`)).toEqual({
    body: article,
    removed: ['doubled_caption: Ann Lee', 'doubled_caption: ANN LEE.'],
  });
  for (const line of ['Ann Lee Ann Lee', 'Ann LeeAnn Lee'])
    expect(cleaned(paragraphs(line, article))).toEqual({ body: article, removed: [`doubled_caption: ${line}`] });
  const picture = 'Ann Lee speaks to reporters in Riga on Monday.';
  expect(cleaned(paragraphs(picture, picture, article))).toEqual({
    body: article,
    removed: [`doubled_caption: ${picture}`, `doubled_caption: ${picture}`],
  });
});

test('a picture of several people, of a screen, or one told without a verb, is a caption too', () => {
  for (const picture of [
    'Ann Lee and Bo Ray at the opera in Riga.',
    'Ann Lee, Bo Ray and Cy Fox with miners.',
    'Ann Lee with G9 ministers on the steps.',
    'Miners of the valley gather in Riga on Monday.',
    'Ann Lee and Bo Ray walk along the pier.',
    'A satellite image shows the harbour of Riga.',
  ])
    expect(cleaned(paragraphs(picture, picture, article))).toEqual({
      body: article,
      removed: [`doubled_caption: ${picture}`, `doubled_caption: ${picture}`],
    });
});

test('a sentence with a verb of its own is none, said twice or not, and a caption said once stays', () => {
  for (const sentence of [
    'Ann Lee in Riga said the pier was shut.',
    'Ann Lee at last opened the pier of Riga.',
    'Ann Lee visited the opera in Riga on Monday.',
  ])
    expect(cleaned(paragraphs(sentence, sentence, article))).toEqual({
      body: paragraphs(sentence, article),
      removed: [`doubled_sentence: ${sentence}`],
    });
  const once = paragraphs('Ann Lee and Bo Ray at the opera in Riga.', article);
  expect(cleaned(once)).toEqual({ body: once, removed: [] });
});

test('a name that stands once stays, and so do two names, slogans, and lines that return further down', () => {
  for (const text of [
    paragraphs('Ann Lee', article),
    paragraphs('Ann Lee', 'Bo Ray', article),
    paragraphs('Glory to Ukraine!', 'Glory to Ukraine!', article),
    paragraphs('Bo Ray: Bo Ray:', article),
    paragraphs(article, 'He paused.', 'He paused.', TEXT[0] ?? ''),
    'Ann Lee\nAnn Lee',
  ])
    expect(cleaned(text)).toEqual({ body: text, removed: [] });
});

test('of any other sentence said twice at the beginning one stays', () => {
  expect(cleaned(paragraphs(TEXT[0] ?? '', article))).toEqual({
    body: article,
    removed: [`doubled_sentence: ${TEXT[0]}`],
  });
});

const TITLE = 'Talks on gas open in Riga';

test('the title said again goes, whatever its case and marks, and with or without the name of the site', () => {
  for (const again of [TITLE, 'TALKS ON GAS OPEN IN RIGA', `“${TITLE}”`])
    expect(cleaned(paragraphs(again, article), TITLE)).toEqual({
      body: article,
      removed: [`repeated_title: ${again}`],
    });
  expect(cleaned(paragraphs(TITLE, article), `${TITLE} | Harbour Dispatch`).body).toBe(article);
});

test('the title goes when it touches the first word of the text', () => {
  expect(cleaned(`${TITLE}${article}`, TITLE)).toEqual({ body: article, removed: [`repeated_title: ${TITLE}`] });
});

test('what only begins like the title, stands far from the beginning or is all there is stays', () => {
  for (const text of [
    paragraphs(`${TITLE} on Monday, and nobody knows for how long.`, article),
    paragraphs(`${TITLE} and Vienna`, article),
    paragraphs(article, TITLE, TEXT[0] ?? ''),
    TITLE,
  ])
    expect(cleaned(text, TITLE)).toEqual({ body: text, removed: [] });
  // Three words are a phrase that a text may well begin with.
  expect(cleaned('Talks in RigaThe rest.', 'Talks in Riga').removed).toEqual([]);
});

test('"Previous article" and "Next article" go with their headlines, wherever they touch them', () => {
  expect(cleaned(`${article}Previous articleTen winter coatsNext article“Five soups”`)).toEqual({
    body: article,
    removed: ['previous_next: Previous articleTen winter coats', 'previous_next: Next article“Five soups”'],
  });
  const [first = '', ...others] = TEXT;
  expect(cleaned(paragraphs(first, 'Next articleFive soups!', ...others))).toEqual({
    body: article,
    removed: ['previous_next: Next articleFive soups!'],
  });
  expect(cleaned(paragraphs(first, `PREVIOUS POSTTen coats`, 'Наступна статтяКиїв спить', ...others)).body).toBe(
    article,
  );
});

test('navigation that stands apart from its headline goes among the last lines', () => {
  expect(
    cleaned(paragraphs(article, 'Previous article: Ten winter coats', 'Next article', 'Five soups')).removed,
  ).toEqual([
    'previous_next: Previous article: Ten winter coats',
    'previous_next: Next article',
    'previous_next: Five soups',
  ]);
});

test('an article of a treaty is no navigation', () => {
  for (const text of [
    paragraphs('Next Article 5 was read aloud.', article),
    paragraphs('The previous article Ms. Lee wrote was about gas.', article),
    paragraphs(article, 'In the previous article Ms. Lee wrote about gas.'),
    paragraphs(article, 'Next article', 'They left at noon.').replace('Next article', 'The next article is short.'),
  ])
    expect(cleaned(text)).toEqual({ body: text, removed: [] });
  expect(cleaned(paragraphs(article, 'Next article', 'They left at noon.')).body).toBe(
    paragraphs(article, 'They left at noon.'),
  );
});

test('a long rest after "Next article" holds sentences and stays', () => {
  const text = `${TEXT[0]}Next articleThe ${'talks went on and '.repeat(20)}on.`;
  expect(cleaned(text)).toEqual({ body: text, removed: [] });
});

test('share and sign-up lines go at the ends and stay in the middle, adverts go anywhere', () => {
  const middle = paragraphs(...TEXT, 'Subscribe', ...TEXT.map((line) => `Still, ${line}`));
  expect(cleaned(middle)).toEqual({ body: middle, removed: [] });
  expect(cleaned(middle.replace('Subscribe', 'Advertisement')).removed).toEqual(['advert: Advertisement']);
  expect(cleaned(paragraphs('Share', article, 'Subscribe'))).toEqual({
    body: article,
    removed: ['share: Share', 'newsletter: Subscribe'],
  });
});

test('the ends reach six lines of text, and one line further for each that goes', () => {
  const at = (count: number) => paragraphs(...TEXT.slice(0, count), 'Subscribe', ...TEXT);
  expect(cleaned(at(5)).removed).toEqual(['newsletter: Subscribe']);
  expect(cleaned(at(6)).removed).toEqual([]);
  const many = ['Share', 'Tweet', 'Subscribe', 'Read more', 'Follow us on Twitter', '12 comments', 'Print', '* * *'];
  expect(cleaned(paragraphs(article, ...many))).toEqual({
    body: article,
    removed: [
      'share: Share',
      'share: Tweet',
      'newsletter: Subscribe',
      'read_more: Read more',
      'follow: Follow us on Twitter',
      'share: 12 comments',
      'share: Print',
      'separator: * * *',
    ],
  });
});

test('a name goes when the label of a byline stands under it', () => {
  expect(cleaned(paragraphs('Ann Lee', 'USA TODAY', article)).removed).toEqual([
    'byline: Ann Lee',
    'byline: USA TODAY',
  ]);
  expect(cleaned(paragraphs('Peace at last', 'USA TODAY', article)).removed).toEqual(['byline: USA TODAY']);
});

test('credits at the end of the last paragraph go, the sentences before them stay', () => {
  expect(
    cleaned(
      `${article} The Associated Press contributed to this report. © 2021 Harbour Dispatch. All rights reserved.`,
    ),
  ).toEqual({
    body: article,
    removed: [
      'agency_credit: The Associated Press contributed to this report.',
      'copyright: © 2021 Harbour Dispatch.',
      'copyright: All rights reserved.',
    ],
  });
  const short = paragraphs(TEXT[0] ?? '', 'They parted at noon.');
  for (const credit of ['Ann Lee contributed to this report.', '© 2021 A. All rights reserved.', 'Subscribe here.'])
    expect(cleaned(`${short} ${credit}`).body).toBe(short);
  const near = `${article} Follow the money, he said. Reuters was told to subscribe to that view.`;
  expect(cleaned(near)).toEqual({ body: near, removed: [] });
});

test('a line of credits goes whole, also when it begins with who reported from where', () => {
  const credits = 'Lee reported from Riga. Bo Ray in Kyiv contributed to this report.';
  expect(cleaned(paragraphs(article, credits))).toEqual({ body: article, removed: [`agency_credit: ${credits}`] });
});

test('where a line went one paragraph break is left, and lines that stood together stand together', () => {
  expect(cleaned(`${TEXT[0]}\n\nAdvertisement\n\n\n${TEXT[1]}`).body).toBe(`${TEXT[0]}\n\n${TEXT[1]}`);
  expect(cleaned(`${TEXT[0]}\nAdvertisement\n${TEXT[1]}`).body).toBe(`${TEXT[0]}\n${TEXT[1]}`);
});

test('a messy article gives its sentences, and what was cut in reading order', () => {
  const head = `${TITLE}\n\nBy Ann Lee\n\nShare\n\nBo Ray\nBo Ray\n\nFILE - Bo Ray speaks in Riga.`;
  const middle = paragraphs(TEXT[0] ?? '', 'Advertisement', TEXT[1] ?? '', 'READ MORE: Who is Bo Ray?', TEXT[2] ?? '');
  const messy = `${head}\n\n${middle}Previous articleTen coatsNext articleFive soups\n\n(Reuters)`;
  expect(cleaned(messy, TITLE)).toEqual({
    body: paragraphs(...TEXT.slice(0, 3)),
    removed: [
      `repeated_title: ${TITLE}`,
      'byline: By Ann Lee',
      'share: Share',
      'doubled_caption: Bo Ray',
      'doubled_caption: Bo Ray',
      'caption: FILE - Bo Ray speaks in Riga.',
      'advert: Advertisement',
      'read_more: READ MORE: Who is Bo Ray?',
      'previous_next: Previous articleTen coats',
      'previous_next: Next articleFive soups',
      'photo_credit: (Reuters)',
    ],
  });
});

const FURNITURE =
  'Advertisement|Share|Subscribe|By Ann Lee|Bo Ray\nBo Ray|Next article|Next articleFive soups|Read more: Five soups|' +
  'Photo: Ann Lee/AP|(Reuters)|* * *|3 hours ago|© 2021 A|Follow us on Twitter|USA TODAY|Ann Lee';
const messes = fc
  .tuple(fc.shuffledSubarray(TEXT), fc.array(fc.constantFrom(...FURNITURE.split('|')), { maxLength: 12 }))
  .chain(([text, furniture]) =>
    fc.shuffledSubarray([...text, ...furniture], { minLength: text.length + furniture.length }),
  )
  .chain((lines) => fc.constantFrom('\n', '\n\n').map((gap) => ({ lines, text: lines.join(gap) })));

test('every sentence of the text survives, in order, whatever furniture stands around it', () => {
  let cut = 0;
  fc.assert(
    fc.property(messes, ({ lines, text }) => {
      const { body, removed } = clean(TITLE, text);
      const isText = (line: string) => TEXT.includes(line);
      expect(body.split(/\n+/).filter(isText)).toEqual(lines.filter(isText));
      cut += removed.length;
    }),
    { numRuns: 500 },
  );
  console.log(`clean: ${cut} blocks cut from 500 messes`);
  expect(cut).toBeGreaterThan(500);
});

test('nothing is lost: each letter is in the body or in a block that was cut', () => {
  const letters = (text: string) => [...text.replace(/\s+/g, '')].sort().join('');
  fc.assert(
    fc.property(messes, ({ text }) => {
      const { body, removed } = clean(TITLE, text);
      expect(letters(body + removed.map((block) => block.text).join(''))).toBe(letters(text));
    }),
  );
});
