import type { Answer } from '../contract/answer.ts';
import type { Question } from '../contract/question.ts';
import { columnsOf } from './csv.ts';

/**
 * What a CSV file is, for the file beside it that the W3C's "Metadata Vocabulary for Tabular Data" (2015) names after it: its
 * columns, and of the answer all but the rows: query, snapshot, versions, notes.
 */
export function csvMetadata(
  question: Question,
  { query, snapshot, versions, notes }: Omit<Answer<unknown>, 'rows'>,
  file: string,
): string {
  const shape = question.row.shape as Readonly<Record<string, { readonly description?: string | undefined }>>;
  return `${JSON.stringify(
    {
      '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
      url: file,
      'dc:title': question.summary,
      'dc:description': question.help.method,
      'dc:source': `Newstally ${question.path}`,
      newstally: { query, snapshot, versions, notes },
      dialect: { header: true, encoding: 'utf-8', lineTerminators: ['\r\n'] },
      tableSchema: {
        columns: columnsOf(question).map((name) => {
          const { description } = shape[name] ?? {};
          return { name, titles: name, ...(description === undefined ? {} : { 'dc:description': description }) };
        }),
      },
    },
    null,
    2,
  )}\n`;
}
