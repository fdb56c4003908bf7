import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './sources.ts';

/** The built command line, as a person would start it. */
export const CLI = join(root, 'dist', 'server', 'cli.js');

export type Ended = { readonly status: number | null; readonly out: string; readonly err: string };

export const environment = (more: Record<string, string>): NodeJS.ProcessEnv => ({
  ...process.env,
  NEWSTALLY_LOG: 'error',
  // The file of whoever works here must not change what a test sees.
  NEWSTALLY_CONFIG: 'none',
  ...more,
});

/** Runs a command to its end. */
export function newstally(args: readonly string[], env: Record<string, string>, input = ''): Promise<Ended> {
  const child = spawn(process.execPath, [CLI, ...args], { env: environment(env), cwd: root });
  child.stdin.end(input);
  return ended(child);
}

function ended(child: ChildProcess): Promise<Ended> {
  let out = '';
  let err = '';
  child.stdout?.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr?.on('data', (part: Buffer) => (err += part.toString()));
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, out, err })));
}

export type Running = {
  readonly url: string;
  readonly said: () => string;
  stop(signal?: NodeJS.Signals): Promise<Ended>;
};

/** Starts the server and resolves when it says its address; rejects with what it printed when it ends before. */
export function start(env: Record<string, string>): Promise<Running> {
  const child = spawn(process.execPath, [CLI, 'serve'], { env: environment(env), cwd: root });
  const end = ended(child);
  let said = '';
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      const url = /ready: (\S+)/.exec(said)?.[1];
      if (url === undefined) return;
      const stop = (signal: NodeJS.Signals = 'SIGTERM') => {
        child.kill(signal);
        return end;
      };
      resolve({ url, said: () => said, stop });
    });
    void end.then(({ status, err }) => reject(new Error(`the server ended with ${status}: ${err}`)));
  });
}
