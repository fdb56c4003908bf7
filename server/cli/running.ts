import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../base/config.ts';
import { AppError, type Code } from '../base/errors.ts';
import type { Problem } from '../contract/answer.ts';

/** The address of the server that has this data folder open; null when none has. */
export function serverOf(config: Config): string | null {
  const marker = join(config.dataFolder, 'server.json');
  if (!existsSync(marker)) return null;
  const { url, pid } = JSON.parse(readFileSync(marker, 'utf8')) as { url: string; pid: number };
  if (!alive(pid)) return null;
  if (!/^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):\d+$/.test(url))
    throw new AppError('invalid', `${marker} names no server of this machine.`);
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
  const answer = await fetch(address, sent);
  if (answer.ok) return answer;
  const { code, detail, errors = [] } = (await answer.json()) as Problem;
  throw new AppError(code as Code, detail, { errors });
}
