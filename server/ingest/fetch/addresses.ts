import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { AppError } from '../../base/errors.ts';

/** Why an address may not be fetched; nothing was connected to. */
export class AddressRefused extends Error {}

export type Resolved = { readonly address: string; readonly family: 4 | 6 };
export type Resolve = (host: string) => Promise<readonly Resolved[]>;

/** Whether an IP address may be connected to. */
export type Guard = (address: string) => boolean;

/** Addresses of the open internet alone: an IPv4 address in the clothes of IPv6 is judged by itself. */
export const isPublic = (address: string): boolean =>
  isIP(address) !== 0 && ipaddr.process(address).range() === 'unicast';

/** A guard that lets through the open internet, and the ranges that a person allowed ("10.1.2.0/24", "192.168.7.5"). */
export function createGuard(allow: readonly string[] = []): Guard {
  const allowed = createRanges(allow, 'NEWSTALLY_FETCH_ALLOW');
  return (address) => isPublic(address) || allowed(address);
}

/** Whether an address lies in one of the ranges that a person wrote under a key. Throws `invalid` where one is none. */
export function createRanges(written: readonly string[], key: string): Guard {
  const ranges = written.map((one) => rangeOf(one, key));
  return (address) => {
    if (isIP(address) === 0) return false;
    const parsed = ipaddr.process(address);
    return ranges.some(([network, bits]) => network.kind() === parsed.kind() && parsed.match(network, bits));
  };
}

type Range = [ReturnType<typeof ipaddr.parse>, number];

function rangeOf(written: string, key: string): Range {
  try {
    if (written.includes('/')) return ipaddr.parseCIDR(written);
    const address = ipaddr.process(written);
    return [address, address.kind() === 'ipv4' ? 32 : 128];
  } catch (error) {
    const expected = 'an IP address or a range such as 10.1.2.0/24';
    throw new AppError('invalid', `"${written}" is no range that can be allowed; expected ${expected}.`, {
      cause: error,
      errors: [{ key, value: written, expected }],
    });
  }
}

/**
 * The address of a page as it will be fetched, or a refusal. The URL parser turns every spelling of an IP address into one
 * (127.1, 2130706433, 0x7f.1, circled digits), so that a literal is judged here; names are judged when they are resolved.
 */
export function checkedUrl(written: string, guard: Guard, base?: string): URL {
  if (!URL.canParse(written, base)) throw new AddressRefused('not an address that can be fetched');
  const url = new URL(written, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new AddressRefused(`only http and https are fetched (${url.protocol.slice(0, 20)})`);
  }
  if (url.username !== '' || url.password !== '')
    throw new AddressRefused('an address with a name or password in it is not fetched');
  refuseLiteral(url.hostname, guard);
  url.hash = '';
  return url;
}

/** Names that are this machine, whatever a resolver says (RFC 6761). */
const THIS_MACHINE = /(?:^|\.)localhost\.?$/i;

/** An IP address needs no lookup, and so passes by any guard that sits there. */
export function refuseLiteral(hostname: string, guard: Guard): void {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !guard(host)) throw new AddressRefused(forbidden(host));
  if (THIS_MACHINE.test(host) && !guard('127.0.0.1')) throw new AddressRefused(forbidden(host));
}

const forbidden = (host: string): string =>
  `the address is not on the open internet, and not among those allowed (${host.slice(0, 100)})`;

/** The addresses of a name when all of them may be connected to: one that may not is enough to refuse. */
export async function resolveGuarded(host: string, resolve: Resolve, guard: Guard): Promise<readonly Resolved[]> {
  const found = await resolve(host);
  if (found.length === 0) throw new AddressRefused(`the name has no address (${host.slice(0, 100)})`);
  if (!found.every(({ address }) => guard(address))) throw new AddressRefused(forbidden(host));
  return found;
}
