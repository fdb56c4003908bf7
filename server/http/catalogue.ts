import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { AppError } from '../base/errors.ts';
import { invalid } from '../base/settle.ts';
import { AnalysisState, Counts, Difference, Version } from '../contract/catalogue.ts';
import { CATALOGUE_FORMATS, type CatalogueFormat, IMPORT_MODES } from '../contract/vocabulary.ts';
import { type CatalogueFile, writeCatalogue } from '../ingest/catalogue/import.ts';
import type { Versions } from '../ingest/catalogue/versions.ts';
import { declaredCharset, decodeBytes } from '../ingest/decode.ts';
import type { Live } from '../ingest/live.ts';
import type { Reanalysis } from '../ingest/reanalysis.ts';
import { sentWhole } from './body.ts';
import { json, jsonBody, problem } from './declare.ts';
import type { Env } from './problem.ts';
import { refused, refusedBody } from './refused.ts';

const PATH = '/api/v1/catalogue';

const TYPES: Readonly<Record<CatalogueFormat, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  yaml: 'application/yaml',
};
/** Names under which YAML is sent besides. */
const READ = [...Object.values(TYPES), 'text/yaml', 'application/x-yaml', 'application/x-ndjson'];

const Asked = z.strictObject({
  format: z.enum(CATALOGUE_FORMATS).default('json'),
  version: z.coerce.number().int().min(1).optional().describe('The active one when not given'),
});
const Sent = z.strictObject({
  mode: z
    .enum(IMPORT_MODES)
    .default('add')
    .describe('"add" changes and adds the actors of the files, "replace" makes them the whole catalogue'),
  name: z.string().min(1).max(300).optional().describe('Name of the file, for what is wrong in it'),
  by: z.string().trim().min(1).max(200).default('the API').describe('Who says so'),
  why: z.string().trim().max(2000).default('').describe('Why, for whoever reads the list of versions'),
});
type Sent = z.infer<typeof Sent>;
const Files = z.strictObject({
  files: z
    .array(z.strictObject({ name: z.string().min(1).max(300), text: z.string() }))
    .min(1)
    .max(1000),
});
const Standing = z.strictObject({
  versions: z.array(Version).describe('The latest first'),
  shipped: z
    .strictObject({ hash: z.string(), counts: Counts })
    .nullable()
    .describe('What this release ships, where no version has it'),
  analysis: AnalysisState,
});
const Imported = z.strictObject({ version: Version, difference: Difference });
const Said = z.strictObject({
  by: z.string().trim().min(1).max(200).describe('Who says so'),
  why: z.string().trim().max(2000).default(''),
});

export type CatalogueRoutes = {
  readonly versions: Versions;
  readonly reanalysis: Pick<Reanalysis, 'state'>;
  readonly live: Pick<Live, 'closing'>;
};

/** The catalogue as files, out and in, and its versions. */
export function addCatalogue(app: OpenAPIHono<Env>, { versions, reanalysis, live }: CatalogueRoutes): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: PATH,
      operationId: 'catalogue',
      summary: 'The catalogue as a file',
      tags: ['catalogue'],
      request: { query: Asked },
      responses: {
        200: {
          description: 'All actors; JSON and YAML with how offices are written, CSV without',
          content: Object.fromEntries(Object.values(TYPES).map((type) => [type, { schema: z.string() }])),
        },
        400: problem('A key is wrong'),
        404: problem('There is no such version'),
      },
    }),
    (async (c: Context<Env>) => {
      const { format, version: wanted } = c.req.valid('query' as never) as z.infer<typeof Asked>;
      const { version, catalogue } = await versions.catalogueOf(wanted ?? 'active');
      c.header('Content-Type', `${TYPES[format]}; charset=utf-8`);
      c.header('Content-Disposition', `attachment; filename="newstally-catalogue-${version.version}.${format}"`);
      c.header('Cache-Control', 'no-store');
      return c.body(writeCatalogue(catalogue, format));
    }) as never,
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: `${PATH}/versions`,
      operationId: 'catalogueVersions',
      summary: 'The versions of the catalogue, and how history is read by them',
      tags: ['catalogue'],
      responses: { 200: json('How they stand', Standing) },
    }),
    (async (c: Context<Env>) => {
      c.header('Cache-Control', 'no-store');
      return c.json({
        versions: await versions.all(),
        shipped: await versions.shipped(),
        analysis: await reanalysis.state(),
      });
    }) as never,
  );
  addImport(
    app,
    `${PATH}/preview`,
    'previewCatalogue',
    'What would files change of the active catalogue?',
    Difference,
    live,
    (files, { mode }) => versions.preview(files, mode),
  );
  addImport(
    app,
    PATH,
    'importCatalogue',
    'Make of files the version that waits until history is read by it',
    Imported,
    live,
    (files, { mode, by, why }) => versions.import(files, mode, { by, why }),
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: `${PATH}/versions/{version}/take`,
      operationId: 'takeCatalogueVersion',
      summary: 'Make a past version, or the one this release ships, the waiting one',
      tags: ['catalogue'],
      request: {
        params: z.strictObject({ version: z.union([z.literal('shipped'), z.coerce.number().int().min(1)]) }),
        body: jsonBody(Said),
      },
      responses: {
        200: json('The version', Version),
        400: problem('A key is wrong'),
        404: problem('There is no such version'),
        409: problem('It is active, or lacks actors of whom corrections speak, or history is being read'),
        415: problem('Not application/json'),
      },
    }),
    (async (c: Context<Env>) => {
      const { version } = c.req.valid('param' as never) as { version: number | 'shipped' };
      return c.json(await versions.take(version, c.req.valid('json' as never) as z.infer<typeof Said>));
    }) as never,
    refusedBody('an object that says who') as never,
  );
}

/** A route that reads files of a catalogue. Declared by hand: the framework would read what says JSON, and say less of what is wrong. */
function addImport(
  app: OpenAPIHono<Env>,
  path: string,
  operationId: string,
  summary: string,
  answer: z.ZodType,
  live: CatalogueRoutes['live'],
  work: (files: readonly CatalogueFile[], sent: Sent) => Promise<object>,
): void {
  app.openAPIRegistry.registerPath({
    method: 'post',
    path,
    operationId,
    summary,
    tags: ['catalogue'],
    request: {
      query: Sent,
      body: {
        content: {
          'text/csv': { schema: z.string() },
          'application/yaml': { schema: z.string() },
          'application/json': { schema: z.union([Files.openapi('CatalogueFiles'), z.unknown()]) },
        },
      },
    },
    responses: {
      200: json('Done', answer),
      400: problem('Something in the files is wrong; `errors` names each place, and nothing was taken over'),
      409: problem('Nothing differs, or corrections speak of actors whom it lacks, or history is being read'),
      413: problem('More than 64 MB'),
      415: problem('No type of a catalogue'),
      503: problem('The server stops'),
    },
  });
  app.post(path, async (c) => {
    const read = Sent.safeParse(c.req.query());
    if (!read.success) {
      refused({ success: false, error: read.error, target: 'query' }, c as never);
      throw invalid([]);
    }
    return c.json(await work(await filesOf(c as never, read.data.name, live), read.data));
  });
}

/** One file as it is, or several in an envelope: {"files": [{name, text}]}. */
async function filesOf(
  c: Context<Env>,
  name: string | undefined,
  { closing }: CatalogueRoutes['live'],
): Promise<readonly CatalogueFile[]> {
  const type = (c.req.header('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  // None of them can be sent by a form of another page without asking first.
  if (!READ.includes(type))
    throw new AppError('media_type', `Send a catalogue as one of ${Object.values(TYPES).join(', ')}.`);
  const bytes = await sentWhole(c, 'a catalogue', closing);
  const { text } = decodeBytes(bytes, { declared: declaredCharset(bytes) });
  if (type === TYPES.json && /^\s*\{\s*"files"\s*:/.test(text)) {
    const read = Files.safeParse(parsed(text));
    if (read.success) return read.data.files;
    throw new AppError('invalid', 'Send {"files": [{"name": "people.csv", "text": "…"}]}, or the catalogue itself.');
  }
  return [{ name: name ?? `catalogue.${formatOfType(type)}`, text }];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const formatOfType = (type: string): string => (type === TYPES.csv ? 'csv' : type.endsWith('json') ? 'json' : 'yaml');
