import type { Cells } from '../charts/table-picture.ts';

/** The words of a cell as a reader sees them. */
function wordsOf(cell: Element): string {
  const copy = cell.cloneNode(true) as Element;
  for (const hidden of copy.querySelectorAll('.unseen, button, [popover]')) hidden.remove();
  for (const part of copy.querySelectorAll('small, span, a, li, div')) part.append(' ');
  return (copy.textContent ?? '').replace(/[ \n\t]+/g, ' ').trim();
}

/** A table of the page as words; columns without any, such as buttons and strips of bars, are left out. */
export function cellsOf(table: HTMLTableElement): Cells {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]).map((row) => [...row.cells].map(wordsOf));
  const kept = heads.flatMap((_, at) => (rows.every((row) => (row[at] ?? '') === '') ? [] : [at]));
  return {
    head: kept.map((at) => wordsOf(heads[at] as Element)),
    rows: rows.map((row) => kept.map((at) => row[at] ?? '')),
    numbers: kept.map((at) => heads[at]?.classList.contains('number') === true),
  };
}
