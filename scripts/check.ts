/** All that must hold besides the tests, one gate after the other; each says what it counted, and one that saw nothing fails. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules', '.bin', name);

type Ended = { readonly ok: boolean; readonly output: string };

function run(command: string, args: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { ok: status === 0, output: `${stdout}${stderr}` };
}

/** A gate: how it runs, how many things it saw, and the fewest it must have seen. */
type Gate = {
  readonly name: string;
  readonly run: () => Ended;
  readonly seen: (output: string) => number;
  readonly fewest: number;
};

const numberIn = (pattern: RegExp) => (output: string) => Number(pattern.exec(output)?.[1] ?? 0);

/** Our own files the compiler read, by its list; a compiler that was pointed at nothing would be green. */
const ownFiles = (output: string) =>
  output.split('\n').filter((line) => line.endsWith('.ts') && !line.includes('node_modules')).length;

function lockFile(): Ended {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const packages = Object.keys((JSON.parse(lock) as { packages: object }).packages).length;
  const addresses = (lock.match(/"resolved": *"https?:/g) ?? []).length;
  const loose = Object.entries(
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string>>,
  )
    .filter(([key]) => key === 'dependencies' || key === 'devDependencies')
    .flatMap(([, wanted]) => Object.entries(wanted))
    .filter(([, version]) => !/^\d/.test(version));
  const output = `${packages} packages, ${addresses} download addresses, ${loose.length} versions not exact`;
  return { ok: addresses === 0 && loose.length === 0, output };
}

/** Every chunk the browser gets must parse: a decorator shipped raw gives a green build and a blank page. */
function builtChunks(): Ended {
  const folder = join(root, 'dist', 'web', 'assets');
  const chunks = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const broken = chunks.filter((name) => !run(process.execPath, ['--check', join(folder, name)]).ok);
  return { ok: broken.length === 0, output: `${chunks.length} chunks parsed\n${broken.join('\n')}` };
}

const gates: readonly Gate[] = [
  { name: 'types', run: () => run(bin('tsc'), ['--noEmit', '--listFiles', '-p', '.']), seen: ownFiles, fewest: 200 },
  {
    name: 'lint with types',
    run: () => run(bin('oxlint'), ['--type-aware', '--deny-warnings', 'server', 'web', 'tests', 'scripts']),
    seen: numberIn(/on (\d+) files/),
    fewest: 200,
  },
  { name: 'format', run: () => run(bin('biome'), ['format', '.']), seen: numberIn(/Checked (\d+) files/), fewest: 200 },
  {
    name: 'unused code',
    run: () => run(bin('knip'), ['--no-progress', '--no-config-hints']),
    seen: () => 1,
    fewest: 1,
  },
  { name: 'lock file', run: lockFile, seen: numberIn(/^(\d+) packages/), fewest: 100 },
  { name: 'built chunks', run: builtChunks, seen: numberIn(/^(\d+) chunks/), fewest: 3 },
];

let failed = 0;
for (const gate of gates) {
  const { ok, output } = gate.run();
  const seen = gate.seen(output);
  const good = ok && seen >= gate.fewest;
  console.log(
    `${good ? 'ok  ' : 'FAIL'} ${gate.name}: saw ${seen}${seen < gate.fewest ? `, fewer than ${gate.fewest}` : ''}`,
  );
  if (!good) {
    failed += 1;
    console.log(
      output
        .split('\n')
        .filter((line) => !/^\/.*\.d\.ts$/.test(line))
        .slice(-60)
        .join('\n'),
    );
  }
}
mkdirSync(join(root, 'dist'), { recursive: true });
writeFileSync(join(root, 'dist', 'check.json'), JSON.stringify({ passed: gates.length - failed, failed }));
console.log(`check: ${gates.length - failed} of ${gates.length} gates passed`);
process.exitCode = failed === 0 ? 0 : 1;
