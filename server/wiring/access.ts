import { randomBytes } from 'node:crypto';
import { openAudit } from '../access/audit.ts';
import { openKeys } from '../access/keys.ts';
import { createProvider } from '../access/provider.ts';
import { openSessions } from '../access/sessions.ts';
import type { Clock } from '../base/clock.ts';
import { type Config, localKeyFile } from '../base/config.ts';
import { AppError } from '../base/errors.ts';
import { writeSecretly } from '../base/on-disk.ts';
import { type Access, openAccess } from '../http/who-asks.ts';
import { createRanges } from '../ingest/fetch/addresses.ts';

/** The keys of a house. */
export const keysOf = ({ dataFolder }: Config, clock: Clock) => openKeys(dataFolder, clock);

/**
 * Who may ask, by the configuration. Throws `invalid` where other machines could ask and nobody has a key: before anything is opened.
 * Commands of this machine get a key of their own, anew at each start, in a file that only its owner reads.
 */
export function openHouseAccess(config: Config, clock: Clock): Access {
  const { dataFolder, host, access } = config;
  const keys = keysOf(config, clock);
  const audit = openAudit(dataFolder);
  if (!access.required) {
    if (access.hosts.length > 0)
      throw new AppError(
        'invalid',
        'NEWSTALLY_ALLOWED_HOSTS names hosts, but no key is needed. Set NEWSTALLY_ACCESS=keys as well.',
      );
    if (access.oidc !== null)
      throw new AppError(
        'invalid',
        'NEWSTALLY_OIDC_ISSUER names a provider to sign in at, but nobody needs to sign in. Set NEWSTALLY_ACCESS=keys as well.',
      );
    return openAccess(keys, clock, audit);
  }
  const trusts = createRanges(access.trustedProxies, 'NEWSTALLY_TRUSTED_PROXIES');
  const user = access.trustedProxies.length > 0 ? access.proxyUser : null;
  if (!keys.any() && user === null && access.oidc === null)
    throw new AppError(
      'invalid',
      `HOST is ${host}, so other machines could read this dashboard, and no access key exists. Create one: newstally serve --new-key NAME. Or leave HOST at 127.0.0.1.`,
    );
  const local = randomBytes(32).toString('base64url');
  writeSecretly(localKeyFile(config), `${local}\n`);
  const sessions = openSessions(dataFolder, clock);
  const proxy = { trusts, user, scopes: access.proxyScopes };
  const provider = access.oidc === null ? null : createProvider(access.oidc, { clock, fetch });
  const hosts = [host.toLowerCase(), ...access.hosts];
  return { required: true, hosts, keys, sessions, audit, local, proxy, provider, url: config.url, clock };
}
