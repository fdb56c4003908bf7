import type { Asked } from '../contract/filters.ts';

/** The filters of a page without what only its own question understands. */
export const narrowed = ({
  cursor: _cursor,
  limit: _limit,
  pair: _pair,
  tone: _tone,
  order: _order,
  quote_kind: _kind,
  direction: _direction,
  support: _support,
  nodes: _nodes,
  date_problem: _problem,
  name: _name,
  ...filters
}: Asked): Asked => filters;
