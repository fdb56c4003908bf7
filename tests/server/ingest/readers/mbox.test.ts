import { expect, test } from 'vitest';
import { readMbox } from '../../../../server/ingest/readers/mbox.ts';
import { mailOf } from '../../../support/archives.ts';
import { bodies, foundBy, shown } from '../../../support/inputs.ts';

const LINE = 'From ann@harbour.example Tue May  4 10:00:00 2021\n';
const message = (subject: string, body: string, end = '\n') =>
  `${LINE}${mailOf({ From: 'Ann <ann@harbour.example>', Subject: subject, Date: 'Tue, 4 May 2021 10:00:00 +0000' }, body).toString()}${end}`;

test('messages are named by their number, and marked lines lose one mark', async () => {
  const box = [
    message('One', 'They met.\n'),
    message('Two', '>From the start they spoke.\n>>From her side, too.\n> From here on, no.\n'),
    message('Three', 'They left.'),
  ].join('');
  for (const size of [1, 7, 65_536]) {
    const found = shown(await foundBy(readMbox, box, 'a.mbox', size));
    expect(found.map((one) => (typeof one === 'string' ? one : [one.input, one.title, one.body]))).toEqual([
      ['a.mbox#1', 'One', 'They met.'],
      ['a.mbox#2', 'Two', 'From the start they spoke.\n>From her side, too.\n> From here on, no.'],
      ['a.mbox#3', 'Three', 'They left.'],
    ]);
  }
});

test('a paragraph that begins with "From" is no new message', async () => {
  const box = message('One', 'They met.\n\nFrom the harbour they went on, and on Tuesday they left.\n');
  expect(bodies(await foundBy(readMbox, box))).toEqual([
    'They met.\n\nFrom the harbour they went on, and on Tuesday they left.',
  ]);
});

test('other ways to write the line are known, and a missing first one is no loss', async () => {
  const lines = [
    'From - Tue May 04 10:00:00 2021\n',
    'From 1698@xxx Tue May 04 10:00:00 +0000 2021\n',
    'From MAILER-DAEMON Tue, 04 May 2021 10:00:00\n',
  ];
  const box = lines.map((line, at) => `${message(String(at), `No. ${at}`).replace(LINE, line)}\n`).join('');
  expect(bodies(await foundBy(readMbox, box))).toEqual(['No. 0', 'No. 1', 'No. 2']);
  expect(bodies(await foundBy(readMbox, box.slice(box.indexOf('\n') + 1)))).toEqual(['No. 0', 'No. 1', 'No. 2']);
});

test('an empty message and one over the limit are refused, and the next is read', async () => {
  const large = message('Large', `${'x'.repeat(999)}\n`.repeat(35_100));
  const box = `${LINE}\n${large}${message('Last', 'They left.')}`;
  const [empty, tooLarge, last, ...more] = bodies(await foundBy(readMbox, box, 'a.mbox'));
  expect(empty).toBe('a.mbox#1: an empty message');
  expect(tooLarge).toBe('a.mbox#2: larger than 35 MB (35.1 MB)');
  expect([last, more]).toEqual(['They left.', []]);
});
