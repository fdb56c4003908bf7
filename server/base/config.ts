import { join, resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from './errors.ts';

const isZone = (zone: string) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

/** Every key Newstally reads from the environment, with its default; README lists the same, and a test compares. */
export const ConfigKeys = z.strictObject({
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .optional()
    .describe('Port of the server; when not set, 4747 or the next free one'),
  HOST: z
    .enum(['127.0.0.1', '::1', 'localhost'])
    .default('127.0.0.1')
    .describe('Address the server listens on: loopback only, because there is no sign-in'),
  NEWSTALLY_DATA: z.string().min(1).default('.newstally').describe('Folder of the database and its ledger'),
  NEWSTALLY_TIMEZONE: z
    .string()
    .refine(isZone, 'an IANA zone such as Europe/Kyiv')
    .default('UTC')
    .describe('IANA zone in which days and weeks are cut'),
  NEWSTALLY_MEMORY: z
    .string()
    .regex(/^\d+(?:MB|GB)$/, 'a size such as 1GB')
    .default('1GB')
    .describe('Most memory the database may take'),
  NEWSTALLY_DEMO: z
    .enum(['on', 'off'])
    .default('on')
    .describe('Whether an empty database is filled with the demo at start'),
  NEWSTALLY_FETCH_ALLOW: z
    .string()
    .regex(/^(?:none|[\da-f.:/]+(?:\s*,\s*[\da-f.:/]+)*)$/i, 'none, or ranges such as 10.1.2.0/24, with commas between')
    .default('none')
    .describe('Ranges inside the own network that feeds and pages may be fetched from'),
  NEWSTALLY_LOG: z.enum(['silent', 'error', 'info']).default('error').describe('How much is logged to standard error'),
});

export type Config = {
  readonly port: number | undefined;
  readonly host: string;
  readonly dataFolder: string;
  readonly timezone: string;
  readonly memory: string;
  readonly demo: boolean;
  /** Ranges inside the own network that may be fetched from; the open internet always may. */
  readonly fetchAllow: readonly string[];
  readonly log: string;
};

/** The frozen configuration; throws `invalid` and names every wrong key with its value and what would be right. */
export function readConfig(environment: Record<string, string | undefined>, folder: string): Config {
  const asked = Object.fromEntries(
    Object.keys(ConfigKeys.shape)
      .map((key) => [key, environment[key]] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = ConfigKeys.safeParse(asked);
  if (!read.success) {
    const errors = read.error.issues.map((issue) => {
      const key = String(issue.path[0]);
      return { key, value: String(asked[key]), expected: issue.message };
    });
    const lines = errors.map(({ key, value, expected }) => `${key}=${value}: expected ${expected}`);
    throw new AppError('invalid', `The configuration is not valid. ${lines.join('; ')}`, { errors });
  }
  const keys = read.data;
  return Object.freeze({
    port: keys.PORT,
    host: keys.HOST,
    dataFolder: resolve(folder, keys.NEWSTALLY_DATA),
    timezone: keys.NEWSTALLY_TIMEZONE,
    memory: keys.NEWSTALLY_MEMORY,
    demo: keys.NEWSTALLY_DEMO === 'on',
    fetchAllow:
      keys.NEWSTALLY_FETCH_ALLOW === 'none' ? [] : keys.NEWSTALLY_FETCH_ALLOW.split(',').map((one) => one.trim()),
    log: keys.NEWSTALLY_LOG,
  });
}

/** The configuration of this process: the only reader of its environment. */
export const configOfProcess = (folder: string): Config => readConfig(process.env, folder);

/** Where the database stands in the data folder. */
export const databaseFile = (config: Config): string => join(config.dataFolder, 'newstally.duckdb');
