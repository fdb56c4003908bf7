import { CODES } from '../base/errors.ts';
import { FORMAT_FACTS } from '../contract/formats.ts';
import { FORMATS } from '../contract/vocabulary.ts';
import type { Document, Operation, Parameter } from './describe.ts';
import { DOCS_STYLE } from './docs-style.ts';
import { snippets } from './snippets.ts';

type Schema = {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly maximum?: number;
  readonly description?: string;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
};

type Told = { readonly path: string; readonly method: string; readonly operation: Operation };

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const html = (text: string): string => text.replace(/[&<>"]/g, (sign) => SIGNS[sign]!);

/** The address that snippets show: where a server of this machine stands when nobody says otherwise. */
const ADDRESS = 'http://127.0.0.1:4747';
/** Keys that most questions take are told once. */
const SHARED = new Set([
  'from',
  'to',
  'last',
  'actors',
  'sources',
  'languages',
  'kinds',
  'unit',
  'grain',
  'within',
  'voice',
  'speakers',
  'forms',
  'q',
  'snapshot',
  'format',
]);

/** The description of the API as one page: no script, nothing from elsewhere, all of it in the order of the declarations. */
export function docsPage(document: Document): string {
  const told: Told[] = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ path, method, operation })),
  );
  const questions = told.filter(({ operation }) => operation.tags?.includes('questions'));
  const others = told.filter(({ operation }) => operation.tags?.includes('questions') !== true);
  const shared = questions.find(({ path }) => path === '/api/v1/mentions')?.operation.parameters ?? [];
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Newstally API</title><link rel="icon" href="data:,"><style>${DOCS_STYLE}</style></head>
<body>
<nav aria-label="Contents"><a href="/">Newstally</a>
<h2>About</h2><ul>${['Begin', 'Answers', 'Formats', 'Filters', 'Errors and limits'].map((name) => `<li><a href="#${idOf(name)}">${name}</a></li>`).join('')}</ul>
<h2>Questions</h2><ul>${questions.map(entry).join('')}</ul>
<h2>Changes</h2><ul>${others.map(entry).join('')}</ul></nav>
<main>
<h1>Newstally API</h1>
<p>Who is in the news, with whom, and in what tone. Everything that the dashboard shows is asked here, and everybody gets the same figures. The same as <a href="/api/openapi.json">OpenAPI 3.1</a>.</p>
<h2 id="begin">Begin</h2>
${snippets(ADDRESS)
  .map(({ name, code }) => `<h3 class="small">${html(name)}</h3>${block(code)}`)
  .join('\n')}
<h2 id="answers">Answers</h2>
${ABOUT_ANSWERS.map((text) => `<p>${text}</p>`).join('\n')}
<h2 id="formats">Formats</h2>
<p>By the key <code>format</code>, or by the Accept header where there is no key.</p>
${table(
  ['format', 'media type', 'is'],
  FORMATS.map((format) => [code(format), code(FORMAT_FACTS[format].type), html(FORMAT_FACTS[format].about)]),
)}
<h2 id="filters">Filters</h2>
<p>Most questions take these. An unknown key, or a value that is not in its list, is refused and never guessed.</p>
${parametersTable(shared.filter(({ name }) => SHARED.has(name)))}
<h2 id="errors-and-limits">Errors and limits</h2>
<p>Every problem is <code>application/problem+json</code> (RFC 9457) with <code>type, title, status, detail, instance, code, request_id</code>, and for wrong keys <code>errors</code>: key, value, and what would be right.</p>
${table(
  ['status', 'code', 'means'],
  Object.entries(CODES).map(([name, { status, title }]) => [String(status), code(name), html(title)]),
)}
<h2>Questions</h2>
${questions.map((one) => section(one)).join('\n')}
<h2>Changes</h2>
${others.map((one) => section(one)).join('\n')}
</main>
</body>
</html>
`;
}

const ABOUT_ANSWERS = [
  '<code>query</code> is the question as it was understood, with dates filled in: asked again, it gives the same answer. <code>snapshot</code> names the state of the data; with <code>snapshot=…</code> any question answers as it was known then. <code>versions</code> names what read and scored the texts. <code>notes</code> are what a reader must know to trust the rows. <code>null</code> is no number, never 0.',
  'Lists come in pages of <code>limit</code> rows, 100 when nothing is said and 1,000 at most; <code>next</code>, and the Link header with <code>rel="next"</code>, lead on. Files (CSV, NDJSON, XLSX, Parquet) hold the whole list, and say how many rows in <code>X-Rows</code>. A file that breaks off ends as a broken connection.',
  'An answer carries a weak <code>ETag</code>; sent back as <code>If-None-Match</code>, an unchanged answer is a 304 that asks nothing. Order is stable: the same question of the same snapshot gives the same rows in the same order.',
];

const idOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
const code = (text: string): string => `<code>${html(text)}</code>`;
const block = (text: string): string => `<pre tabindex="0">${html(text)}</pre>`;
const anchorOf = ({ operation, path }: Told): string => operation.operationId ?? idOf(path);
const entry = (one: Told): string =>
  `<li><a href="#${anchorOf(one)}">${html(one.path.replace('/api/v1', ''))}${one.method === 'get' ? '' : ` <span class="quiet">${one.method.toUpperCase()}</span>`}</a></li>`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<div class="table"><table><thead><tr>${head.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead><tbody>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</tbody></table></div>`;

const parametersTable = (parameters: readonly Parameter[]): string =>
  table(
    ['key', 'value', 'means'],
    parameters.map(({ name, schema, description, required }) => [
      code(name) + (required === true ? ' <span class="quiet">needed</span>' : ''),
      html(valueOf(schema as Schema)),
      html(description ?? (schema as Schema).description ?? ''),
    ]),
  );

/** What a value may be, in a few words. */
function valueOf(schema: Schema): string {
  const usual =
    schema.default === undefined ? '' : `; ${JSON.stringify(schema.default).replaceAll('"', '')} when left out`;
  if (schema.enum !== undefined) return schema.enum.join(', ') + usual;
  if (schema.anyOf !== undefined) return schema.anyOf.map(valueOf).join(' or ');
  const type = Array.isArray(schema.type) ? schema.type.join(' or ') : String(schema.type ?? 'any');
  if (schema.items !== undefined) return `list of ${valueOf(schema.items)}`;
  const most =
    schema.maximum !== undefined && schema.maximum < Number.MAX_SAFE_INTEGER ? `, at most ${schema.maximum}` : '';
  return (schema.format === 'date' ? 'date' : type === 'string' ? 'text' : type) + most + usual;
}

function section(one: Told): string {
  const { operation, method, path } = one;
  const own = (operation.parameters ?? []).filter(
    ({ name }) => !SHARED.has(name) || operation.tags?.includes('questions') !== true,
  );
  const help = operation['x-help'] ?? {};
  const good = Object.entries(operation.responses).find(([status]) => status.startsWith('2'));
  const json = good?.[1].content?.['application/json'];
  const problems = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400);
  return [
    `<h3 id="${anchorOf(one)}">${html(operation.summary ?? path)}</h3>`,
    `<p class="call"><code><b>${method.toUpperCase()}</b> ${html(path)}</code></p>`,
    operation.description === undefined ? '' : `<p>${html(operation.description)}</p>`,
    typeof help['limits'] === 'string' ? `<p class="quiet">${html(help['limits'])}</p>` : '',
    own.length === 0 ? '' : `<h4>Keys of its own</h4>${parametersTable(own)}`,
    columnsOf(json?.schema as Schema | undefined),
    json?.example === undefined
      ? ''
      : `<details><summary>An example</summary>${block(`GET ${callOf(one)}`)}${block(JSON.stringify(json.example, null, 2))}</details>`,
    `<details><summary>What it may be refused with</summary>${table(
      ['status', 'when'],
      problems.map(([status, { description }]) => [status, html(description)]),
    )}</details>`,
  ].join('\n');
}

/** The address of the example, as its parameters say it. */
function callOf({ path, operation }: Told): string {
  const said = (operation.parameters ?? []) as readonly (Parameter & { readonly example?: unknown })[];
  const query = said.filter(({ in: where, example }) => where === 'query' && example !== undefined);
  const address = said.reduce(
    (whole, { name, in: where, example }) => (where === 'path' ? whole.replace(`{${name}}`, String(example)) : whole),
    path,
  );
  const asked = query.map(({ name, example }) => `${name}=${String(example)}`).join('&');
  return asked === '' ? address : `${address}?${asked}`;
}

function columnsOf(schema: Schema | undefined): string {
  const row = schema?.properties?.['rows']?.items?.properties;
  if (row === undefined) return '';
  const rows = Object.entries(row).map(([name, cell]) => [
    code(name),
    html(valueOf(cell)),
    html(cell.description ?? ''),
  ]);
  return `<details><summary>Columns: ${rows.length}</summary>${table(['column', 'value', 'means'], rows)}</details>`;
}
