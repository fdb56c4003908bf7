import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { keyOf } from './web/languages/key.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const VERSION = (JSON.parse(readFileSync(here('./package.json'), 'utf8')) as { version: string }).version;

/**
 * Parts of ECharts that every use of it brings along and none of ours runs: a dark theme, Chinese words, options of its older versions, a
 * spinner, axes of time and of powers, patterns in place of colours, tables that are made over, rings, and motion inside SVG.
 * Where a chart begins to need one, its line goes: what is left out does nothing.
 */
const LEFT_OUT: Readonly<Record<string, string>> = {
  '/echarts/lib/theme/dark.js': 'export default {};',
  '/echarts/lib/i18n/langZH.js': "export { default } from 'echarts/lib/i18n/langEN.js';",
  '/echarts/lib/preprocessor/backwardCompat.js': 'export default () => {};',
  '/echarts/lib/loading/default.js': 'export default () => null;',
  '/echarts/lib/scale/Time.js': 'export default class {} export const calcNiceForTimeScale = () => {};',
  '/echarts/lib/scale/Log.js': 'export default class {}',
  '/echarts/lib/util/decal.js': 'export const createOrUpdatePatternFromDecal = () => null;',
  '/echarts/lib/data/helper/transform.js':
    'export const registerExternalTransform = () => {}; export const applyDataTransform = () => [];',
  '/zrender/lib/graphic/helper/roundSector.js': 'export const buildPath = () => {};',
  '/zrender/lib/svg/cssAnimation.js': 'export const createCSSAnimation = () => {};',
};
const withoutThem: Plugin = {
  name: 'left-out',
  enforce: 'pre',
  load(id) {
    const part = Object.keys(LEFT_OUT).find((path) => id.endsWith(path));
    return part === undefined ? null : (LEFT_OUT[part] ?? null);
  },
};

/** Templates without their indents, which only whoever writes them reads: a break is a space to a browser, however wide. */
const withoutIndents: Plugin = {
  name: 'without-indents',
  enforce: 'pre',
  transform: (code, id) => (/\/web\/.*\.ts$/.test(id) ? { code: code.replace(/\n[ \t]+/g, '\n'), map: null } : null),
};

/** Texts of another language under short names, so that their English is not sent along. */
const shortNames: Plugin = {
  name: 'short-names',
  enforce: 'pre',
  load(id) {
    if (!/\/web\/languages\/[\w-]+\.json$/.test(id)) return null;
    const texts = JSON.parse(readFileSync(id, 'utf8')) as Record<string, string>;
    return JSON.stringify(Object.fromEntries(Object.entries(texts).map(([text, said]) => [keyOf(text), said])));
  },
};

/** The app waits for its language alone, not for the page to find out that there is an app: its scripts are fetched from the beginning. */
const appAtOnce: Plugin = {
  name: 'app-at-once',
  transformIndexHtml: {
    order: 'post',
    handler(page, { bundle = {} }) {
      const wanted = new Set<string>();
      const want = (file: string): void => {
        const chunk = bundle[file];
        if (chunk?.type !== 'chunk' || wanted.has(file)) return;
        wanted.add(file);
        chunk.imports.forEach(want);
      };
      for (const [file, chunk] of Object.entries(bundle))
        if (chunk.type === 'chunk' && chunk.moduleIds.some((id) => id.endsWith('/newstally-app.ts'))) want(file);
      return [...wanted]
        .filter((file) => !page.includes(`/${file}`))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
          injectTo: 'head',
        }));
    },
  },
};

/** `vite build` makes the dashboard, `vite build --ssr` the server and the command line, `vitest` runs the tests. */
export default defineConfig(({ isSsrBuild }) => {
  // Limits against what hangs, not measures of speed: other work on the machine must not turn a test red.
  const tests = {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/prepared.ts'],
    environment: 'node' as const,
    // One a core: browsers draw in software, and a third file only made each of them slower.
    maxWorkers: 2,
    // Modules hold no state of their own: loading them once a worker rather than once a file saves a quarter of the time.
    isolate: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
  };
  if (process.env['VITEST'] !== undefined) return { root: here('.'), plugins: [shortNames], test: tests };
  if (isSsrBuild === true) {
    return {
      root: here('.'),
      publicDir: false as const,
      // Parsed when first used, and faster than the same as a literal.
      json: { stringify: true },
      build: {
        ssr: true,
        target: 'node20',
        outDir: 'dist/server',
        emptyOutDir: true,
        rolldownOptions: {
          input: {
            main: here('./server/main.ts'),
            cli: here('./server/cli.ts'),
            client: here('./server/client/client.ts'),
            'apart-child': here('./server/ingest/apart-child.ts'),
            'analysis-thread': here('./server/ingest/analysis-thread-main.ts'),
          },
          output: {
            format: 'es' as const,
            entryFileNames: '[name].js',
            chunkFileNames: '[name]-[hash].js',
            // Half the text to compile at each start; names stay, because a trace of an error must be readable.
            minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
          },
        },
      },
      // All in a few files: finding and compiling a thousand small modules would be half of the time that a command takes.
      // Outside stay what holds the engine, what writes PDF and the browser that the bench drives: they find their files by where they stand.
      ssr: {
        target: 'node' as const,
        noExternal: true as const,
        external: ['@duckdb/node-bindings', 'pdfmake', 'playwright-core'],
      },
    };
  }
  return {
    root: here('./web'),
    define: { NEWSTALLY_VERSION: JSON.stringify(VERSION) },
    plugins: [withoutThem, withoutIndents, shortNames, appAtOnce],
    build: {
      outDir: here('./dist/web'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      target: 'es2023',
      // Browsers that know light-dark() themselves: what is printed from a dark page asks for the light one.
      cssTarget: ['chrome125', 'firefox129', 'safari18'],
      modulePreload: { polyfill: false },
      rolldownOptions: {
        output: {
          // What is there before the first paint is packed best in one piece; the words stand apart, since they come before it.
          codeSplitting: {
            groups: [
              {
                name: 'words',
                test: /\/web\/(?:words|language|storage)\.ts$|\/@lit\/localize\/(?:init\/install|internal)|preload-helper/,
                priority: 2,
              },
              { name: 'app', test: /\/newstally-app\.ts$/, priority: 1 },
            ],
          },
        },
      },
      // ECharts is one chunk, loaded after the first paint.
      chunkSizeWarningLimit: 640,
    },
    server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:4747' } },
  };
});
