import { expect, test } from 'vitest';
import { prepare } from '../../../../server/ingest/prepare.ts';
import { readMail } from '../../../../server/ingest/readers/mail.ts';
import { unwrapped } from '../../../../server/ingest/readers/unwrap.ts';
import { mailOf } from '../../../support/archives.ts';
import { bare, bodies, foundBy, shown } from '../../../support/inputs.ts';

const HEAD = {
  From: '"Harbour Notes" <ann@notes.harbour.example>',
  To: 'reader@example.org',
  Subject: 'The harbour opens',
  Date: 'Tue, 4 May 2021 10:00:00 +0200 (CEST)',
  'MIME-Version': '1.0',
};
const read = (headers: Record<string, string>, body: string) => foundBy(readMail, mailOf(headers, body), 'a.eml');
const one = async (headers: Record<string, string>, body: string) => {
  const [found, ...more] = shown(await read({ ...HEAD, ...headers }, body));
  expect(more).toEqual([]);
  if (typeof found !== 'object') throw new Error(found);
  return found;
};

test('a plain message is one article: subject, name of the sender, date as written, text', async () => {
  expect(shown(await read(HEAD, 'They met.\nThey left.\n'))).toEqual([
    bare({
      input: 'a.eml',
      title: 'The harbour opens',
      body: 'They met.\nThey left.',
      source: 'Harbour Notes',
      published: 'Tue, 4 May 2021 10:00:00 +0200 (CEST)',
    }),
  ]);
});

test('without a name of the sender the host of the address is the source', async () => {
  const from = async (From: string) => (await one({ From }, 'They met.')).source;
  expect(await from('ann@Notes.Harbour.example')).toBe('notes.harbour.example');
  expect(await from('"ann@notes.harbour.example" <ann@notes.harbour.example>')).toBe('notes.harbour.example');
  expect(await from('=?iso-8859-1?Q?Caf=E9_Post?= <a@b.example>')).toBe('Café Post');
  expect(await from('=?utf-8?B?0J/RgNC40LrQu9Cw0LQ=?= <a@b.example>')).toBe('Приклад');
});

/** The same sentence in every way in which a message may be coded. */
const SENTENCE = 'Die Ministerin sagte: “Schön, daß es weitergeht” – am Dienstag.';
const CODED: Readonly<Record<string, [Record<string, string>, string]>> = {
  'quoted-printable UTF-8': [
    { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': 'quoted-printable' },
    'Die Ministerin sagte: =E2=80=9CSch=C3=B6n, da=C3=9F es weitergeht=E2=80=9D =\n=E2=80=93 am Dienstag.',
  ],
  'base64 UTF-8': [
    { 'Content-Type': 'text/plain; charset="UTF-8"', 'Content-Transfer-Encoding': 'base64' },
    Buffer.from(SENTENCE).toString('base64').replace(/.{60}/g, '$&\n'),
  ],
  'quoted-printable windows-1252': [
    { 'Content-Type': 'text/plain; charset=windows-1252', 'Content-Transfer-Encoding': 'quoted-printable' },
    'Die Ministerin sagte: =93Sch=F6n, da=DF es weitergeht=94 =96 am Dienstag.',
  ],
  'what calls itself ISO-8859-1 and is windows-1252': [
    { 'Content-Type': 'text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding': 'quoted-printable' },
    'Die Ministerin sagte: =93Sch=F6n, da=DF es weitergeht=94 =96 am Dienstag.',
  ],
  '8bit UTF-8 without a word about it': [{}, SENTENCE],
};

test('a text comes out to the letter, however it was coded', async () => {
  for (const [name, [headers, body]] of Object.entries(CODED)) {
    expect([name, (await one(headers, body)).body]).toEqual([name, SENTENCE]);
  }
  const latin = Buffer.concat([
    mailOf(HEAD, 'Die Ministerin sagte: '),
    Buffer.from([0x93]),
    Buffer.from('Sch\xf6n\x94', 'latin1'),
  ]);
  expect(bodies(await foundBy(readMail, latin))).toEqual(['Die Ministerin sagte: “Schön”']);
  console.log(`mail: ${Object.keys(CODED).length + 1} codings`);
});

test('letters that cannot be read are counted', async () => {
  const found = await one(
    { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': 'quoted-printable' },
    'a=FFb=FEc',
  );
  expect([found.body, found.replaced]).toEqual(['a\uFFFDb\uFFFDc', 2]);
});

test('flowed text, and text broken at a width, has its paragraphs on one line again', async () => {
  const flowed = 'The minister met the envoy of Norland \non Monday.\n\nNobody else was there.';
  expect((await one({ 'Content-Type': 'text/plain; charset=utf-8; format=flowed' }, flowed)).body).toBe(
    'The minister met the envoy of Norland on Monday.\n\nNobody else was there.',
  );
  const broken = [
    'The minister met the envoy of Norland on Monday, and they spoke of',
    'the harbour for two hours. Nobody else was there.',
    '',
    'Agenda:',
    '- the harbour, which has been closed for two years now, and its',
    '  fishermen',
    '- the ferry',
  ];
  expect(unwrapped(broken.join('\n')).split('\n')).toEqual([`${broken[0]} ${broken[1]}`, ...broken.slice(2)]);
  const short = 'One line.\nAnother line.';
  expect(unwrapped(short)).toBe(short);
  const long = `${'A paragraph that is a line of its own, as most programs write them today, goes on and on.'}\nAnd the next.`;
  expect(unwrapped(long)).toBe(long);
});

const BOTH = (html: string, text = 'The plain form of it.') => `--b
Content-Type: text/plain; charset=utf-8

${text}
--b
Content-Type: text/html; charset=utf-8

${html}
--b
Content-Type: application/pdf; name="a.pdf"
Content-Disposition: attachment; filename="a.pdf"
Content-Transfer-Encoding: base64

JVBERi0xLjcK
--b--
`;
const ALTERNATIVE = { 'Content-Type': 'multipart/alternative; boundary=b' };

test('the page of a message goes before its plain text, and the text before a page without a word', async () => {
  const page = '<html><body><p>They met.</p></body></html>';
  expect(await one(ALTERNATIVE, BOTH(page))).toMatchObject({ body: `${page}\n`, format: 'html' });
  const picture = '<html><head><title>x</title><style>p{}</style></head><body><img src="a.gif">&nbsp;</body></html>';
  expect(await one(ALTERNATIVE, BOTH(picture))).toMatchObject({ body: 'The plain form of it.', format: 'text' });
});

test('a newsletter laid out in tables gives its sentences, not its preview line or its counting picture', async () => {
  const html = `<html><head><style>td{color:red}</style></head><body><div style="display:none">Preview of the day</div>
<table width="100%"><tr><td align="center"><table width="600"><tr><td><img src="https://x.example/logo.png" alt="Logo"></td></tr>
<tr><td><p>The harbour of Norland opened again on Tuesday after two years of work, and the minister cut the ribbon.</p>
<p>"We have waited long enough," said the envoy, who had come over the sea for the day and left again by night.</p></td></tr>
<tr><td><table><tr><td>The islands sent their greetings in the evening, and the fishermen stayed away altogether.</td></tr></table></td></tr>
</table></td></tr></table><img src="https://x.example/open.gif" width="1" height="1" alt=""></body></html>`;
  const raw = await one(ALTERNATIVE, BOTH(html));
  const prepared = prepare(raw, { source: null, published: null, timezone: 'UTC', nowMs: Date.UTC(2022, 0, 1) });
  expect(prepared).toMatchObject({
    title: 'The harbour opens',
    source: 'Harbour Notes',
    published_at: '2021-05-04T08:00:00.000Z',
    body: [
      'The harbour of Norland opened again on Tuesday after two years of work, and the minister cut the ribbon.',
      '"We have waited long enough," said the envoy, who had come over the sea for the day and left again by night.',
      'The islands sent their greetings in the evening, and the fishermen stayed away altogether.',
    ].join('\n\n'),
  });
});

test('a year of two digits is read as mail has it', async () => {
  expect((await one({ Date: 'Tue, 4 May 21 10:00:00 GMT' }, 'x')).published).toBe('Tue, 4 May 2021 10:00:00 GMT');
  expect((await one({ Date: '4 May 99 10:00 EST' }, 'x')).published).toBe('4 May 1999 10:00 EST');
});

test('a message without a text, and what is no message, are refused once with the reason', async () => {
  const only = `--b\nContent-Type: application/pdf; name="a.pdf"\nContent-Disposition: attachment\n\nx\n--b--\n`;
  expect(bodies(await read({ ...HEAD, 'Content-Type': 'multipart/mixed; boundary=b' }, only))).toEqual([
    'a.eml: the message has no text, only attachments (a.pdf)',
  ]);
  expect(bodies(await read(HEAD, ' \n\n'))).toEqual(['a.eml: the message has no text']);
  expect(bodies(await foundBy(readMail, 'They met.\nThey left.', 'a.eml'))).toEqual([
    'a.eml: not a message (it begins with no From, Subject or Date)',
  ]);
  // Begun and never ended a hundred thousand times: nothing in it may take time by the square.
  const endless = `<html>${'<style>'.repeat(100_000)}They met.`;
  expect(bodies(await read({ ...HEAD, 'Content-Type': 'text/html' }, endless))).toEqual([
    'a.eml: the message has no text',
  ]);
  const deep = `${Array.from({ length: 300 }, (_, at) => `--b${at}\nContent-Type: multipart/mixed; boundary=b${at + 1}\n\n`).join('')}x`;
  expect(bodies(await read({ ...HEAD, 'Content-Type': 'multipart/mixed; boundary=b0' }, deep))).toEqual([
    'a.eml: not a sound message (Maximum MIME nesting depth of 256 levels exceeded)',
  ]);
  expect(bodies(await foundBy(readMail, Buffer.alloc(35_000_001, 'a'), 'a.eml'))).toEqual([
    'a.eml: larger than 35 MB (35 MB)',
  ]);
});
