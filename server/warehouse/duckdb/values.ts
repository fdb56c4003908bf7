import {
  type DuckDBDateValue,
  type DuckDBDecimalValue,
  DuckDBTypeId as T,
  type DuckDBType,
  DuckDBListValue,
  type DuckDBValue,
  type DuckDBValueConverter,
  JSDuckDBValueConverter,
  LIST,
  UINTEGER,
  VARCHAR,
} from '@duckdb/node-api';
import type { Bound } from '../sql.ts';

const WHOLE = new Set<number>([T.BIGINT, T.UBIGINT, T.HUGEINT, T.UHUGEINT]);
const REAL = new Set<number>([T.FLOAT, T.DOUBLE]);

/**
 * Engine value to plain JSON value: counts become numbers (text past 2^53), dates YYYY-MM-DD, NaN and infinities null.
 * The package's own converters give counts as text and NaN as "NaN".
 */
export const toPlain: DuckDBValueConverter<unknown> = (value, type, convert) => {
  if (value === null) return null;
  if (WHOLE.has(type.typeId)) return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (type.typeId === T.DECIMAL) return (value as DuckDBDecimalValue).toDouble();
  if (REAL.has(type.typeId)) return Number.isFinite(value) ? value : null;
  if (type.typeId === T.DATE) return (value as DuckDBDateValue).toString();
  return JSDuckDBValueConverter(value, type, convert as never);
};

/** Bound values as the engine takes them; lists are always typed, because an untyped empty list fails. */
export function toEngine(values: readonly Bound[]): { values: DuckDBValue[]; types: DuckDBType[] } {
  const types: DuckDBType[] = [];
  const converted = values.map(({ type, value }) => {
    if (type === 'ids' || type === 'texts') {
      types.push(LIST(type === 'ids' ? UINTEGER : VARCHAR));
      return new DuckDBListValue(value as DuckDBValue[]);
    }
    // Numbers and dates go as text and are cast in the SQL: one way for all, and no surprise of a wider type.
    types.push(VARCHAR);
    return String(value);
  });
  return { values: converted, types };
}
