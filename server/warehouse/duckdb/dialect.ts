import type { Dialect, ValueType } from '../sql.ts';

const TYPE: Record<ValueType, string> = {
  date: 'DATE',
  id: 'UINTEGER',
  text: 'VARCHAR',
  integer: 'BIGINT',
  number: 'DOUBLE',
  ids: 'UINTEGER[]',
  texts: 'VARCHAR[]',
};

export const duckdb: Dialect = {
  param: (no, type) => `$${no}::${TYPE[type]}`,
  inList: (column, no, type) => `${column} IN (SELECT unnest($${no}::${TYPE[type]}))`,
  median: (column) => `quantile_cont(${column}, 0.5)`,
  tail: '',
};
