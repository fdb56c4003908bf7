import type { Answer, Problem } from '../contract/answer.ts';
import type { Path, RowOf } from '../contract/questions/all.ts';
import type { Format } from '../contract/vocabulary.ts';

/** The filters of a question: text, numbers, or lists that become comma lists. What is undefined is not asked. */
export type Asked = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** Where and how the API is asked. `fetch` is the platform's own when nobody hands in another. */
export type ClientOptions = {
  readonly fetch?: (address: string, init: RequestInit) => Promise<Response>;
  readonly headers?: Readonly<Record<string, string>>;
};

export type AskOptions = { readonly signal?: AbortSignal };

/** What the API refuses, in its own words: a sentence, a code, and one entry for each wrong key. */
export class NewstallyError extends Error {
  readonly status: number;
  readonly code: string;
  readonly request_id: string | null;
  readonly errors: NonNullable<Problem['errors']>;
  /** Seconds to wait before the same is asked again; null where waiting does not help. */
  readonly retry_after: number | null;

  constructor({ status, detail, code, request_id, errors = [] }: Problem, retry_after: number | null) {
    super(detail);
    this.name = 'NewstallyError';
    this.status = status;
    this.code = code;
    this.request_id = request_id;
    this.errors = errors;
    this.retry_after = retry_after;
  }
}

export type Client = {
  /** The answer to a question; of a list its first page. A path with {id} takes the id as a key. */
  ask<P extends Path>(path: P, asked?: Asked, options?: AskOptions): Promise<Answer<RowOf<P>>>;
  /** The pages of a list, one after the other, all of one snapshot where the question knows of snapshots. */
  pages<P extends Path>(path: P, asked?: Asked, options?: AskOptions): AsyncGenerator<Answer<RowOf<P>>>;
  /** The rows of a list from the first to the last. */
  rows<P extends Path>(path: P, asked?: Asked, options?: AskOptions): AsyncGenerator<RowOf<P>>;
  /** The answer as a file; its body is read, or piped, by whoever asks. */
  file(path: Path, format: Format, asked?: Asked, options?: AskOptions): Promise<Response>;
  /** The address of a question, for tools that fetch by themselves. */
  addressOf(path: Path, asked?: Asked): string;
};

/** Rows of one page when pages are only turned: the most there may be. */
const MOST_ROWS = 1000;

/** Asks the API of a running Newstally, such as http://127.0.0.1:4747. */
export function newstally(url: string, { fetch: get = fetch, headers = {} }: ClientOptions = {}): Client {
  const base = url.replace(/\/+$/, '');

  const addressOf: Client['addressOf'] = (path, asked = {}) => {
    let at: string = path;
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries(asked)) {
      if (value === undefined) continue;
      if (key === 'id' && at.includes('{id}')) at = at.replace('{id}', encodeURIComponent(String(value)));
      else query.set(key, Array.isArray(value) ? value.join(',') : String(value));
    }
    const text = query.toString();
    return `${base}/api/v1${at}${text === '' ? '' : `?${text}`}`;
  };

  const send = async (address: string, { signal }: AskOptions): Promise<Response> => {
    const response = await get(address, { headers, ...(signal === undefined ? {} : { signal }) });
    if (response.ok) return response;
    throw await refusal(response);
  };

  const client: Client = {
    addressOf,
    async ask<P extends Path>(path: P, asked: Asked = {}, options: AskOptions = {}) {
      const response = await send(addressOf(path, { ...asked, format: 'json' }), options);
      return (await response.json()) as Answer<RowOf<P>>;
    },
    async *pages<P extends Path>(path: P, asked: Asked = {}, options: AskOptions = {}) {
      let page = await client.ask(path, asked, options);
      yield page;
      while (page.next !== undefined) {
        page = await client.ask(path, { ...asked, cursor: page.next }, options);
        yield page;
      }
    },
    async *rows<P extends Path>(path: P, asked: Asked = {}, options: AskOptions = {}) {
      for await (const { rows } of client.pages(path, { limit: MOST_ROWS, ...asked }, options)) yield* rows;
    },
    file: (path, format, asked = {}, options = {}) => send(addressOf(path, { ...asked, format }), options),
  };
  return client;
}

/** What is no problem of ours, such as the answer of a proxy on the way, is told by its status. */
async function refusal(response: Response): Promise<NewstallyError> {
  const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
  const said = (await response.json().catch(() => null)) as Partial<Problem> | null;
  const problem: Problem = {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    instance: '',
    code: said?.code ?? 'unknown',
    request_id: said?.request_id ?? response.headers.get('x-request-id') ?? '',
    detail: said?.detail ?? `The server answered ${response.status} ${response.statusText}`.trim(),
    ...(said?.errors === undefined ? {} : { errors: said.errors }),
  };
  return new NewstallyError(problem, Number.isNaN(wait) ? null : wait);
}
