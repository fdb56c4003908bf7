import { createHash } from 'node:crypto';
import type { DuckDBConnection } from '@duckdb/node-api';
import { appendRows } from './columns.ts';

/** Everything besides articles that can change a number, and the short name it has in snapshots. */
export type Settings = { readonly name: string; readonly content: Readonly<Record<string, string>> };

export function settingsNamed(content: Readonly<Record<string, string>>): Settings {
  const sorted = Object.entries(content).sort(([left], [right]) => (left < right ? -1 : 1));
  return {
    name: createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 8),
    content: Object.fromEntries(sorted),
  };
}

const LAYOUT = { since: 'id', name: 'text', content: 'text' } as const;

/** These hold from a snapshot on. Inside the caller's transaction. */
export async function keepSettings(connection: DuckDBConnection, { name, content }: Settings, since: number) {
  await connection.run('DELETE FROM snapshot_setting WHERE since = $1', [since]);
  await appendRows(connection, 'snapshot_setting', LAYOUT, [{ since, name, content: JSON.stringify(content) }]);
}

/** Those that held at a snapshot; null where nobody noted any. */
export async function settingsAt(connection: DuckDBConnection, no: number): Promise<Settings | null> {
  const found = await connection.runAndReadAll(
    `SELECT name, content FROM snapshot_setting WHERE since <= ${no} ORDER BY since DESC LIMIT 1`,
  );
  const [name, content] = found.getRows()[0] ?? [];
  if (name == null) return null;
  return { name: String(name), content: JSON.parse(String(content)) as Record<string, string> };
}
