import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { InputFormat } from '../../../server/ingest/formats.ts';
import { foundInBytes, type Readers } from '../../../server/ingest/read-bytes.ts';
import { readParquet } from '../../../server/ingest/readers/parquet.ts';
import { TEXT_READERS } from '../../../server/ingest/readers/table.ts';
import { readWarc } from '../../../server/ingest/readers/warc.ts';
import { readZip } from '../../../server/ingest/readers/zip.ts';
import { mailOf, pageRecord, warcGz, warcRecord, zipOf } from '../../support/archives.ts';
import { pieces } from '../../support/inputs.ts';
import { randomFrom } from '../../support/random.ts';

/** In this process, so that a crash or a hang would show: what keeps them from the server is tested with apart.ts. */
const READERS: Readers = { ...TEXT_READERS, parquet: readParquet, warc: readWarc, zip: readZip };

const sentence = (no: number) =>
  `The ministers met in Norport for the ${no}. time, and nobody said what they had spoken of.`;
const page = (no: number) =>
  `<!doctype html><html><head><title>No. ${no}</title></head><body><p>${sentence(no)}</p></body></html>`;
const letter = (no: number) =>
  mailOf(
    {
      From: `"Harbour ${no}" <a@b.example>`,
      Subject: `No. ${no}`,
      Date: 'Tue, 4 May 2021 10:00:00 +0000',
      'MIME-Version': '1.0',
      'Content-Type': 'multipart/alternative; boundary="b0"',
    },
    `--b0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n${sentence(no)}=E2=80=94\n--b0\nContent-Type: text/html; charset=windows-1252\nContent-Transfer-Encoding: base64\n\n${Buffer.from(page(no)).toString('base64')}\n--b0--\n`,
  );
const NUMBERS = [1, 2, 3, 4, 5];
const archive = [
  warcRecord('warcinfo', '', 'software: by hand'),
  ...NUMBERS.map((no) =>
    pageRecord(
      `https://news.example/${no}`,
      no % 2 === 0 ? gzipSync(page(no)) : page(no),
      no % 2 === 0 ? { 'Content-Encoding': 'gzip' } : {},
    ),
  ),
];
const box = Buffer.concat(
  NUMBERS.flatMap((no) => [Buffer.from('From a@b.example Tue May  4 10:00:00 2021\n'), letter(no), Buffer.from('\n')]),
);

const SEEDS: readonly (readonly [string, InputFormat, Buffer])[] = [
  [
    'zip',
    'zip',
    zipOf([
      ...NUMBERS.map((no) => ({ name: `${no}.html`, data: page(no) })),
      {
        name: 'a.jsonl.gz',
        data: gzipSync(NUMBERS.map((no) => JSON.stringify({ body: sentence(no) })).join('\n')),
        stored: true,
      },
      { name: 'a.eml', data: letter(1) },
    ]),
  ],
  ['eml', 'eml', letter(1)],
  ['mbox', 'mbox', box],
  ['warc', 'warc', Buffer.concat(archive)],
  ['warc.gz', 'warc', warcGz(archive)],
];

/** Of each seed; the numbers that make them are fixed, so that a failing one can be made again. */
const MUTATIONS = 200;

function mutated(bytes: Buffer, random: () => number): Buffer {
  const below = (most: number) => Math.floor(random() * most);
  let made: Buffer = Buffer.from(bytes);
  for (let times = 1 + below(4); times > 0; times -= 1) {
    const at = below(Math.max(made.length, 1));
    const length = 1 + below(60);
    const kind = below(4);
    if (kind === 0 && made.length > 0) made[at] = below(256);
    else if (kind === 1 && random() < 0.3) made = made.subarray(0, at);
    else if (kind === 2) made = Buffer.concat([made.subarray(0, at), made.subarray(at + length)]);
    else {
      // A stretch from elsewhere, put in between.
      const from = below(Math.max(made.length, 1));
      made = Buffer.concat([made.subarray(0, at), made.subarray(from, from + length), made.subarray(at)]);
    }
  }
  return made;
}

const reading = (format: InputFormat, bytes: Buffer) =>
  foundInBytes(
    { name: `a.${format}`, raw: pieces(bytes, 700), format, asked: true, file: null, piped: true, reached: () => {} },
    READERS,
  );

test.each(SEEDS)(
  '[C38] %s mutated at random never stops the reading: each ends in articles or reasons',
  async (name, format, seed) => {
    const random = randomFrom(38);
    const counts = { whole: 0, accepted: 0, mixed: 0, rejected: 0 };
    for await (const found of reading(format, seed)) counts.whole += found.kind === 'article' ? 1 : 0;
    expect(counts.whole).toBe(name === 'eml' ? 1 : name === 'zip' ? 11 : 5);
    for (let no = 0; no < MUTATIONS; no += 1) {
      let [articles, reasons] = [0, 0];
      for await (const found of reading(format, mutated(seed, random))) {
        if (found.kind === 'article') articles += 1;
        else {
          reasons += 1;
          expect(found.reason).toMatch(/\S/);
          expect(found.reason).not.toMatch(/undefined|\[object|TypeError/);
        }
      }
      expect(articles + reasons).toBeGreaterThan(0);
      counts[articles === 0 ? 'rejected' : reasons === 0 ? 'accepted' : 'mixed'] += 1;
    }
    expect(counts.accepted + counts.mixed + counts.rejected).toBe(MUTATIONS);
    console.log(`mutated ${name}: ${MUTATIONS} files: ${JSON.stringify(counts)}`);
  },
);
