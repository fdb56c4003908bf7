import { existsSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readZip } from '../../../../server/ingest/readers/zip.ts';
import { mailOf, pageRecord, type ZipEntry, zipOf } from '../../../support/archives.ts';
import { bodies, emptyFolder, foundBy, inputOf } from '../../../support/inputs.ts';

/** What comes of an archive, and how its reading broke off where it did: as whoever opens it would say it. */
async function read(bytes: Buffer, file: string | null = null): Promise<string[]> {
  const said: string[] = [];
  try {
    for await (const found of readZip({ ...inputOf(bytes, 'a.zip'), file })) said.push(...bodies([found]));
  } catch (error) {
    said.push(`a.zip: ${String(error)}`);
  }
  return said;
}
const zip = (entries: readonly ZipEntry[], listed?: number) => read(zipOf(entries, listed));

const MAIL = mailOf({ From: 'Ann <a@b.example>', Subject: 'Talks' }, 'A letter.').toString();

test('files of all types that are read come out in their order, packed or not', async () => {
  const entries: ZipEntry[] = [
    { name: 'b/page.html', data: '<p>A page.' },
    { name: 'a/text.txt', data: 'A text.', stored: true },
    { name: 'notes.md', data: '# Notes' },
    { name: 'news.jsonl', data: '{"body":"line one"}\n{"body":"line two"}' },
    { name: 'news.jsonl.gz', data: gzipSync('{"body":"packed"}') },
    { name: 'news.json', data: '[{"body":"in a list"}]' },
    { name: 'news.csv', data: 'title,body\nT,in a table\n' },
    {
      name: 'feed.xml',
      data: '<rss version="2.0"><channel><item><description>in a feed</description></item></channel></rss>',
    },
    { name: 'a.eml', data: MAIL },
    { name: 'a.mbox', data: `From a@b.example Tue May  4 10:00:00 2021\n${MAIL}` },
    { name: 'a.warc', data: pageRecord('https://news.example/1', '<html>in a web archive') },
  ];
  const expected = [
    '<p>A page.',
    'A text.',
    '# Notes',
    'line one',
    'line two',
    'packed',
    'in a list',
    'in a table',
    'in a feed',
    'A letter.',
    'A letter.',
    '<html>in a web archive',
  ];
  expect(await zip(entries)).toEqual(expected);
  const path = join(emptyFolder(), 'a.zip');
  writeFileSync(path, zipOf(entries));
  expect(await read(Buffer.alloc(0), path)).toEqual(expected);
  const found = await foundBy(readZip, zipOf(entries), 'a.zip');
  const places = found.map((one) => (one.kind === 'article' ? one.article.input : one.input));
  expect(places.slice(0, 5)).toEqual([
    'a.zip/b/page.html',
    'a.zip/a/text.txt',
    'a.zip/notes.md',
    'a.zip/news.jsonl:1',
    'a.zip/news.jsonl:2',
  ]);
  console.log(`zip: ${entries.length} types`);
});

test('names without a mark are UTF-8 where they are valid, else of the old code page', async () => {
  const found = await foundBy(
    readZip,
    zipOf([
      { name: 'Київ.txt', data: 'one', flag: 0 },
      { name: Buffer.from([0x81, 0x2e, 0x74, 0x78, 0x74]), data: 'two', flag: 0 },
    ]),
    'a.zip',
  );
  expect(found.map((one) => one.kind === 'article' && one.article.input)).toEqual(['a.zip/Київ.txt', 'a.zip/ü.txt']);
});

test('folders, hidden files and what systems put beside are no inputs; other types are refused as in a folder', async () => {
  const rest: ZipEntry[] = [
    { name: 'a/' },
    { name: '__MACOSX/a/._b.txt', data: 'x' },
    { name: '.DS_Store', data: 'x' },
    { name: 'a/.git/config.txt', data: 'x' },
  ];
  expect(await zip([...rest, { name: 'a/b.txt', data: 'They met.' }, { name: 'a/c.png', data: 'x' }])).toEqual([
    'They met.',
    expect.stringMatching(/^a\.zip\/a\/c\.png: not a type that is read \(\.png; /),
  ]);
  expect(await zip(rest)).toEqual([]);
});

test('[C34] names that lead out, links, locked files and archives within are refused one by one; the others are read', async () => {
  const folder = emptyFolder();
  const path = join(folder, 'sub.zip');
  const bad: ZipEntry[] = [
    { name: '../out.txt', data: 'x' },
    { name: 'a/../../out.txt', data: 'x' },
    { name: '/out.txt', data: 'x' },
    { name: 'C:\\out.txt', data: 'x' },
    { name: '..\\out.txt', data: 'x' },
    { name: 'a\0.txt', data: 'x' },
    { name: 'link.txt', data: '/etc/hostname', mode: 0o120777 },
    { name: 'pipe.txt', data: '', mode: 0o010644 },
    { name: 'locked.txt', data: 'x', flag: 0x801 },
    { name: 'strange.txt', data: 'x', method: 14 },
    { name: 'inner.zip', data: zipOf([{ name: 'a.txt', data: 'x' }]) },
    { name: 'inner.txt', data: zipOf([{ name: 'a.txt', data: 'x' }]) },
  ];
  writeFileSync(path, zipOf([{ name: 'first.txt', data: 'First.' }, ...bad, { name: 'last.txt', data: 'Last.' }]));
  const out = 'its name leads out of the archive';
  const expected = [
    'First.',
    `a.zip/../out.txt: ${out}`,
    `a.zip/a/../../out.txt: ${out}`,
    `a.zip//out.txt: ${out}`,
    `a.zip/C:\\out.txt: ${out}`,
    `a.zip/..\\out.txt: ${out}`,
    `a.zip/a .txt: ${out}`,
    'a.zip/link.txt: a link, or no file at all',
    'a.zip/pipe.txt: a link, or no file at all',
    'a.zip/locked.txt: locked with a password',
    'a.zip/strange.txt: packed in a way that is not read (method 14)',
    'a.zip/inner.zip: an archive within an archive is not read',
    'a.zip/inner.txt: an archive within an archive is not read',
    'Last.',
  ];
  expect(await read(Buffer.alloc(0), path)).toEqual(expected);
  expect(expected.length).toBe(bad.length + 2);
  // Nothing was written beside the archive, above it or at the root.
  expect(readdirSync(folder)).toEqual(['sub.zip']);
  expect([existsSync(join(folder, '..', 'out.txt')), existsSync('/out.txt')]).toEqual([false, false]);
  console.log(`zip: ${bad.length} kinds of entries refused`);
});

test('[C34] more than a thousand files end the archive after the first thousand', async () => {
  const many = Array.from({ length: 1001 }, (_, at) => ({ name: `${at}.txt`, data: `No. ${at}`, stored: true }));
  const found = await zip(many);
  expect(found.slice(0, 1000)).toEqual(many.slice(0, 1000).map(({ data }) => data));
  expect(found.slice(1000)).toEqual([
    'a.zip: Error: more than 1,000 files in the archive; what came before was read (it lists 1001)',
  ]);
  expect((await zip(many.slice(0, 1000))).length).toBe(1000);
  // What is no input takes its time as well.
  const folders = Array.from({ length: 10_001 }, (_, at) => ({ name: `${at}/`, stored: true }));
  expect(await zip(folders)).toEqual([
    'a.zip: Error: more than 1,000 files in the archive; what came before was read (it lists 10001)',
  ]);
});

/** Words that hardly pack, so that only their number is too much. */
const words = (length: number): string => {
  let [text, state] = ['', 1];
  while (text.length < length) {
    state = (state * 48_271) % 2_147_483_647;
    text += `${state.toString(36)} `;
  }
  return text.slice(0, length);
};

test('[C34] more than 200 MB unpacked in all end the archive, also where many files stand on the same bytes', async () => {
  // 5,000,060 bytes, packed once and listed 45 times: 39 of them are under 200 MB, 40 are over.
  const data = `{"body":"${words(1_000_000)}"}\n`.repeat(5);
  expect(data.length).toBe(5_000_060);
  const entries = Array.from({ length: 45 }, (_, at) => ({ name: `${at}.jsonl`, data, ...(at > 0 && { at: 0 }) }));
  const found = await zip(entries);
  expect(found.length).toBe(39 * 5 + 1);
  expect(found.at(-1)).toBe('a.zip: Error: more than 200 MB unpacked; what came before was read');
});

test('[C34] what is packed more than a hundred times over ends the archive, outside and within gzip', async () => {
  const thin = 'packed more than 100 times over, as no text is; what came before was read';
  const first = { name: 'first.txt', data: 'First.' };
  const bomb = Buffer.alloc(5_000_000, 'a');
  expect(await zip([first, { name: 'bomb.txt', data: bomb }, first])).toEqual(['First.', `a.zip: Error: ${thin}`]);
  // Many files on the same bytes: each packed seldom enough, all of them together not.
  const text = words(40_000).repeat(3);
  const overlapping = Array.from({ length: 900 }, (_, at) => ({
    name: `${at}.txt`,
    data: text,
    ...(at > 0 && { at: 0 }),
  }));
  const found = await zip(overlapping);
  expect(found.length).toBeLessThan(900);
  expect(found.at(-1)).toBe(`a.zip: Error: ${thin}`);
  // A gzip within is a file of its own, and is cut off as one outside is.
  expect(await zip([first, { name: 'bomb.jsonl.gz', data: gzipSync(bomb), stored: true }, first])).toEqual([
    'First.',
    `a.zip/bomb.jsonl.gz: ${thin}`,
    'First.',
  ]);
});

test('bytes that differ from their check sum or their length are told, and what a page is made of them is not read', async () => {
  const damaged = 'damaged within the archive; what came before was read';
  expect(
    await zip([
      { name: 'a.html', data: '<p>They met.', crc: 1 },
      { name: 'b.jsonl', data: '{"body":"They left."}\n', crc: 1 },
      { name: 'c.txt', data: 'They stayed.', declared: 5 },
      { name: 'd.txt', data: 'They slept.' },
    ]),
  ).toEqual([
    `a.zip/a.html: ${damaged} (its check sum differs)`,
    'They left.',
    `a.zip/b.jsonl: ${damaged} (its check sum differs)`,
    expect.stringMatching(/^a\.zip\/c\.txt: damaged within the archive; what came before was read \(too many bytes/),
    'They slept.',
  ]);
});

test('an archive without an end, or with a list that breaks off, is refused with what came before', async () => {
  const whole = zipOf([{ name: 'a.txt', data: 'They met.' }]);
  expect(await read(whole.subarray(0, -10))).toEqual([
    'a.zip: not a sound zip archive (End of central directory record signature not found)',
  ]);
  const [one, ...more] = await zip([{ name: 'a.txt', data: 'They met.' }], 2);
  expect([one, more]).toEqual([
    'They met.',
    [
      expect.stringMatching(
        /^a\.zip: Error: the list of files in the archive is damaged; what came before was read \(/,
      ),
    ],
  ]);
});

// Where the system does not list open files, there is nothing to look at.
test.runIf(existsSync('/proc/self/fd'))('an archive that is left early lets go of its file', async () => {
  const path = join(emptyFolder(), 'a.zip');
  writeFileSync(
    path,
    zipOf([
      { name: 'a.txt', data: 'One.' },
      { name: 'b.txt', data: 'Two.' },
    ]),
  );
  for await (const found of readZip({ ...inputOf(''), file: path })) {
    expect(bodies([found])).toEqual(['One.']);
    break;
  }
  await new Promise((resolve) => setTimeout(resolve, 20));
  const held = readdirSync('/proc/self/fd').filter((one) => {
    try {
      return readlinkSync(`/proc/self/fd/${one}`) === path;
    } catch {
      return false;
    }
  });
  expect(held).toEqual([]);
});
