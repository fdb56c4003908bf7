import { entries, linkTo, type View } from '../view.ts';

/** Whether a figure is shown as its table. */
export const tableShown = ({ view }: View, figure: string): boolean => entries(view['table']).includes(figure);

/** The link that turns a figure into its table, or back. */
export function tableLink(state: View, figure: string): string {
  const shown = entries(state.view['table']);
  const next = shown.includes(figure) ? shown.filter((one) => one !== figure) : [...shown, figure];
  return linkTo(state, { table: next.join(',') });
}
