import type { Help } from '../server/contract/question.ts';
import type { Path } from '../server/contract/questions/all.ts';
import { msg, str } from './words.ts';

/** The help of a question, with what was measured of the figures it rests on. */
export type Described = Help & { readonly measured?: readonly string[] };

type Description = { paths?: Record<string, { get?: { 'x-help'?: Described } } | undefined> };

let described: Promise<Description> | null = null;

/** The four parts of help of a question, written once beside its declaration; null where the description has none. */
export async function helpFor(path: Path): Promise<Described | null> {
  described ??= load();
  const { paths } = await described;
  return paths?.[`/api/v1${path}`]?.get?.['x-help'] ?? null;
}

async function load(): Promise<Description> {
  try {
    const response = await fetch('/api/openapi.json');
    if (!response.ok) throw new Error(msg(str`the description of the API answered ${response.status}`));
    return (await response.json()) as Description;
  } catch (error) {
    described = null; // the next opening tries again
    throw error;
  }
}
