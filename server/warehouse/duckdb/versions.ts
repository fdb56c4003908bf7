import { deflateSync, inflateSync } from 'node:zlib';
import type { DuckDBConnection } from '@duckdb/node-api';
import { AppError } from '../../base/errors.ts';
import type { Version } from '../../contract/catalogue.ts';
import type { VersionStore } from '../readings.ts';
import { appendRows } from './columns.ts';
import { toPlain } from './values.ts';

type Turn = <Result>(work: () => Promise<Result>) => Promise<Result>;

const SAID = 'version_no AS version, state, origin, hash, made_at, made_by, why, activated_at, counts';

const LAYOUT = {
  version_no: 'id',
  state: 'text',
  origin: 'text',
  hash: 'text',
  made_at: 'text',
  made_by: 'text',
  why: 'text',
  activated_at: 'text',
  counts: 'text',
  content: 'text',
} as const;

/** A version that was read by once stays for going back; one that never was is of no use once another waits. */
async function unwait(connection: DuckDBConnection): Promise<void> {
  await connection.run(`DELETE FROM catalogue_version WHERE state = 'waiting' AND activated_at IS NULL`);
  await connection.run(`UPDATE catalogue_version SET state = 'past' WHERE state = 'waiting'`);
}

/** The version takes the place of the active one, inside the caller's transaction. */
export async function activate(connection: DuckDBConnection, version: number, at: string): Promise<void> {
  await connection.run(
    `UPDATE catalogue_version SET state = 'past' WHERE state = 'active' AND version_no <> ${version}`,
  );
  await connection.run(
    `UPDATE catalogue_version SET state = 'active', activated_at = $1 WHERE version_no = ${version} AND state <> 'active'`,
    [at],
  );
}

/** The versions of the catalogue on the writer's connection; `inTurn` does work as one transaction. */
export function versionsOn(connection: DuckDBConnection, inTurn: Turn): VersionStore {
  const versions = async (where = ''): Promise<Version[]> => {
    const read = await connection.runAndReadAll(
      `SELECT ${SAID} FROM catalogue_version ${where} ORDER BY version_no DESC`,
    );
    const rows = read.convertRowObjects(toPlain) as unknown as (Omit<Version, 'counts'> & { counts: string })[];
    return rows.map((row) => ({ ...row, counts: JSON.parse(row.counts) as Version['counts'] }));
  };
  const missing = (version: number) =>
    new AppError(
      'not_found',
      `There is no version ${version} of the catalogue. /api/v1/catalogue/versions lists them.`,
    );
  return {
    all: () => inTurn(() => versions()),
    content: (version) =>
      inTurn(async () => {
        const read = await connection.runAndReadAll('SELECT content FROM catalogue_version WHERE version_no = $1', [
          version,
        ]);
        const content = read.getRows()[0]?.[0];
        if (content == null) throw missing(version);
        return inflateSync(Buffer.from(String(content), 'base64')).toString('utf8');
      }),
    add: ({ counts, content, ...fresh }) =>
      inTurn(async () => {
        if (fresh.state === 'waiting') await unwait(connection);
        const next = await connection.runAndReadAll(`SELECT nextval('catalogue_version_no')`);
        const version = Number(next.getRows()[0]?.[0]);
        await appendRows(connection, 'catalogue_version', LAYOUT, [
          {
            version_no: version,
            ...fresh,
            activated_at: fresh.state === 'active' ? fresh.made_at : null,
            counts: JSON.stringify(counts),
            content: deflateSync(content).toString('base64'),
          },
        ]);
        return (await versions(`WHERE version_no = ${version}`))[0]!;
      }),
    wait: (version) =>
      inTurn(async () => {
        await unwait(connection);
        await connection.run(
          `UPDATE catalogue_version SET state = 'waiting' WHERE version_no = $1 AND state = 'past'`,
          [version],
        );
      }),
  };
}
