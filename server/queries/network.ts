import type { Settled } from '../contract/filters.ts';
import type { Sql } from '../warehouse/sql.ts';
import { coOccurrence } from './co-occurrence.ts';

/** Which groups do actors form? Measured by the same universe as the pairs, and drawn from the same companies. */
export const network = (filters: Settled): Sql => coOccurrence(filters);
