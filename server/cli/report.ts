import { createWriteStream, renameSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { Config } from '../base/config.ts';
import { readReportFilters } from '../reports/filters.ts';
import { houseOf } from './house.ts';

/** Where a server is found that nobody gave a port: links of a report lead there. */
const USUAL_PORT = 4747;

/** `format` null leaves it to the filters. */
export type ReportOptions = { readonly filters: string; readonly format: string | null; readonly out: string | null };

/** Writes a report, with the same filters as a dashboard link, into a file that says what it is, or one that is named. */
export async function writeReport(
  config: Config,
  name: string,
  { filters, format, out }: ReportOptions,
  print: (line: string) => void,
): Promise<void> {
  const { reportNamed } = await import('../reports/templates.ts');
  const template = reportNamed(name);
  const sent = { ...Object.fromEntries(new URLSearchParams(filters)), ...(format === null ? {} : { format }) };
  const given = readReportFilters(sent);
  const { asking, close } = await houseOf(config);
  try {
    const { compose } = await import('../reports/compose.ts');
    const { write } = await import('../reports/write.ts');
    const host = config.host.includes(':') ? `[${config.host}]` : config.host;
    const origin = `http://${host}:${config.port ?? USUAL_PORT}`;
    const { bytes, file } = await write(await compose(asking, template, given, origin), given.format);
    if (out === '-') {
      process.stdout.write(bytes);
      return;
    }
    const path = out ?? file;
    // A file appears under its name only when it is whole.
    await pipeline(Readable.from([bytes]), createWriteStream(`${path}.part`));
    renameSync(`${path}.part`, path);
    print(`Wrote ${path}: ${bytes.length} bytes.`);
  } finally {
    await close();
  }
}
