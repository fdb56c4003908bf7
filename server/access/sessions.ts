import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../base/clock.ts';
import { AppError } from '../base/errors.ts';
import { writeSecretly } from '../base/on-disk.ts';

/** What a cookie is for: the session of a person whom a provider named, or a sign-in that is under way there. */
export type Purpose = 'person' | 'under-way';

/** A session names the key that it was opened with, signed; it holds no longer than the key. */
export type Sessions = {
  open(key: string): { readonly cookie: string; readonly seconds: number };
  /** The key of a cookie that was given here and is not over; null for every other one. */
  keyOf(cookie: string): string | null;
  /** Words of this house in the hands of a browser, signed, for one purpose and so many seconds. */
  seal(purpose: Purpose, told: object, seconds: number): string;
  /** The words again; null where they were not sealed here, for something else, or are over. */
  unseal(purpose: Purpose, cookie: string): unknown;
};

const HOURS = 12;
/** How long a session holds, whatever it was opened with. */
export const SESSION_SECONDS = HOURS * 3600;
const SECRET_BYTES = 32;

/** A secret of this house, made when it is first needed, outside the database and readable by its owner alone. Throws on one that is too short. */
export function secretOf(folder: string, name: string): Buffer {
  const file = join(folder, name);
  if (!existsSync(file)) writeSecretly(file, `${randomBytes(SECRET_BYTES).toString('base64url')}\n`);
  const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
  if (secret.length < SECRET_BYTES)
    throw new AppError(
      'invalid',
      `The secret in ${name} of the data folder is too short. Remove the file: another is made.`,
    );
  return secret;
}

export function openSessions(folder: string, clock: Clock): Sessions {
  const secret = secretOf(folder, 'session-secret');
  const sign = (text: string): string => createHmac('sha256', secret).update(text).digest('base64url');
  const isGood = (told: string, signature: string, ends: string): boolean => {
    const due = Buffer.from(sign(told));
    const given = Buffer.from(signature);
    return given.length === due.length && timingSafeEqual(given, due) && clock.now() < Number(ends);
  };
  return {
    open(key) {
      const told = `${key}.${clock.now() + SESSION_SECONDS * 1000}`;
      return { cookie: `${told}.${sign(told)}`, seconds: SESSION_SECONDS };
    },
    keyOf(cookie) {
      const [, told = '', key = '', ends = '', signature = ''] = /^((\w+)\.(\d+))\.([\w-]+)$/.exec(cookie) ?? [];
      return isGood(told, signature, ends) ? key : null;
    },
    // A dot more than the session of a key, so that none is ever taken for the other.
    seal(purpose, words, seconds) {
      const told = `${purpose}.${Buffer.from(JSON.stringify(words)).toString('base64url')}.${clock.now() + seconds * 1000}`;
      return `${told}.${sign(told)}`;
    },
    unseal(purpose, cookie) {
      const [, told = '', of = '', words = '', ends = '', signature = ''] =
        /^(([a-z-]+)\.([\w-]+)\.(\d+))\.([\w-]+)$/.exec(cookie) ?? [];
      if (of !== purpose || !isGood(told, signature, ends)) return null;
      return JSON.parse(Buffer.from(words, 'base64url').toString()) as unknown;
    },
  };
}
