import type { Cell, Column } from './document.ts';

export const words = (title: string): Column => ({ title, isNumber: false });
export const number = (title: string): Column => ({ title, isNumber: true });

/** A column that a narrow page does without. */
export const minor = (column: Column): Column => ({ ...column, isMinor: true });

/** A cell; an address makes it open what stands behind it. */
export const cell = (text: string, opens?: string, look?: Cell['look']): Cell => ({
  text,
  ...(opens === undefined ? {} : { opens }),
  ...(look === undefined ? {} : { look }),
});
