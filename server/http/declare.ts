import type { z } from '@hono/zod-openapi';
import { Problem } from '../contract/answer.ts';

export const JSON_TYPE = 'application/json';

/** A declared answer that says what went wrong. */
export const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
});

/** A declared answer in JSON. */
export const json = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  content: { [JSON_TYPE]: { schema } },
});

/** A declared body that must be there, in JSON: what a form of another page can send without asking first is none. */
export const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { [JSON_TYPE]: { schema } },
});
