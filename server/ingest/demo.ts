import { join } from 'node:path';
import { Readable } from 'node:stream';
import { projectRoot } from '../base/root.ts';
import { ingest, type Outcome, type Street } from './ingest.ts';
import { openInputs } from './open.ts';

/** Reads the reports that ship with the project, as one run named "demo". */
export const loadDemo = (street: Street): Promise<Outcome> =>
  ingest(openInputs([join(projectRoot(), 'data', 'demo')], { stdin: Readable.from([]) }), street, {
    input: 'demo',
    source: null,
    published: null,
  });
