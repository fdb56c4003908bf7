/** The codes of every error a person may see, with their HTTP status and title. Told once, here. */
export const CODES = {
  invalid: { status: 400, title: 'The request is not valid' },
  unauthorized: { status: 401, title: 'It is not known who asks' },
  forbidden: { status: 403, title: 'This is not allowed' },
  not_found: { status: 404, title: 'There is no such thing' },
  method: { status: 405, title: 'This method is not offered here' },
  not_acceptable: { status: 406, title: 'Nothing is written in that way here' },
  conflict: { status: 409, title: 'The request conflicts with what is there' },
  too_large: { status: 413, title: 'The request is too large' },
  media_type: { status: 415, title: 'This content type is not read here' },
  too_many: { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something failed on our side' },
  busy: { status: 503, title: 'Newstally is busy' },
} as const;
export type Code = keyof typeof CODES;

/** One wrong key of a request: what it was, the value given, what would be right; and where in the value, when a part of it is wrong. */
export type KeyError = {
  key: string;
  value: string;
  expected: string;
  at?: number | undefined;
  length?: number | undefined;
};

/** An error meant for people: a code, a sentence that names what, where and the remedy, and the wrong keys. */
export class AppError extends Error {
  readonly code: Code;
  readonly errors: readonly KeyError[];
  /** How a command ends by it: 1 where it was begun and failed, 2 for usage and configuration, 3 where the database is in use, 4 where data are damaged. */
  readonly exit: 1 | 2 | 3 | 4;

  constructor(
    code: Code,
    message: string,
    options: { cause?: unknown; errors?: readonly KeyError[]; exit?: 1 | 2 | 3 | 4 } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.errors = options.errors ?? [];
    this.exit = options.exit ?? 2;
  }
}

/** The text of anything thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
