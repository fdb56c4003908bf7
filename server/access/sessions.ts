import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../base/clock.ts';
import { AppError } from '../base/errors.ts';
import { writeSecretly } from '../base/on-disk.ts';

/** A session names the key that it was opened with, signed; it holds no longer than the key. */
export type Sessions = {
  open(key: string): { readonly cookie: string; readonly seconds: number };
  /** The key of a cookie that was given here and is not over; null for every other one. */
  keyOf(cookie: string): string | null;
};

const HOURS = 12;
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
  return {
    open(key) {
      const seconds = HOURS * 3600;
      const told = `${key}.${clock.now() + seconds * 1000}`;
      return { cookie: `${told}.${sign(told)}`, seconds };
    },
    keyOf(cookie) {
      const [, told = '', key = '', ends = '', signature = ''] = /^((\w+)\.(\d+))\.([\w-]+)$/.exec(cookie) ?? [];
      const due = Buffer.from(sign(told));
      const given = Buffer.from(signature);
      if (given.length !== due.length || !timingSafeEqual(given, due) || clock.now() >= Number(ends)) return null;
      return key;
    },
  };
}
