import { createHash } from 'node:crypto';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { ReportFilters, ReportTemplate } from '../contract/report.ts';
import { REPORT_FORMATS, type ReportName, REPORTS } from '../contract/vocabulary.ts';
import { type Asking, stateOf } from '../exports/answer.ts';
import { compose } from '../reports/compose.ts';
import { reportNamed, templates } from '../reports/templates.ts';
import { typeOf, write } from '../reports/write.ts';
import { json, problem } from './declare.ts';
import type { Env } from './problem.ts';

/** All that reports hang on: the data, when sources were read and by which runs, and whom watchlists mean. */
const statesOf = (asking: Asking, { actors, snapshot }: ReportFilters): Promise<string[]> =>
  Promise.all([
    stateOf(asking, '/sources', { snapshot }),
    stateOf(asking, '/coverage', { snapshot }),
    stateOf(asking, '/mentions', { actors, snapshot }),
  ]);

/**
 * A report runs no script and asks for nothing; the dashboard alone may show it in a frame, from where its links open beside it.
 */
export const REPORT_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'font-src data:',
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation',
].join('; ');

/** Finished pages for people: which there are, and each as a page or a file. */
export function addReports(app: OpenAPIHono<Env>, asking: Asking): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/reports',
      operationId: 'reports',
      summary: 'Which reports are there, and what does each hold?',
      tags: ['reports'],
      responses: {
        200: json(
          'The templates',
          z.strictObject({ templates: z.array(ReportTemplate), formats: z.array(z.enum(REPORT_FORMATS)) }),
        ),
      },
    }),
    (c) => {
      const all = REPORTS.map((template) => {
        const { title, summary, holds, takes } = templates[template];
        return { template, title, summary, holds: [...holds], takes };
      });
      return c.json({ templates: all, formats: [...REPORT_FORMATS] }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/reports/{template}',
      operationId: 'report',
      summary: 'One report, finished: a page for a browser, a PDF, a workbook, or its tables as CSV',
      description:
        'All figures are asked at one snapshot, by the same questions as the dashboard. The same snapshot and filters give the same bytes.',
      tags: ['reports'],
      request: {
        params: z.strictObject({ template: z.string().openapi({ enum: [...REPORTS] }) }),
        query: ReportFilters,
      },
      responses: {
        200: {
          description: 'The report',
          content: Object.fromEntries(
            REPORT_FORMATS.map((format) => [typeOf(format).split(';')[0] ?? '', { schema: z.string() }]),
          ),
        },
        304: { description: 'Nothing has changed since the ETag that was sent' },
        400: problem('A filter is wrong, or the report needs another one; `errors` names each key'),
        404: problem('There is no such report, or nothing to report'),
        503: problem('Too many questions at once, or one took too long'),
      },
    }),
    (async (c: Context<Env>) => {
      const { template } = c.req.valid('param' as never) as { template: string };
      return answer(c, asking, reportNamed(template), c.req.valid('query' as never) as ReportFilters);
    }) as never,
  );
}

async function answer(c: Context<Env>, asking: Asking, name: ReportName, given: ReportFilters): Promise<Response> {
  const tag = `W/"${createHash('sha256')
    .update(JSON.stringify([await statesOf(asking, given), c.req.url]))
    .digest('hex')
    .slice(0, 32)}"`;
  c.header('ETag', tag);
  c.header('Cache-Control', 'private, no-cache');
  // Before the answer that nothing has changed, too: a browser takes the policy of that answer for the page that it has.
  if (given.format === 'html') {
    c.header('Content-Security-Policy', REPORT_POLICY);
    c.header('X-Frame-Options', 'SAMEORIGIN');
  }
  if (c.req.header('if-none-match') === tag) return c.body(null, 304);
  const document = await compose(asking, name, given, new URL(c.req.url).origin, { signal: c.req.raw.signal });
  const { bytes, type, file } = await write(document, given.format);
  c.header('Content-Type', type);
  c.header('Content-Disposition', `${given.format === 'html' ? 'inline' : 'attachment'}; filename="${file}"`);
  c.header('X-Snapshot', document.provenance.snapshot);
  return c.body(bytes as Uint8Array<ArrayBuffer>);
}
