import { lookup as systemLookup } from 'node:dns/promises';
import { callbackify } from 'node:util';
import { Agent, type Dispatcher } from 'undici';
import { type Guard, refuseLiteral, type Resolve, resolveGuarded } from './addresses.ts';
import type { Limits } from './limits.ts';

/** Addresses by the resolver of the machine. */
export const systemResolve: Resolve = async (host) =>
  (await systemLookup(host, { all: true })).map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));

/**
 * What connects: only to addresses that the guard lets through, and to the very address that was checked, so that a name
 * that changes its address between the two is no way in.
 */
export function createDispatcher(guard: Guard, resolve: Resolve, limits: Limits): Dispatcher {
  const checked = callbackify(async (host: string) => [...(await resolveGuarded(host, resolve, guard))]);
  const agent = new Agent({
    connect: {
      timeout: limits.connectMs,
      lookup: (host, { all }, done) => {
        checked(host, (error: NodeJS.ErrnoException | null, found) => {
          if (error !== null) done(error, '', 0);
          else if (all === true) done(null, found);
          else done(null, found[0]!.address, found[0]!.family);
        });
      },
    },
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.wholeMs,
    maxHeaderSize: 65_536,
  });
  return agent.compose((dispatch) => (options, handler) => {
    refuseLiteral(new URL(String(options.origin)).hostname, guard);
    return dispatch(options, handler);
  });
}
