import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAudit } from '../../server/access/audit.ts';
import { openKeys } from '../../server/access/keys.ts';
import { openSessions } from '../../server/access/sessions.ts';
import type { Access } from '../../server/http/who-asks.ts';
import { movedClock } from './sending.ts';

/** A house that needs keys, in a folder of its own, with a clock that is moved by hand. */
export function keyed(changes: Partial<Access> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'newstally-keyed-'));
  const clock = movedClock('2026-01-01T00:00:00Z');
  const access: Access = {
    required: true,
    hosts: ['news.norland.example'],
    keys: openKeys(folder, clock),
    sessions: openSessions(folder, clock),
    audit: openAudit(folder),
    local: 'local-key-of-this-machine',
    proxy: { trusts: () => false, user: null, scopes: [] },
    provider: null,
    url: null,
    clock,
    ...changes,
  };
  return { folder, clock, access, keys: access.keys };
}
