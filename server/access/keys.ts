import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../base/clock.ts';
import { AppError } from '../base/errors.ts';
import { locked, writeSecretly } from '../base/on-disk.ts';
import { instantText } from '../base/week.ts';
import type { KeyRow, NewKey, NewShare } from '../contract/access.ts';
import { SCOPES, type Scope } from '../contract/vocabulary.ts';

type Kept = KeyRow & { readonly hash: string };

/** The keys that may ask, as they stand on disk: only their hashes. Another process that changes them is noticed at the next use. */
export type Keys = {
  list(): readonly KeyRow[];
  /** Some key is good: other machines may be let in. */
  any(): boolean;
  /** Makes one; its text is shown this once. */
  add(wanted: NewKey): { readonly row: KeyRow; readonly text: string };
  share(wanted: NewShare): { readonly row: KeyRow; readonly text: string };
  /** Throws `not_found`. From then on it is nobody's. */
  revoke(key: string): KeyRow;
  /** The good key of a text; null for every other one, whatever is wrong with it. */
  of(text: string): KeyRow | null;
  /** The same by its prefix, for sessions; null once it is revoked or over. */
  named(key: string): KeyRow | null;
};

/** "nt_" tells a key from other words; "nts_" is a share link. 8 letters name it, 256 bits are its secret. */
const FORM = /^nts?_([a-z0-9]{8})_([A-Za-z0-9_-]{43})$/;
const MINUTE_MS = 60_000;

/** Opens the keys of a data folder; the file is made with the first key, readable by its owner alone. */
export function openKeys(folder: string, clock: Clock): Keys {
  const file = join(folder, 'keys.json');
  let read: { readonly stamp: string; readonly keys: readonly Kept[] } = { stamp: '', keys: [] };
  const all = (): readonly Kept[] => {
    if (!existsSync(file)) return [];
    const { mtimeMs, size, ino } = statSync(file);
    const stamp = `${mtimeMs} ${size} ${ino}`;
    if (read.stamp !== stamp) read = { stamp, keys: JSON.parse(readFileSync(file, 'utf8')) as Kept[] };
    return read.keys;
  };
  /** One change after the other, also of several processes: none may write over what another has just written. */
  const change = (how: (keys: readonly Kept[]) => readonly Kept[]): void =>
    locked(file, () => writeSecretly(file, `${JSON.stringify(how(all()), null, 2)}\n`));
  const put = (fresh: Omit<Kept, 'hash' | 'key' | 'created_at' | 'last_used_at' | 'revoked_at'>) => {
    const key = randomBytes(8).toString('hex').slice(0, 8);
    const text = `${fresh.opens === null ? 'nt' : 'nts'}_${key}_${randomBytes(32).toString('base64url')}`;
    const created_at = instantText(clock.now());
    const kept: Kept = { key, ...fresh, created_at, last_used_at: null, revoked_at: null, hash: hashOf(text) };
    change((keys) => [...keys, kept]);
    return { row: shown(kept), text };
  };
  const isGood = ({ revoked_at, expires }: Kept): boolean =>
    revoked_at === null && (expires === null || clock.now() < Date.parse(`${expires}T00:00:00Z`) + 24 * 60 * MINUTE_MS);
  /** Written at most once a minute a key: who reads must not wait for the disk. */
  const used = (kept: Kept): void => {
    const now = clock.now();
    if (kept.last_used_at !== null && now - Date.parse(kept.last_used_at) < MINUTE_MS) return;
    const last_used_at = instantText(now);
    change((keys) => keys.map((one) => (one.key === kept.key ? { ...one, last_used_at } : one)));
  };
  return {
    list: () => all().map(shown),
    any: () => all().some((one) => one.opens === null && isGood(one)),
    add: ({ name, scopes, expires }) =>
      put({ name, scopes: SCOPES.filter((scope) => scopes.includes(scope)), opens: null, expires }),
    share: ({ name, path, expires }) => put({ name, scopes: ['read'], opens: path, expires }),
    revoke(key) {
      const found = all().find((one) => one.key === key);
      if (found === undefined)
        throw new AppError('not_found', `There is no key "${key.slice(0, 20)}"; /keys lists them.`);
      const revoked: Kept = { ...found, revoked_at: found.revoked_at ?? instantText(clock.now()) };
      change((keys) => keys.map((one) => (one.key === key ? revoked : one)));
      return shown(revoked);
    },
    of(text) {
      const [, key] = FORM.exec(text) ?? [];
      const found = all().find((one) => one.key === key);
      // The same work for a key that there is not.
      const same = timingSafeEqual(Buffer.from(hashOf(text)), Buffer.from(found?.hash ?? hashOf('')));
      if (found === undefined || !same || !isGood(found)) return null;
      used(found);
      return shown(found);
    },
    named(key) {
      const found = all().find((one) => one.key === key);
      return found === undefined || !isGood(found) ? null : shown(found);
    },
  };
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const shown = ({ hash: _hash, ...row }: Kept): KeyRow => row;

/** Whether scopes allow something: admin everything, and whoever may write may read. */
export const allows = (scopes: readonly Scope[], wanted: Scope): boolean =>
  scopes.includes('admin') || scopes.includes(wanted) || (wanted === 'read' && scopes.length > 0);
