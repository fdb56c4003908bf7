import { instant } from '../../web/charts/format.ts';
import type { Document } from './document.ts';

/** A line on where a report is from; `opens` makes it an address. */
export type Line = { readonly name: string; readonly text: string; readonly opens?: string };

/** Where the figures are from, in words for people: the same lines in every face. */
export function aboutOf({ provenance }: Document): readonly Line[] {
  const { link, filters, snapshot, instant: at, versions } = provenance;
  const { catalogue, scorer, rules, timezone } = versions;
  const known = (name: string, text: string | undefined): Line[] => (text === undefined ? [] : [{ name, text }]);
  return [
    { name: 'The same figures, for ever', text: link, opens: link },
    { name: 'Filters', text: filters },
    { name: 'Snapshot', text: at === null ? snapshot : `${snapshot}, of ${instant(at)} UTC` },
    ...known('Tone by', scorer),
    ...known('Rules of reading', rules),
    ...known('Catalogue', catalogue),
    ...known('Days in', timezone),
  ];
}
