import type { Span } from '../contract/article.ts';

/** True when two spans share a letter. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
