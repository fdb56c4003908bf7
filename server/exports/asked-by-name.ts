import { AppError } from '../base/errors.ts';
import { nearest } from '../base/nearest.ts';
import { invalid } from '../base/settle.ts';
import type { Asked } from '../contract/filters.ts';
import { questions } from '../contract/questions/all.ts';
import type { Question } from '../contract/question.ts';
import { FORMATS } from '../contract/vocabulary.ts';

/** A question as it is asked in words: by its name, and filters as text. */
export type AskedByName = { readonly question: Question; readonly id: string | null; readonly asked: Asked };

/** A question with its filters read and defaulted. Throws `invalid` where there is no such question, and by key where a filter is wrong. */
export function questionAsked(name: string, sent: Readonly<Record<string, string>>): AskedByName {
  const { question, id } = questionNamed(name);
  const read = question.filters.safeParse(sent);
  if (read.success) return { question, id, asked: read.data as Asked };
  throw invalid(
    read.error.issues.map((issue) => {
      const key = issue.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : String(issue.path[0] ?? '');
      const value = sent[key] ?? '';
      const expected =
        issue.code === 'unrecognized_keys'
          ? `a key of this question: ${Object.keys(question.filters.shape).join(', ')}`
          : key === 'format'
            ? knownFormat(value, issue.message)
            : issue.message;
      return { key, value, expected };
    }),
  );
}

const knownFormat = (value: string, message: string): string => {
  const close = nearest(value, FORMATS);
  return close === null ? message : `${message}; nearest is ${close}`;
};

/** "mentions" is the question at /mentions, "actors/antony-blinken" the one at /actors/{id}. */
function questionNamed(name: string): { question: Question; id: string | null } {
  const path = `/${name.replace(/^\//, '')}`;
  const plain = (questions as readonly Question[]).find((question) => question.path === path);
  if (plain !== undefined) return { question: plain, id: null };
  const [, list, id] = /^(\/[a-z-]+)\/([a-z0-9-]+)$/.exec(path) ?? [];
  const single = (questions as readonly Question[]).find((question) => question.path === `${list}/{id}`);
  if (single !== undefined && id !== undefined) return { question: single, id };
  const names = questions.map((question) => question.path.slice(1)).join(', ');
  throw new AppError('invalid', `There is no question "${name}". There are: ${names}.`);
}
