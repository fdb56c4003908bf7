import { type OpenAPIHono, z } from '@hono/zod-openapi';
import { Problem } from '../contract/answer.ts';
import type { Examples } from '../contract/examples.ts';
import { described, type Document } from './describe.ts';
import { docsPage } from './docs-page.ts';
import type { Env } from './problem.ts';

const ABOUT = {
  openapi: '3.1.0' as const,
  info: {
    title: 'Newstally',
    version: '1',
    description:
      'Who is in the news, with whom, and in what tone: by actor and week, every number open to the sentences behind it. ' +
      'Every answer is {query, snapshot, versions, notes, rows}; every problem is application/problem+json.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: '/' }],
};

/**
 * The description of the API for programs, and the same as a page for people: made of the declarations, once, when first asked for. The
 * page is our own, without a script, because the one at hand would be 3.6 MB of them with a policy of its own, and would know nothing of
 * how to read a number.
 */
export function addDocs(app: OpenAPIHono<Env>, examples: Examples): void {
  let made: { readonly document: Document; readonly page: string } | null = null;
  const make = () => {
    if (made !== null) return made;
    const declared = app.getOpenAPI31Document(ABOUT) as unknown as Document;
    const { $schema: _schema, ...problem } = z.toJSONSchema(Problem);
    const components = { ...declared.components, schemas: { ...declared.components?.schemas, Problem: problem } };
    const document = described({ ...declared, components }, examples);
    made = { document, page: docsPage(document) };
    return made;
  };
  app.get('/api/openapi.json', (c) => {
    c.header('Cache-Control', 'no-cache');
    return c.json(make().document);
  });
  app.get('/docs', (c) => {
    c.header('Cache-Control', 'no-cache');
    return c.html(make().page);
  });
}
