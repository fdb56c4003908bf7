// Makes a fresh clone ready and then does what was asked: start, test, check, newstally, bench, verify, evaluate, simulate, words, dev.
// Node built-ins only, because nothing is installed yet when this runs.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [task = 'start', ...rest] = process.argv.slice(2);
const LEAST_NODE = [20, 19];

const say = (line) => process.stderr.write(`${line}\n`);

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  say(`Newstally needs Node ${LEAST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** All files below some paths, as one hash of their names and contents. */
function hashOf(paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) add(join(path, name));
      return;
    }
    hash.update(path).update('\0').update(readFileSync(full)).update('\0');
  };
  paths.forEach(add);
  return hash.digest('hex');
}

/** Does the work when its inputs are other than those of the last time. */
function whenStale(stamp, inputs, output, work) {
  const file = join(root, stamp);
  const now = hashOf(inputs);
  if (existsSync(join(root, output)) && existsSync(file) && readFileSync(file, 'utf8') === now) return;
  work();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, now);
}

function run(what, command, args, options = {}) {
  say(what);
  const ended = spawnSync(command, args, {
    cwd: root,
    stdio: ['inherit', 2, 2],
    shell: process.platform === 'win32',
    ...options,
  });
  if (ended.status === 0) return;
  say(`That failed (${command} ${args.join(' ')}). What it printed stands above.`);
  process.exit(ended.status ?? 1);
}

const bin = (name) => join(root, 'node_modules', '.bin', name);

function install() {
  whenStale(
    join('node_modules', '.newstally-lock'),
    ['package-lock.json'],
    join('node_modules', '.package-lock.json'),
    () =>
      run('Installing packages (once, about a minute) …', 'npm', [
        'ci',
        '--include=dev',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
      ]),
  );
}

const SHARED_INPUTS = ['package-lock.json', 'tsconfig.json', 'vite.config.ts', 'server'];

function build() {
  whenStale(join('dist', '.web-built'), [...SHARED_INPUTS, 'web'], join('dist', 'web', 'index.html'), () =>
    run('Building the dashboard …', bin('vite'), ['build', '--logLevel', 'warn']),
  );
  whenStale(join('dist', '.server-built'), SHARED_INPUTS, join('dist', 'server', 'cli.js'), () =>
    run('Building the server …', bin('vite'), ['build', '--ssr', '--logLevel', 'warn']),
  );
}

/** Runs a program of ours to its end and ends as it ended. */
function become(command, args) {
  const ended = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  process.exit(ended.status ?? 1);
}

async function cli(args) {
  process.argv = [process.argv[0], 'newstally', ...args];
  await import(pathToFileURL(join(root, 'dist', 'server', 'cli.js')).href);
}

checkNode();
install();
if (task !== 'dev') build();
if (task === 'start') await cli(['serve', ...rest]);
else if (task === 'newstally') await cli(rest);
else if (task === 'test') become(bin('vitest'), ['run', ...rest]);
else if (task === 'check') become(bin('tsx'), [join('scripts', 'check.ts'), ...rest]);
else if (task === 'bench') {
  // Built as the product is, because what runs from source carries code that nobody ships.
  const out = join('dist', 'bench');
  run('Building the bench …', bin('vite'), [
    'build',
    '--ssr',
    'scripts/bench.ts',
    '--outDir',
    out,
    '--logLevel',
    'warn',
  ]);
  become(process.execPath, [join(out, 'bench.js'), ...rest]);
} else if (task === 'verify' && rest.includes('--browser')) {
  // The whole of what `npm test` runs a part of.
  process.env.NEWSTALLY_NUMBERS ??= '200';
  process.env.NEWSTALLY_VIEWS ??= '100';
  become(bin('vitest'), ['run', 'tests/web/numbers.e2e.test.ts', 'tests/web/views.e2e.test.ts']);
} else if (task === 'verify') become(bin('tsx'), [join('scripts', 'verify-cells.ts'), ...rest]);
else if (task === 'evaluate') become(bin('tsx'), [join('scripts', 'evaluate.ts'), ...rest]);
else if (task === 'words') become(bin('tsx'), [join('scripts', 'words.ts'), ...rest]);
else if (task === 'simulate') become(bin('tsx'), [join('scripts', 'simulate.ts'), ...rest]);
else if (task === 'dev') become(bin('vite'), rest);
else {
  say(`There is no task "${task}": start, test, check, newstally, bench, verify, evaluate, simulate, words, dev.`);
  process.exit(1);
}
