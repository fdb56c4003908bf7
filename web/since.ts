import type { RowOf } from '../server/contract/questions/all.ts';
import { many } from './charts/format.ts';
import { msg } from './words.ts';

type Snapshot = Pick<RowOf<'/snapshots'>, 'no' | 'made_by' | 'correction' | 'articles_added' | 'articles_changed'>;

/** The number of a snapshot, by its name. */
export const numberOf = (snapshot: string): number => Number(snapshot.split('-')[0]);

/** What has come since a snapshot, in words: "24 new articles, 2 corrections, history read anew"; null where nothing has. */
export function sinceWords(rows: readonly Snapshot[], snapshot: string): string | null {
  const later = rows.filter(({ no }) => no > numberOf(snapshot));
  if (later.length === 0) return null;
  const sum = (of: (row: Snapshot) => number) => later.reduce((all, row) => all + of(row), 0);
  const added = sum(({ articles_added }) => articles_added);
  const changed = sum(({ articles_changed }) => articles_changed);
  const corrections = new Set(later.flatMap(({ correction }) => (correction === null ? [] : [correction]))).size;
  const other: readonly [Snapshot['made_by'], string][] = [
    ['analysis', msg('history read anew')],
    ['catalogue', msg('names of the catalogue changed')],
    ['settings', msg('other settings')],
  ];
  const parts = [
    ...(added === 0 ? [] : [many(added, 'new article', 'new articles')]),
    ...(changed === 0 ? [] : [many(changed, 'changed article', 'changed articles')]),
    ...(corrections === 0 ? [] : [many(corrections, 'correction', 'corrections')]),
    ...other.flatMap(([by, words]) => (later.some(({ made_by }) => made_by === by) ? [words] : [])),
  ];
  return parts.length === 0 ? msg('nothing that is counted') : parts.join(', ');
}
