import { join } from 'node:path';
import { z } from 'zod';
import { yamlFolder } from './files.ts';
import type { Register } from './register.ts';
import type { Roles } from './roles.ts';

const File = z.record(z.string(), z.record(z.string(), z.string()));

type Step = { readonly from: string; readonly holder: string | null; readonly acting: boolean };

/** "2007-05-16 Nicolas Sarkozy > 2012-05-15 -": days rise, so the terms of one chain cannot overlap. */
function steps(chain: string): Step[] {
  const read = chain.split(' > ').map((step) => {
    const found = /^(?<from>\d{4}(?:-\d{2}-\d{2})?) (?<holder>.+?)(?<acting> \(acting\))?$/.exec(step.trim());
    const { from = '', holder = '', acting } = found?.groups ?? {};
    if (from === '') throw new Error(`cannot read the step ${step}`);
    return { from, holder: holder === '-' ? null : holder, acting: acting !== undefined };
  });
  for (const [index, { from }] of read.entries()) {
    const before = read[index - 1];
    if (before !== undefined && before.from >= from)
      throw new Error(`${from} does not follow ${before.from} in ${chain}`);
  }
  return read;
}

/** Which offices the chains tell in full, as "role of": other sources are silent about them. */
export type Chained = ReadonlySet<string>;

/** Adds the holders of offices in order. Who is not known yet becomes an actor of the country of the office. */
export function addTerms(register: Register, sources: string, roles: Roles): Chained {
  const told = new Set<string>();
  for (const file of yamlFolder(join(sources, 'terms'), File)) {
    for (const [of, chains] of Object.entries(file)) {
      for (const [role, chain] of Object.entries(chains)) {
        const taken = `${role} ${of}`;
        if (told.has(taken)) throw new Error(`${taken} is told twice`);
        told.add(taken);
        addChain(register, roles, role, of, steps(chain));
      }
    }
  }
  return told;
}

function addChain(register: Register, roles: Roles, role: string, of: string, chain: readonly Step[]): void {
  const title = roles.title(role, of);
  for (const [index, { from, holder, acting }] of chain.entries()) {
    if (holder === null) continue;
    const id = register.person({ name: holder, country: register.nation(of) });
    register.office(id, {
      title: acting ? `Acting ${title}` : title,
      role,
      of,
      from,
      to: chain[index + 1]?.from ?? null,
    });
  }
}
