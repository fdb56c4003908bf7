import type { DuckDBConnection } from '@duckdb/node-api';
import type { Sending } from '../../contract/schedule.ts';
import type { Due, KeptTold, ScheduleStore, ToldKind } from '../schedules.ts';
import { appendRows } from './columns.ts';

type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

const TOLD = { slug: 'text', of_kind: 'text', told: 'text', updated_at: 'text' } as const;
const DUE = { slug: 'text', whenever: 'text', next_at: 'text' } as const;
const SENDING = { sending_id: 'id', of_slug: 'text', told: 'text' } as const;
const EVENT = { slug: 'text', event: 'text', told_at: 'text' } as const;

/** The store of schedules on the writer's connection; `inTurn` does work as one transaction, behind what is under way there. */
export function schedulesOn(connection: DuckDBConnection, inTurn: InTurn): ScheduleStore {
  const rows = async (text: string) => (await connection.runAndReadAll(text)).getRows();
  const forget = (kind: ToldKind, slug: string) =>
    connection.run('DELETE FROM schedule WHERE of_kind = $1 AND slug = $2', [kind, slug]);
  return {
    all: () =>
      inTurn(async () =>
        (await rows('SELECT slug, of_kind, told, updated_at FROM schedule ORDER BY of_kind, slug')).map(
          ([slug, kind, told, updated_at]): KeptTold => ({
            slug: String(slug),
            kind: kind === 'alert' ? 'alert' : 'schedule',
            told: String(told),
            updated_at: String(updated_at),
          }),
        ),
      ),
    put: ({ slug, kind, told, updated_at }) =>
      inTurn(async () => {
        await forget(kind, slug);
        await appendRows(connection, 'schedule', TOLD, [{ slug, of_kind: kind, told, updated_at }]);
      }),
    remove: (kind, slug) =>
      inTurn(async () => {
        await forget(kind, slug);
        if (kind === 'schedule') await connection.run('DELETE FROM schedule_due WHERE slug = $1', [slug]);
        else await connection.run('DELETE FROM alert_told WHERE slug = $1', [slug]);
      }),
    dues: () =>
      inTurn(async () =>
        (await rows('SELECT slug, whenever, next_at FROM schedule_due')).map(
          ([slug, whenever, next_at]): Due => ({
            slug: String(slug),
            whenever: String(whenever),
            next_at: next_at == null ? null : String(next_at),
          }),
        ),
      ),
    setDue: (due) =>
      inTurn(async () => {
        await connection.run('DELETE FROM schedule_due WHERE slug = $1', [due.slug]);
        await appendRows(connection, 'schedule_due', DUE, [{ ...due }]);
      }),
    sendings: () =>
      inTurn(async () =>
        (await rows('SELECT told FROM sending ORDER BY sending_id DESC')).map(
          ([told]) => JSON.parse(String(told)) as Sending,
        ),
      ),
    addSending: (fresh, keep) =>
      inTurn(async () => {
        const [[number] = []] = await rows(`SELECT nextval('sending_no')`);
        const sending: Sending = { sending: Number(number), ...fresh };
        await appendRows(connection, 'sending', SENDING, [rowOf(sending)]);
        await connection.run(
          `DELETE FROM sending WHERE of_slug = $1 AND sending_id NOT IN
             (SELECT sending_id FROM sending WHERE of_slug = $1 ORDER BY sending_id DESC LIMIT ${Math.trunc(keep)})`,
          [sending.of],
        );
        return sending;
      }),
    putSending: (sending) =>
      inTurn(async () => {
        const { told, sending_id } = rowOf(sending);
        await connection.run('UPDATE sending SET told = $1 WHERE sending_id = $2', [told, sending_id]);
      }),
    told: () =>
      inTurn(async () =>
        (await rows('SELECT slug, event FROM alert_told')).map(([slug, event]) => ({
          slug: String(slug),
          event: String(event),
        })),
      ),
    tell: (slug, events, told_at) =>
      inTurn(() =>
        appendRows(
          connection,
          'alert_told',
          EVENT,
          events.map((event) => ({ slug, event, told_at })),
        ),
      ),
  };
}

const rowOf = (sending: Sending) => ({
  sending_id: sending.sending,
  of_slug: sending.of,
  told: JSON.stringify(sending),
});
