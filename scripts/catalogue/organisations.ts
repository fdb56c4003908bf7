import { join } from 'node:path';
import { z } from 'zod';
import { yamlFolder } from './files.ts';
import type { Register } from './register.ts';

const Line = z.strictObject({
  name: z.string(),
  id: z.string().optional(),
  aka: z.array(z.string()).default([]),
  short: z.array(z.string()).default([]),
  nick: z.array(z.string()).default([]),
  demo: z.array(z.string()).default([]).describe('Its members: "Democrats"'),
  meto: z.array(z.string()).default([]),
  seat: z.string().nullable().optional(),
  wikidata: z.string().optional(),
  noname: z.literal(true).optional().describe('The bare name is a common word, so only the other forms count'),
});
const Lines = z.union([z.array(Line), z.record(z.string(), z.array(Line))]);

/** Adds bodies, parties, companies and media. */
export function addOrganisations(register: Register, sources: string): void {
  for (const file of yamlFolder(join(sources, 'organisations'), Lines)) {
    const groups = Array.isArray(file) ? [[null, file] as const] : Object.entries(file);
    for (const [seat, lines] of groups) {
      for (const line of lines) {
        // "Intel" is also what spies gather: there the first longer form is the name in sentences.
        const [first, ...rest] = line.noname === true ? line.aka : [line.name, ...line.aka];
        if (first === undefined) throw new Error(`${line.name} has no form that counts`);
        register.add({
          id: line.id,
          name: first,
          kind: 'organisation',
          country: line.seat === undefined ? seat : line.seat,
          wikidata: line.wikidata,
          forms: { full: rest, acronym: line.short, nickname: line.nick, demonym: line.demo, metonym: line.meto },
        });
      }
    }
  }
}
