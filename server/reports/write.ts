import type { ReportFormat } from '../contract/vocabulary.ts';
import type { Document } from './document.ts';

/** A report as a file. */
export type Written = { readonly bytes: Uint8Array; readonly type: string; readonly file: string };

const TYPES: Readonly<Record<ReportFormat, { readonly type: string; readonly ending: string }>> = {
  html: { type: 'text/html; charset=utf-8', ending: 'html' },
  pdf: { type: 'application/pdf', ending: 'pdf' },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx' },
  csv: { type: 'application/zip', ending: 'zip' },
};

export const typeOf = (format: ReportFormat): string => TYPES[format].type;

/** A document in one of its faces. Each is loaded when it is first written: most processes write none. */
export async function write(document: Document, format: ReportFormat): Promise<Written> {
  const { type, ending } = TYPES[format];
  return { bytes: await bytesOf(document, format), type, file: `${nameOf(document)}.${ending}` };
}

async function bytesOf(document: Document, format: ReportFormat): Promise<Uint8Array> {
  switch (format) {
    case 'html':
      return new TextEncoder().encode((await import('./html.ts')).htmlOf(document));
    case 'csv':
      return (await import('./bundle.ts')).bundleOf(document);
    case 'pdf':
      return (await import('./pdf.ts')).pdfOf(document);
    case 'xlsx':
      return (await import('./workbook.ts')).workbookOf(document);
  }
}

/** "newstally-weekly-brief-2022-06-06_2022-06-12-snapshot-27-f7319416": says what it is, of which days, as of when. */
const nameOf = ({ template, days, provenance }: Document): string =>
  `newstally-${template}-${days.from}_${days.to}-snapshot-${provenance.snapshot}`;
