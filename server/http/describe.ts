import { CODES, type Code } from '../base/errors.ts';
import type { Example, Examples } from '../contract/examples.ts';
import { JSON_TYPE } from './declare.ts';
import { scopeOf } from './scopes.ts';

/** The parts of an OpenAPI document that are looked at and added to here. */
export type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: object } | undefined;
};
export type Operation = {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly object[];
  parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, unknown>> };
  responses: Record<string, Answered>;
  readonly 'x-help'?: Readonly<Record<string, unknown>>;
};
export type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Readonly<Record<string, unknown>>;
};
export type Answered = {
  readonly description: string;
  readonly headers?: object;
  readonly content?: Readonly<Record<string, { readonly schema?: unknown; readonly example?: unknown }>>;
};

const PROBLEM_TYPE = 'application/problem+json';

/** What any request may be answered with, whatever it asks for. */
const ANYWHERE: readonly (readonly [Code, string])[] = [
  ['unauthorized', 'Others than this machine are let in, and no key was sent, or none that is good'],
  ['forbidden', 'The request did not come from this machine, or a page of another origin may not write'],
  ['too_many', 'More requests than are answered in a minute; Retry-After says when to ask again'],
  ['internal', 'Something failed on our side; the log has it under the request id'],
];

/** What a body of JSON may be refused with before it is read. */
const OF_BODIES: readonly (readonly [Code, string])[] = [
  ['too_large', 'The body has more than 1 MB'],
  ['media_type', 'The body is not application/json'],
];

const KEY =
  'Needed where others than this machine are let in: a key of the scope that the operation names (read, ingest, correct, admin).';

const text = (description: string) => ({ description, schema: { type: 'string' } });
const ALWAYS = {
  'X-Request-Id': text('Names the request in the log; one that is sent is kept'),
  RateLimit: text('Requests of this minute: limit, remaining, and seconds until they are given anew (reset)'),
  'RateLimit-Policy': text('Requests in a window of so many seconds'),
};
const ANSWERED = {
  ...ALWAYS,
  ETag: text('Weak: the state of the data and the query. Sent back as If-None-Match, nothing new is a 304'),
  Link: text('rel="next": the next page of a list'),
};

/** The declarations' document with what holds for every operation: common problems, headers, an example of each. */
export function described(document: Document, examples: Examples): Document {
  const paths = Object.fromEntries(
    Object.entries(document.paths).map(([path, operations]) => [
      path,
      Object.fromEntries(
        Object.entries(operations).map(([method, one]) => [
          method,
          withExamples(withProblems(one, path), examples[path.replace('/api/v1', '')]),
        ]),
      ),
    ]),
  );
  const securitySchemes = { key: { type: 'http', scheme: 'bearer', description: KEY } };
  return { ...document, paths, components: { ...document.components, securitySchemes } as Document['components'] };
}

function withProblems(operation: Operation, path: string): Operation {
  const sendsJson = operation.requestBody?.content?.[JSON_TYPE] !== undefined;
  const problems = [...ANYWHERE, ...(sendsJson ? OF_BODIES : [])].map(([code, description]): [string, Answered] => [
    String(CODES[code].status),
    { description, content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } } },
  ]);
  const responses = { ...Object.fromEntries(problems), ...operation.responses };
  const scope = scopeOf(operation);
  return {
    ...operation,
    ...(scope === null ? {} : { security: [{}, { key: [scope] }] }),
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, one]) => [status, answered(status, one, path)]),
    ),
  };
}

function answered(status: string, one: Answered, path: string): Answered {
  const code = (Object.keys(CODES) as Code[]).find((known) => CODES[known].status === Number(status));
  if (code === undefined || one.content?.[PROBLEM_TYPE] === undefined) return { ...one, headers: ALWAYS };
  const { title } = CODES[code];
  const example = {
    type: 'about:blank',
    title,
    status: Number(status),
    detail: one.description,
    instance: path,
    code,
    request_id: '0d0e5a7e-5a2c-4b55-9c3e-2f3ab1f0c1d2',
  };
  const retry = code === 'busy' || code === 'too_many' ? { 'Retry-After': text('Seconds to wait') } : {};
  return {
    ...one,
    headers: { ...ALWAYS, ...retry },
    content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' }, example } },
  };
}

function withExamples(operation: Operation, example: Example | undefined): Operation {
  if (example === undefined) return operation;
  const asked = new URLSearchParams(example.query);
  const parameters = operation.parameters?.map((one) => {
    const said = one.in === 'path' ? example.id : asked.get(one.name);
    return said === null ? one : { ...one, example: one.schema['type'] === 'integer' ? Number(said) : said };
  });
  const { 200: good, ...others } = operation.responses;
  if (good?.content === undefined) return operation;
  const json = { ...good.content[JSON_TYPE], example: example.answer };
  return {
    ...operation,
    ...(parameters === undefined ? {} : { parameters }),
    responses: { 200: { ...good, headers: ANSWERED, content: { ...good.content, [JSON_TYPE]: json } }, ...others },
  };
}
