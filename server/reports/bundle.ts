import { createHash } from 'node:crypto';
import { zipSync, type Zippable } from 'fflate';
import { questionAt } from '../exports/answer.ts';
import { csvHeader, csvLines } from '../exports/csv.ts';
import type { Document } from './document.ts';

const encoder = new TextEncoder();
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Zip keeps local time without its zone, from 1980 on: one instant for all, written so that it reads the same everywhere. */
export const PACKED_AT = new Date(1980, 0, 1, 0, 0, 0);

/**
 * Every table of a report as the API would write it, RFC 4180, with a manifest that says what each holds: rows, bytes, SHA-256,
 * query and notes. Packed by plain JavaScript, so that the same report is the same bytes on every machine.
 */
export function bundleOf(document: Document): Uint8Array {
  const tables = document.answers.map(({ name, path, query, notes, rows }) => {
    const question = questionAt(path);
    const bytes = encoder.encode(csvHeader(question) + csvLines(question, rows));
    return {
      bytes,
      told: {
        file: `${name}.csv`,
        question: path,
        asks: question.summary,
        rows: rows.length,
        bytes: bytes.length,
        sha256: sha256(bytes),
        query,
        notes,
      },
    };
  });
  const { template, title, subtitle, days, provenance } = document;
  const manifest = {
    report: template,
    title,
    subtitle,
    days,
    link: provenance.link,
    filters: provenance.filters,
    snapshot: provenance.snapshot,
    instant: provenance.instant,
    versions: provenance.versions,
    tables: tables.map(({ told }) => told),
  };
  const files: Zippable = Object.fromEntries([
    ['manifest.json', encoder.encode(`${JSON.stringify(manifest, null, 2)}\n`)],
    ...tables.map(({ told, bytes }) => [told.file, bytes] as const),
  ]);
  return zipSync(files, { level: 9, mtime: PACKED_AT });
}
