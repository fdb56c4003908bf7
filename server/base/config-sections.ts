import { type Document, isMap, type Node } from 'yaml';
import type { z } from 'zod';
import { type NamedDelivery, ToldDelivery } from '../contract/delivery.ts';
import { ToldAlert, ToldSchedule } from '../contract/schedule.ts';
import { USUAL_DELIVERY } from '../contract/vocabulary.ts';
import { nearest } from './nearest.ts';
import { scheduleOf, SCHEDULE_WORDS } from './schedule.ts';
import { wrongSlug } from './roster-words.ts';

/** Notes that something at a place of the file is wrong: its key, its value, and what would be right. */
export type NoteAt = (node: unknown, key: string, value: string, expected: string) => void;
/** One entry of a section: its name, what is said of it, and where it stands. */
export type Said = { readonly key: string; readonly node: Node | null; readonly at: unknown };
/** An entry by its name. */
export type Named<Told> = { readonly slug: string; readonly told: Told };

/** What a file says of sending: where to, what, and what is watched for. Secrets are still names of variables. */
export type Sections = {
  deliveries: Named<ToldDelivery>[];
  schedules: Named<ToldSchedule>[];
  alerts: Named<ToldAlert>[];
};
export type SectionName = keyof Sections;

const SCHEMAS: { readonly [Name in SectionName]: z.ZodType } = {
  deliveries: ToldDelivery,
  schedules: ToldSchedule,
  alerts: ToldAlert,
};
export const SECTIONS = Object.keys(SCHEMAS) as SectionName[];

export const noSections = (): Sections => ({ deliveries: [], schedules: [], alerts: [] });

/** Reads the entries of one section; whatever is wrong is noted at its own line. */
export function sectionIn(name: SectionName, said: readonly Said[], document: Document, into: Sections, note: NoteAt) {
  for (const { key: slug, node, at } of said) {
    const path = `${name}.${slug}`;
    const wrong = wrongSlug(slug);
    if (wrong !== null) note(at, path, slug, wrong);
    if (name === 'deliveries' && slug === USUAL_DELIVERY)
      note(
        at,
        path,
        slug,
        `another name: "${USUAL_DELIVERY}" is the folder beside the database, which is always there`,
      );
    const read = SCHEMAS[name].safeParse(isMap(node) ? node.toJS(document) : null);
    if (read.success) {
      (into[name] as Named<unknown>[]).push({ slug, told: read.data });
      if (name === 'schedules') checkWhen(read.data as ToldSchedule, node, path, note);
      continue;
    }
    if (!isMap(node)) {
      note(node ?? at, path, '', 'a map of keys and values');
      continue;
    }
    for (const issue of read.error.issues) {
      const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
      for (const key of unknown)
        note(placeOf(node, [key]) ?? at, `${path}.${key}`, '', knownKey(key, SCHEMAS[name], node.toJS(document)));
      if (unknown.length > 0) continue;
      const keys = issue.path.map(String);
      const found = placeOf(node, issue.path as (string | number)[]);
      note(found ?? at, [path, ...keys].join('.'), found === null ? '' : textOf(found), issue.message);
    }
  }
}

/** A time that never comes is found before anybody waits for it. */
function checkWhen({ when, timezone }: ToldSchedule, node: Node | null, path: string, note: NoteAt): void {
  const zone = timezone ?? 'UTC';
  if (!isZone(zone)) note(placeOf(node, ['timezone']), `${path}.timezone`, zone, 'an IANA zone such as Europe/Kyiv');
  else if (scheduleOf(when, zone) === null) note(placeOf(node, ['when']), `${path}.when`, when, SCHEDULE_WORDS);
}

export const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

const placeOf = (node: Node | null, path: readonly (string | number)[]): Node | null =>
  isMap(node) ? ((node.getIn(path, true) as Node | undefined) ?? null) : null;

const textOf = (node: Node): string => {
  const value: unknown = node.toJSON();
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 200);
};

/** The keys that there may be; of a delivery those of its kind. */
function knownKey(key: string, schema: z.ZodType, said: unknown): string {
  const kind = (said as { kind?: unknown } | null)?.kind;
  const options = (schema as { options?: readonly z.ZodObject[] }).options;
  const shape = (options?.find((one) => (one.shape['kind'] as z.ZodLiteral | undefined)?.value === kind) ?? schema) as
    | z.ZodObject
    | undefined;
  const keys = Object.keys(shape?.shape ?? {});
  const close = nearest(key, keys);
  return close === null ? `one of the keys ${keys.join(', ')}` : `a known key; nearest is \`${close}\``;
}

/** Deliveries with the values of their secrets; those whose variable is not set are told by `missing`. */
export function withSecrets(
  deliveries: readonly Named<ToldDelivery>[],
  environment: Record<string, string | undefined>,
  missing: (key: string, variable: string) => void,
): NamedDelivery[] {
  return deliveries.map(({ slug, told }) => {
    const secrets: Record<string, string> = {};
    for (const [key, variable] of Object.entries(told)) {
      if (!key.endsWith('_env') || typeof variable !== 'string') continue;
      const value = environment[variable];
      if (value === undefined || value === '') missing(`deliveries.${slug}.${key}`, variable);
      else secrets[key.slice(0, -'_env'.length)] = value;
    }
    return { name: slug, told, secrets };
  });
}
