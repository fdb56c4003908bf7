import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';
import { snippets } from '../../../server/http/snippets.ts';
import { appOf } from '../../support/app.ts';
import { listening } from '../../support/endless.ts';
import { smallAsking } from '../../support/small.ts';
import { root, textOf } from '../../support/sources.ts';

/** How each snippet is run, what it needs, and what it prints over the small collection: two weeks of one actor, in 19 columns. */
const RUN: Readonly<
  Record<string, { readonly run: readonly string[]; readonly has: readonly string[]; readonly prints: RegExp }>
> = {
  curl: { run: ['sh', '-c'], has: ['curl', '--version'], prints: /^$/ },
  'Python, the standard library': {
    run: ['python3', '-c'],
    has: ['python3', '-c', 'import csv'],
    prints: /^2 rows of snapshot 1-[0-9a-f]{8}$/,
  },
  'Python, pandas': { run: ['python3', '-c'], has: ['python3', '-c', 'import pandas'], prints: /^\(2, \d+\)$/ },
  'Python, polars': { run: ['python3', '-c'], has: ['python3', '-c', 'import polars'], prints: /^\(2, \d+\)$/ },
  'Python, DuckDB': { run: ['python3', '-c'], has: ['python3', '-c', 'import duckdb'], prints: /2021-05-03/ },
  R: { run: ['Rscript', '-e'], has: ['Rscript', '--version'], prints: /^\[1\]\s+2 / },
};
const BY_HAND = ['Google Sheets', 'JavaScript and TypeScript'];

const has = ([command = '', ...args]: readonly string[]) => spawnSync(command, args).status === 0;

test('each snippet does what it says, where its tool is at hand', async () => {
  const { url, server } = await listening(appOf(await smallAsking()));
  const folder = mkdtempSync(join(tmpdir(), 'newstally-snippets-'));
  const [ran, missing]: [string[], string[]] = [[], []];
  try {
    for (const { name, code } of snippets(url)) {
      if (BY_HAND.includes(name)) continue;
      const { run, has: needed, prints } = RUN[name]!;
      if (!has(needed)) {
        missing.push(name);
        continue;
      }
      const { stdout } = await promisify(execFile)(run[0]!, [...run.slice(1), code], { cwd: folder });
      expect([name, stdout.trim()]).toEqual([name, expect.stringMatching(prints)]);
      ran.push(name);
    }
    // A sheet fetches an address by itself and reads CSV: the address must answer without any header of ours.
    const address = /IMPORTDATA\("([^"]+)"\)/.exec(
      snippets(url).find(({ name }) => name === 'Google Sheets')!.code,
    )![1]!;
    const text = await (await fetch(address)).text();
    expect(text.split('\r\n')[0]).toMatch(/^week,actor,name,/);
    ran.push('Google Sheets (its address)');
  } finally {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  }
  console.log(
    `snippets: ran ${ran.join(', ')}; NOT RUN, the tool is not on this machine: ${missing.join(', ') || 'none'}`,
  );
  expect(ran.length + missing.length).toBe(snippets(url).length - 1);
  expect(ran.length).toBeGreaterThanOrEqual(2);
});

test('the client is imported by its name from the built product', async () => {
  const { url, server } = await listening(appOf(await smallAsking()));
  const folder = mkdtempSync(join(tmpdir(), 'newstally-client-'));
  try {
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(root, join(folder, 'node_modules', 'newstally'));
    const { code } = snippets(url).find(({ name }) => name === 'JavaScript and TypeScript')!;
    writeFileSync(join(folder, 'use.mjs'), code);
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'use.mjs')]);
    expect(stdout.split('\n')[0]).toMatch(/^2 rows of snapshot 1-[0-9a-f]{8}$/);
    expect(textOf('dist/server/client.js')).not.toMatch(/\bimport\b.*\bfrom\b|require\(/);
  } finally {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  }
});
