import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../base/config.ts';
import { AppError } from '../base/errors.ts';

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
