import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { fromBuffer } from 'yauzl';
import { answerTo, asked, questionAt } from '../../../server/exports/answer.ts';
import { csvHeader, csvLines } from '../../../server/exports/csv.ts';
import { bundleOf } from '../../../server/reports/bundle.ts';
import { hostile } from '../../support/hostile.ts';
import { reported } from '../../support/reported.ts';
import { smallAsking } from '../../support/small.ts';

/** The files of an archive, by another reader than the writer's. */
function filesIn(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, archive) => {
      if (error !== null) return reject(error);
      const files = new Map<string, Buffer>();
      archive.on('entry', (entry) => {
        archive.openReadStream(entry, (failed, stream) => {
          if (failed !== null) return reject(failed);
          const parts: Buffer[] = [];
          stream.on('data', (part: Buffer) => parts.push(part));
          void once(stream, 'end').then(() => {
            files.set(entry.fileName, Buffer.concat(parts));
            archive.readEntry();
          });
        });
      });
      archive.on('end', () => resolve(files));
      archive.on('error', reject);
      archive.readEntry();
    });
  });
}

type Manifest = {
  snapshot: string;
  filters: string;
  tables: { file: string; rows: number; bytes: number; sha256: string }[];
};

test('the manifest tells of every table its rows, bytes and hash, and they are so', async () => {
  const document = await reported(await smallAsking(), 'weekly-brief', { last: '2w' });
  const files = await filesIn(bundleOf(document));
  const manifest = JSON.parse(String(files.get('manifest.json'))) as Manifest;
  expect([...files.keys()]).toEqual(['manifest.json', ...manifest.tables.map(({ file }) => file)]);
  expect(manifest.snapshot).toBe(document.provenance.snapshot);
  for (const { file, rows, bytes, sha256 } of manifest.tables) {
    const content = files.get(file)!;
    expect([file, content.length]).toEqual([file, bytes]);
    expect([file, createHash('sha256').update(content).digest('hex')]).toEqual([file, sha256]);
    // No cell of the small collection breaks a line.
    expect([file, String(content).trimEnd().split('\r\n').length - 1]).toEqual([file, rows]);
  }
  console.log(`cases: ${manifest.tables.length}`);
  expect(manifest.tables.length).toBeGreaterThanOrEqual(9);
});

test('a table is the very file that the API writes of its question', async () => {
  const asking = await smallAsking();
  const files = await filesIn(bundleOf(await reported(asking, 'comparison', { actors: 'ukraine,russia' })));
  const { rows } = await answerTo(asking, '/actors', asked({ actors: 'ukraine,russia' }));
  const question = questionAt('/actors');
  expect(String(files.get('actors.csv'))).toBe(csvHeader(question) + csvLines(question, rows));
});

test('the same report is the same bytes, and a formula is text in it', async () => {
  const asking = await smallAsking();
  const write = async () => Buffer.from(bundleOf(await reported(asking, 'source-health')));
  expect((await write()).equals(await write())).toBe(true);
  const files = await filesIn(bundleOf(hostile('=HYPERLINK("https://outside.example/","x")')));
  expect(String(files.get('reasons.csv')).split('\r\n')[1]).toBe(
    `read,"'=HYPERLINK(""https://outside.example/"",""x"")",2,1`,
  );
});
