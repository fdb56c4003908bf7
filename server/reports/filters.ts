import { invalid } from '../base/settle.ts';
import { ReportFilters } from '../contract/report.ts';
import { REPORT_FORMATS } from '../contract/vocabulary.ts';

/** Filters of a report as they are told in words, read and defaulted. Throws `invalid` by key where one is wrong. */
export function readReportFilters(sent: Readonly<Record<string, string>>): ReportFilters {
  const read = ReportFilters.safeParse(sent);
  if (read.success) return read.data;
  throw invalid(
    read.error.issues.map((issue) => {
      const key = issue.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : String(issue.path[0] ?? '');
      const expected =
        issue.code === 'unrecognized_keys'
          ? `a key of this report: ${Object.keys(ReportFilters.shape).join(', ')}`
          : key === 'format'
            ? `one of ${REPORT_FORMATS.join(', ')}`
            : issue.message;
      return { key, value: sent[key] ?? '', expected };
    }),
  );
}
