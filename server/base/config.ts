import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { NamedDelivery } from '../contract/delivery.ts';
import type { ToldAlert, ToldSchedule } from '../contract/schedule.ts';
import { type Scope, SCORER_CHOICES, type ScorerChoice } from '../contract/vocabulary.ts';
import type { NamedMembers, OfRosters } from '../contract/roster.ts';
import { type ConfigFile, parseConfigFile, readConfigFile, USUAL_FILE, type WrongLine } from './config-file.ts';
import { OIDC_KEYS, OIDC_SECRET, type Oidc, oidcOf } from './config-oidc.ts';
import { isZone, type Named, noSections, withSecrets } from './config-sections.ts';
import { AppError, type KeyError } from './errors.ts';

const SCORER_URL = 'none, or an address such as http://127.0.0.1:8000/score';
const PORTS = 'a whole number from 0 to 65535';

/** Every key Newstally reads from the environment or its configuration file, with its default; README lists the same, and a test compares. */
export const ConfigKeys = z.strictObject({
  PORT: z.coerce
    .number(PORTS)
    .int(PORTS)
    .min(0, PORTS)
    .max(65_535, PORTS)
    .optional()
    .describe('Port of the server; when not set, 4747 or the next free one'),
  HOST: z
    .string()
    .regex(/^[\w.:-]{1,253}$/, 'an address such as 127.0.0.1 or 0.0.0.0, or a name of this machine')
    .default('127.0.0.1')
    .describe('Address the server listens on; any but loopback lets other machines in, and needs keys'),
  NEWSTALLY_ACCESS: z
    .enum(['auto', 'keys'], 'auto or keys')
    .default('auto')
    .describe('keys asks for a key on this machine too; auto only where other machines are let in'),
  NEWSTALLY_ALLOWED_HOSTS: z
    .string()
    .regex(/^(?:none|[\w.-]+(?:\s*,\s*[\w.-]+)*)$/, 'none, or names such as news.example, with commas between')
    .default('none')
    .describe('Names under which the server may be asked, where keys are needed'),
  NEWSTALLY_TRUSTED_PROXIES: z
    .string()
    .regex(/^(?:none|[\da-f.:/]+(?:\s*,\s*[\da-f.:/]+)*)$/i, 'none, or ranges such as 10.1.2.0/24, with commas between')
    .default('none')
    .describe('Proxies whose forwarded headers are believed'),
  NEWSTALLY_PROXY_USER: z
    .string()
    .regex(/^[A-Za-z][\w-]{0,60}$/, 'none, or the name of a header such as X-Forwarded-User')
    .default('none')
    .describe('Header in which a trusted proxy names who has signed in there'),
  NEWSTALLY_PROXY_SCOPES: z
    .string()
    .regex(
      /^(?:read|ingest|correct|admin)(?:\s*,\s*(?:read|ingest|correct|admin))*$/,
      'scopes among read, ingest, correct, admin',
    )
    .default('read')
    .describe('What those who signed in at the proxy may do'),
  ...OIDC_KEYS,
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
  NEWSTALLY_SCORER: z
    .enum(SCORER_CHOICES, SCORER_CHOICES.join(', '))
    .default('blend')
    .describe(
      'What scores the tone: blend (trained), linear (trained, smaller), lexicon (word scores), http (a model of your own)',
    ),
  NEWSTALLY_SCORER_URL: z
    .union([z.literal('none'), z.url({ protocol: /^https?$/ })], SCORER_URL)
    .default('none')
    .describe('Address of the model that NEWSTALLY_SCORER=http asks'),
  NEWSTALLY_SCORER_NAME: z
    .string()
    .regex(/^[\w.-]{1,40}@[\w.-]{1,20}$/, 'a name and a version such as my-model@2')
    .default('http@1')
    .describe('Name and version that its scores are stored by; another one offers history to be scored anew'),
  NEWSTALLY_WORKERS: z
    .string()
    .regex(/^(?:auto|[1-9]|[12]\d|3[0-2])$/, 'auto, or a whole number from 1 to 32')
    .default('auto')
    .describe('Threads that analyse articles; auto is one for each core, four at most'),
  NEWSTALLY_DEMO: z
    .enum(['on', 'off'], 'on or off')
    .default('on')
    .describe('Whether an empty database is filled with the demo at start'),
  NEWSTALLY_FETCH_ALLOW: z
    .string()
    .regex(/^(?:none|[\da-f.:/]+(?:\s*,\s*[\da-f.:/]+)*)$/i, 'none, or ranges such as 10.1.2.0/24, with commas between')
    .default('none')
    .describe('Ranges inside the own network that feeds and pages may be fetched from'),
  NEWSTALLY_CORS: z
    .string()
    .regex(
      /^(?:none|https?:\/\/[\w.-]+(?::\d+)?(?:\s*,\s*https?:\/\/[\w.-]+(?::\d+)?)*)$/i,
      'none, or origins such as https://notebook.example, with commas between',
    )
    .default('none')
    .describe('Origins whose pages may ask the API; they may read and never write'),
  NEWSTALLY_RATE: z
    .string()
    .regex(/^(?:none|[1-9]\d{0,8})$/, 'none, or a whole number of requests')
    .default('60000')
    .describe('Requests to the API that one address may make in a minute'),
  NEWSTALLY_URL: z
    .union([z.literal('none'), z.url({ protocol: /^https?$/ })], 'none, or an address such as https://news.example')
    .default('none')
    .describe('Address at which readers open the dashboard, for links in what is sent; its own when not set'),
  NEWSTALLY_CONFIG: z
    .string()
    .default(USUAL_FILE)
    .describe('Configuration file, read where it is there; none leaves it out'),
  NEWSTALLY_LOG: z
    .enum(['silent', 'error', 'info'], 'silent, error or info')
    .default('error')
    .describe('How much is logged to standard error'),
});

export type Config = {
  readonly port: number | undefined;
  readonly host: string;
  /** Whether everybody needs a key, and what is believed of whom. */
  readonly access: {
    readonly required: boolean;
    readonly hosts: readonly string[];
    readonly trustedProxies: readonly string[];
    readonly proxyUser: string | null;
    readonly proxyScopes: readonly Scope[];
    /** Where readers may sign in besides; null where keys alone open. */
    readonly oidc: Oidc | null;
  };
  readonly dataFolder: string;
  readonly timezone: string;
  readonly memory: string;
  readonly demo: boolean;
  readonly scorer: ScorerChoice;
  /** A model outside, where that scores; null where one that ships does. */
  readonly outside: { readonly url: string; readonly name: string } | null;
  /** Threads that analyse; null is as many as suit the machine. */
  readonly workers: number | null;
  /** Ranges inside the own network that may be fetched from; the open internet always may. */
  readonly fetchAllow: readonly string[];
  /** Origins whose pages may ask the API. */
  readonly cors: readonly string[];
  /** Requests a minute from one address; null is as many as it likes. */
  readonly rate: number | null;
  /** Where readers open the dashboard; null is wherever it listens. */
  readonly url: string | null;
  readonly log: string;
  /** Named sets of actors; those that are made in the app are in the database. */
  readonly rosters: OfRosters<readonly NamedMembers[]>;
  /** Where things may be sent, with their secrets; the folder beside the database is always there. */
  readonly deliveries: readonly NamedDelivery[];
  /** What is sent again and again, and what is watched for; those that are made in the app are in the database. */
  readonly schedules: readonly Named<ToldSchedule>[];
  readonly alerts: readonly Named<ToldAlert>[];
};

/** The key of the configuration file for one of the environment: the same in lower case, without what tells ours from others. */
const fileKey = (key: string): string => key.replace(/^NEWSTALLY_/, '').toLowerCase();

/** What the file cannot say: its own place, and a secret. */
export const FILE_KEYS: readonly string[] = Object.keys(ConfigKeys.shape)
  .filter((key) => key !== 'NEWSTALLY_CONFIG' && key !== OIDC_SECRET.name)
  .map(fileKey);

const NO_FILE: ConfigFile = {
  file: '',
  values: new Map(),
  rosters: { watchlists: [], collections: [] },
  sections: noSections(),
  wrong: [],
};

/** A key as it was said: by the environment, or in a line of the file. */
type Said = { readonly key: string; readonly text: string; readonly line: number | null };
type WrongKey = KeyError & { readonly line: number | null };

/** What is wrong with the keys that are set. */
const wrongIn = (said: ReadonlyMap<string, Said>): WrongKey[] =>
  [...said].flatMap(([name, { key, text, line }]) => {
    const read = ConfigKeys.shape[name as keyof typeof ConfigKeys.shape].safeParse(text);
    return (read.error?.issues ?? []).map(({ message }) => ({ key, value: text, expected: message, line }));
  });

/** A secret that stands in the file all the same is not shown to whoever sees the refusal. */
const withoutSecret = (one: WrongLine): WrongLine =>
  one.key === OIDC_SECRET.key
    ? { ...one, value: '…', expected: `the environment variable ${OIDC_SECRET.name}: the file must not hold a secret` }
    : one;

/** Refuses a configuration: the environment says key=value, the file has lines. */
function refuse(wrong: readonly WrongKey[], file: string): never {
  const errors = wrong.map(({ line, key, value, expected }) => ({
    key: line === null ? key : [`${file}, line ${line}`, key].filter(Boolean).join(': '),
    value,
    expected,
  }));
  const lines = errors.map(
    ({ key, value, expected }, at) => `${key}${wrong[at]?.line === null ? '=' : ': '}${value}: expected ${expected}`,
  );
  throw new AppError('invalid', `The configuration is not valid. ${lines.join('; ')}`, { errors });
}

/**
 * The frozen configuration: the environment, then the configuration file, then the defaults. Throws `invalid` and names every
 * wrong key of both with its value and what would be right; those of the file with their line.
 */
export function readConfig(environment: Record<string, string | undefined>, folder: string): Config {
  const found = readConfigFile(environment['NEWSTALLY_CONFIG'], folder);
  const file = found === null ? NO_FILE : parseConfigFile(found.file, found.text, FILE_KEYS);
  const [ofFile, ofEnvironment] = [new Map<string, Said>(), new Map<string, Said>()];
  for (const name of Object.keys(ConfigKeys.shape)) {
    const key = fileKey(name);
    const value = name === 'NEWSTALLY_CONFIG' ? undefined : file.values.get(key);
    if (value !== undefined) ofFile.set(name, { key, ...value });
    const text = environment[name];
    if (text !== undefined && text !== '') ofEnvironment.set(name, { key: name, text, line: null });
  }
  const inFile = [...file.wrong.map(withoutSecret), ...wrongIn(ofFile)].toSorted(
    (l, r) => (l.line ?? 0) - (r.line ?? 0),
  );
  const unset: WrongKey[] = [];
  const deliveries = withSecrets(file.sections.deliveries, environment, (key, variable) => {
    const expected = `the environment variable ${variable} to be set: it holds the secret`;
    unset.push({ key, value: variable, expected, line: null });
  });
  const wrong = [...wrongIn(ofEnvironment), ...inFile, ...unset];
  if (wrong.length > 0) refuse(wrong, file.file);
  const keys = ConfigKeys.parse(
    Object.fromEntries([...ofFile, ...ofEnvironment].map(([key, { text }]) => [key, text] as const)),
  );
  if (keys.NEWSTALLY_SCORER === 'http' && keys.NEWSTALLY_SCORER_URL === 'none') {
    const expected = `the address of the model that NEWSTALLY_SCORER=http asks, such as http://127.0.0.1:8000/score`;
    refuse([{ key: 'NEWSTALLY_SCORER_URL', value: 'none', expected, line: null }], file.file);
  }
  const oidc = oidcOf(keys, (missing) => void unset.push({ ...missing, line: null }));
  if (unset.length > 0) refuse(unset, file.file);
  return Object.freeze({
    port: keys.PORT,
    host: keys.HOST,
    access: {
      required: keys.NEWSTALLY_ACCESS === 'keys' || !isLoopback(keys.HOST),
      hosts: listIn(keys.NEWSTALLY_ALLOWED_HOSTS).map((name) => name.toLowerCase()),
      trustedProxies: listIn(keys.NEWSTALLY_TRUSTED_PROXIES),
      proxyUser: keys.NEWSTALLY_PROXY_USER === 'none' ? null : keys.NEWSTALLY_PROXY_USER,
      proxyScopes: listIn(keys.NEWSTALLY_PROXY_SCOPES) as Scope[],
      oidc,
    },
    dataFolder: resolve(folder, keys.NEWSTALLY_DATA),
    timezone: keys.NEWSTALLY_TIMEZONE,
    memory: keys.NEWSTALLY_MEMORY,
    demo: keys.NEWSTALLY_DEMO === 'on',
    scorer: keys.NEWSTALLY_SCORER,
    outside:
      keys.NEWSTALLY_SCORER === 'http' ? { url: keys.NEWSTALLY_SCORER_URL, name: keys.NEWSTALLY_SCORER_NAME } : null,
    workers: keys.NEWSTALLY_WORKERS === 'auto' ? null : Number(keys.NEWSTALLY_WORKERS),
    fetchAllow: listIn(keys.NEWSTALLY_FETCH_ALLOW),
    cors: listIn(keys.NEWSTALLY_CORS).map((one) => one.toLowerCase()),
    rate: keys.NEWSTALLY_RATE === 'none' ? null : Number(keys.NEWSTALLY_RATE),
    url: keys.NEWSTALLY_URL === 'none' ? null : keys.NEWSTALLY_URL.replace(/\/+$/, ''),
    log: keys.NEWSTALLY_LOG,
    rosters: file.rosters,
    deliveries,
    schedules: file.sections.schedules,
    alerts: file.sections.alerts,
  });
}

/** Whether only this machine can ask at an address. */
const isLoopback = (host: string): boolean => /^(?:127(?:\.\d{1,3}){3}|::1|localhost)$/i.test(host);

/** A list by commas; "none" is an empty one. */
const listIn = (text: string): string[] => (text === 'none' ? [] : text.split(',').map((one) => one.trim()));

/** The configuration of this process: the only reader of its environment. */
export const configOfProcess = (folder: string): Config => readConfig(process.env, folder);

/** Where the database stands in the data folder. */
export const databaseFile = (config: Config): string => join(config.dataFolder, 'newstally.duckdb');

/** Where backups go unless told otherwise. */
export const backupsFolder = (config: Config): string => join(config.dataFolder, 'backups');

/** Where the key of the commands of this machine stands while a server runs that needs keys. */
export const localKeyFile = (config: Config): string => join(config.dataFolder, 'local-key');
