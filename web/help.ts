import type { Help } from '../server/contract/question.ts';
import type { Path } from '../server/contract/questions/all.ts';

type Described = { paths?: Record<string, { get?: { 'x-help'?: Help } } | undefined> };

let described: Promise<Described> | null = null;

/** The four parts of help of a question, written once beside its declaration; null where the description has none. */
export async function helpFor(path: Path): Promise<Help | null> {
  described ??= load();
  const { paths } = await described;
  return paths?.[`/api/v1${path}`]?.get?.['x-help'] ?? null;
}

async function load(): Promise<Described> {
  try {
    const response = await fetch('/api/openapi.json');
    if (!response.ok) throw new Error(`the description of the API answered ${response.status}`);
    return (await response.json()) as Described;
  } catch (error) {
    described = null; // the next opening tries again
    throw error;
  }
}
