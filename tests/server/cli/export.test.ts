import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { FORMATS } from '../../../server/contract/vocabulary.ts';
import { newstally } from '../../support/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'newstally-export-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A server of this machine that sends the beginning of every file, and then breaks the connection. */
async function breaking(data: string) {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'x-snapshot': '1-00000000', 'x-rows': '9' });
    response.write('the beginning of a file\n', () => setTimeout(() => response.destroy(), 50));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  mkdirSync(data, { recursive: true });
  writeFileSync(join(data, 'server.json'), JSON.stringify({ url, pid: process.pid }));
  return server;
}

test('an export whose server breaks off fails in every format, and leaves what stood under its name as it was', async () => {
  const data = join(folder, 'broken');
  const server = await breaking(data);
  const env = { NEWSTALLY_DATA: data };
  const into = join(folder, 'out');
  mkdirSync(into);
  for (const format of FORMATS) {
    const out = join(into, `evidence.${format}`);
    writeFileSync(out, 'the export of last week');
    const { status, err } = await newstally(['export', 'evidence', '', '--format', format, '--out', out], env);
    expect([format, status, err]).toEqual([
      format,
      1,
      expect.stringMatching(/broke off before the file was whole; .*evidence\.[\w-]+ is as it was\. Ask again\.\n$/),
    ]);
    expect([format, readFileSync(out, 'utf8'), existsSync(`${out}-metadata.json`)]).toEqual([
      format,
      'the export of last week',
      false,
    ]);
  }
  expect(readdirSync(into).filter((name) => name.endsWith('.part'))).toEqual([]);
  const piped = await newstally(['export', 'evidence', '', '--format', 'ndjson'], env);
  expect([piped.status, piped.out, piped.err]).toEqual([
    1,
    'the beginning of a file\n',
    expect.stringMatching(/broke off before the file was whole: what came is not all of it\. Ask again\.\n$/),
  ]);
  server.close();
});
