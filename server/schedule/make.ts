import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { hashOf } from '../base/on-disk.ts';
import { invalid } from '../base/settle.ts';
import { FORMAT_FACTS } from '../contract/formats.ts';
import type { Path } from '../contract/questions/all.ts';
import type { Schedule } from '../contract/schedule.ts';
import {
  type Format,
  FORMATS,
  REPORT_FORMATS,
  type ReportFormat,
  type ReportName,
  REPORTS,
} from '../contract/vocabulary.ts';
import type { Asking } from '../exports/answer.ts';
import { questionAsked } from '../exports/asked-by-name.ts';
import { fileOf } from '../exports/files.ts';
import { compose } from '../reports/compose.ts';
import { readReportFilters } from '../reports/filters.ts';
import { letterOf, noteLetter } from '../reports/letter.ts';
import { write } from '../reports/write.ts';
import type { PackedFile, Parcel } from './parcel.ts';

/** What is to be made: of which schedule, as of which snapshot, where its files lie meanwhile, and where links lead. */
export type Making = {
  readonly schedule: Pick<Schedule, 'schedule' | 'name' | 'sends' | 'filters' | 'formats'>;
  readonly snapshot: string;
  readonly folder: string;
  readonly origin: string;
  readonly signal: AbortSignal;
};
/** A parcel before it is known which sending it belongs to. */
export type Made = Omit<Parcel, 'of' | 'sending' | 'cause' | 'slot' | 'events'>;

const asReport = (sends: string): ReportName | null => REPORTS.find((name) => name === sends) ?? null;

/** Formats that something comes in when nobody says. */
export const usualFormats = (sends: string): readonly string[] =>
  asReport(sends) === null ? ['csv'] : ['html', 'pdf'];

/** Throws `invalid` by key where it could never be made: no such report or question, a wrong filter, a format that there is not. */
export function checkMaking(sends: string, filters: string, formats: readonly string[]): void {
  const report = asReport(sends);
  if (report === null && !sends.startsWith('/'))
    throw invalid([
      { key: 'sends', value: sends, expected: `a report (${REPORTS.join(', ')}), or a question such as /mentions` },
    ]);
  const offered: readonly string[] = report === null ? FILE_FORMATS : REPORT_FORMATS;
  for (const format of formats) {
    if (!offered.includes(format))
      throw invalid([{ key: 'formats', value: format, expected: `formats among ${offered.join(', ')}` }]);
    if (report === null) questionAsked(sends, sentWith(filters, format));
    else readReportFilters(sentWith(filters, format));
  }
}

const FILE_FORMATS: readonly Format[] = FORMATS.filter((format) => FORMAT_FACTS[format].file || format === 'json');

const sentWith = (filters: string, format: string): Record<string, string> => ({
  ...Object.fromEntries(new URLSearchParams(filters.replace(/^\?/, ''))),
  format,
});

/** Makes the files of a schedule as of one snapshot. The same snapshot gives the same bytes, at the first attempt as at the last. */
export async function make(asking: Asking, making: Making): Promise<Made> {
  await mkdir(making.folder, { recursive: true });
  const report = asReport(making.schedule.sends);
  return report === null ? makeQuestion(asking, making) : makeReport(asking, report, making);
}

async function makeReport(asking: Asking, report: ReportName, making: Making): Promise<Made> {
  const { schedule, snapshot, folder, origin, signal } = making;
  const given = readReportFilters(sentWith(schedule.filters, 'html'));
  const document = await compose(asking, report, { ...given, snapshot }, origin, { signal });
  const files: PackedFile[] = [];
  for (const format of schedule.formats) {
    const { bytes, type, file } = await write(document, format as ReportFormat);
    const ending = file.slice(file.lastIndexOf('.') + 1);
    const name = `${schedule.schedule}_${document.days.from}_${document.days.to}_snapshot-${snapshot}.${ending}`;
    const path = join(folder, name);
    await writeFile(path, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    files.push({ name, type, bytes: bytes.byteLength, rows: null, sha256, path });
  }
  const { title, subtitle, provenance } = document;
  return {
    instant: provenance.instant,
    title,
    subtitle,
    snapshot,
    link: provenance.link,
    query: provenance.filters,
    files,
    letter: letterOf(
      document,
      files.map(({ name }) => name),
    ),
  };
}

async function makeQuestion(asking: Asking, { schedule, snapshot, folder, origin, signal }: Making): Promise<Made> {
  const files: PackedFile[] = [];
  let query: Record<string, string> = {};
  for (const format of schedule.formats) {
    const { question, id, asked } = questionAsked(schedule.sends, sentWith(schedule.filters, format));
    const file = await fileOf(asking, question.path as Path, { ...asked, snapshot }, id, { signal });
    ({ query } = file.answer);
    const { type, ending } = FORMAT_FACTS[format as Format];
    const range = query['from'] === undefined ? 'all' : `${query['from']}_${query['to']}`;
    const name = `${schedule.schedule}_${range}_snapshot-${snapshot}.${ending}`;
    const path = join(folder, name);
    await pipeline(Readable.from(file.parts, { objectMode: true }), createWriteStream(path));
    files.push({ name, type, bytes: (await stat(path)).size, rows: file.count, sha256: await hashOf(path), path });
  }
  const { format: _format, ...settled } = query;
  const filters = new URLSearchParams(settled).toString();
  const link = `${origin}/api/v1${schedule.sends}?${new URLSearchParams({ ...settled, snapshot })}`;
  const days = settled['from'] === undefined ? '' : `${settled['from']} to ${settled['to']}`;
  const told = files.map(({ name, rows }) => ({ text: `${name}: ${rows ?? 0} rows.`, link }));
  return {
    instant: asking.warehouse.changedAt(),
    title: schedule.name,
    subtitle: days,
    snapshot,
    link,
    query: filters,
    files,
    letter: noteLetter(schedule.name, told, `Snapshot ${snapshot}. Filters: ${filters}`),
  };
}
