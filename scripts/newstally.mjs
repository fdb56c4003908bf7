#!/usr/bin/env node
// The command `newstally`: the same as `npm run newstally --`, from any folder.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ready = join(dirname(fileURLToPath(import.meta.url)), 'ready.mjs');
const ended = spawnSync(process.execPath, [ready, 'newstally', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(ended.status ?? 1);
