import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clientTypes } from '../../../server/client/types.ts';
import { questions } from '../../../server/contract/questions/all.ts';
import { root, textOf } from '../../support/sources.ts';

const FILE = 'data/client.d.ts';

test('the types of the client are those of the declarations', () => {
  const types = clientTypes(questions);
  if (process.env['UPDATE_CLIENT'] !== undefined) writeFileSync(join(root, FILE), types);
  expect(textOf(FILE)).toBe(types);
  for (const { path } of questions) expect(types).toContain(`'${path}': {`);
});

const USE = `
import { newstally, NewstallyError, type Rows } from './client.js';
const news = newstally('http://127.0.0.1:4747');
const { rows } = await news.ask('/sentiment', { actors: ['ukraine'], grain: 'week' });
const tone: number | null = rows[0]!.sentiment;
for await (const row of news.rows('/evidence', { tone: 'negative' })) { const text: string = row.text; void text; }
const one: Rows['/mentions'] | undefined = (await news.ask('/mentions')).rows[0];
if (new Error() instanceof NewstallyError) void one;
void tone;
`;

/** What the compiler says of a program that uses the client, with nothing of the server beside it. */
function compiled(program: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'newstally-client-'));
  try {
    writeFileSync(join(folder, 'client.d.ts'), textOf(FILE));
    writeFileSync(join(folder, 'use.ts'), program);
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    const options = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2023',
      '--lib',
      'es2023,dom,dom.asynciterable',
      '--types',
      '',
    ];
    execFileSync(join(root, 'node_modules', '.bin', 'tsc'), [...options, 'use.ts'], { cwd: folder, encoding: 'utf8' });
    return '';
  } catch (error) {
    return (error as { stdout: string }).stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a program compiles with them alone, and a wrong column, key or value does not', () => {
  expect(compiled(USE)).toBe('');
  const wrong = compiled(
    `${USE}\nvoid rows[0]!.tone;\nvoid news.ask('/sentiment', { actor: 'x' });\nvoid news.ask('/sentiment', { unit: 'hits' });\nvoid news.ask('/nothing');\n`,
  );
  expect(wrong.match(/error TS/g)).toHaveLength(4);
});
