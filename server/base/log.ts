import { pino } from 'pino';

/** One line an event: a name and its facts. */
export type Log = {
  info(event: string, facts?: Record<string, unknown>): void;
  error(event: string, facts?: Record<string, unknown>): void;
};

/** JSON lines to standard error, so that standard output stays for answers. */
export function jsonLog(level: string): Log {
  const lines = pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
  return {
    info: (event, facts = {}) => lines.info(facts, event),
    error: (event, facts = {}) => lines.error(facts, event),
  };
}

/** A log that keeps nothing. */
export const silentLog: Log = { info: () => {}, error: () => {} };
