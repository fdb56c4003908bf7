import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, localKeyFile } from '../base/config.ts';
import { AppError, type Code } from '../base/errors.ts';
import type { Problem } from '../contract/answer.ts';

/** The keys of servers of this machine that need one, by their address; they stand in the data folder. */
const keys = new Map<string, string>();

/** The headers by which a server of this machine knows that a command of this machine asks. */
export function ownHeaders(address: string): Record<string, string> {
  const key = keys.get(new URL(address).origin);
  return key === undefined ? {} : { authorization: `Bearer ${key}` };
}

/** The address of the server that has this data folder open; null when none has. */
export function serverOf(config: Config): string | null {
  const marker = join(config.dataFolder, 'server.json');
  if (!existsSync(marker)) return null;
  const { url, pid } = JSON.parse(readFileSync(marker, 'utf8')) as { url: string; pid: number };
  if (!alive(pid)) return null;
  if (!/^http:\/\/[\w.:[\]-]+:\d+$/.test(url))
    throw new AppError('invalid', `${marker} names no server of this machine.`);
  const key = localKeyFile(config);
  if (existsSync(key)) keys.set(new URL(url).origin, readFileSync(key, 'utf8').trim());
  return url;
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The running server's answer, asked as any program would ask it; what it refuses is thrown in its own words. */
export async function askServer(address: string, sent: RequestInit = {}): Promise<Response> {
  const headers = { ...(sent.headers as Record<string, string> | undefined), ...ownHeaders(address) };
  return notRefused(await fetch(address, { ...sent, headers }));
}

/** An answer of the API that is none of its refusals; these are thrown in their own words. */
export async function notRefused(answer: Response): Promise<Response> {
  if (answer.ok) return answer;
  const { code, detail, errors = [] } = (await answer.json()) as Problem;
  throw new AppError(code as Code, detail, { errors });
}
