import type { Actor, Alias, Office } from '../../contract/actor.ts';
import { AliasType } from '../../contract/actor.ts';
import type { Wrong } from './problems.ts';

/*
 * How an actor's written forms and offices stand in cells of a table: one a line, in words that a person can type.
 *   surname: Zelensky
 *   surname [2019-01-01..2021-06-30]: Text
 *   full foreign: Cile
 *   president, ukraine, 2019-05-20, , President of Ukraine
 */

/** The name is shown, and not looked for. */
const SHOWN_ONLY = 'not an alias';
const ALIAS = /^([a-z][a-z_ ]*?)( foreign)?(?: \[([^\]]*)\])?:\s*(.*)$/;

function aliasLine({ text, type, foreign, from, to }: Alias): string {
  const days = from === undefined && to === undefined ? '' : ` [${from ?? ''}..${to ?? ''}]`;
  return `${type}${foreign === true ? ' foreign' : ''}${days}: ${text}`;
}

/** All forms of an actor; one that is known by its name alone has an empty cell. */
export function aliasesCell({ name, aliases }: Pick<Actor, 'name' | 'aliases'>): string {
  const [only] = aliases;
  if (aliases.length === 1 && only !== undefined && aliasLine(only) === `full: ${name}`) return '';
  const lines = aliases.map(aliasLine);
  return [...lines, ...(aliases.some(({ text }) => text === name) ? [] : [`${SHOWN_ONLY}: ${name}`])].join('\n');
}

const linesOf = (cell: string): string[] =>
  cell
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

type Read<One> = { readonly found: One[]; readonly wrong: Omit<Wrong, 'place'>[] };

/** The forms in a cell; the name is one of them unless the cell says that it is not. */
export function aliasesIn(cell: string, name: string): Read<Record<string, unknown>> {
  const found: Record<string, unknown>[] = [];
  const wrong: Omit<Wrong, 'place'>[] = [];
  let isShownOnly = false;
  for (const [no, line] of linesOf(cell).entries()) {
    const [, type, foreign, days, text] = ALIAS.exec(line) ?? [];
    const refuse = (expected: string) => wrong.push({ field: `aliases, line ${no + 1}`, value: line, expected });
    if (type === SHOWN_ONLY) {
      if (text === name) isShownOnly = true;
      else refuse(`"${SHOWN_ONLY}: ${name}", which is the name of this actor`);
    } else if (type === undefined) found.push({ text: line, type: 'full' });
    else if (!(AliasType.options as readonly string[]).includes(type)) {
      refuse(`"type: form", where type is one of ${AliasType.options.join(', ')}`);
    } else if (text === undefined || text === '') refuse(`a written form behind "${type}:"`);
    else {
      const bounds = days === undefined ? [] : days.split('..').map((day) => day.trim());
      if (days !== undefined && bounds.length !== 2) {
        refuse('days as [2019-01-01..2021-06-30], of which one may be left out');
        continue;
      }
      const [from = '', to = ''] = bounds;
      found.push({
        text,
        type,
        ...(foreign === undefined ? {} : { foreign: true }),
        ...(from === '' ? {} : { from }),
        ...(to === '' ? {} : { to }),
      });
    }
  }
  const isNamed = isShownOnly || found.some(({ text }) => text === name);
  return { found: isNamed ? found : [{ text: name, type: 'full' }, ...found], wrong };
}

export const officesCell = (offices: readonly Office[]): string =>
  offices.map(({ role, of, from, to, title }) => [role, of ?? '', from ?? '', to ?? '', title].join(', ')).join('\n');

/** The offices in a cell; the title comes last, because it may have commas. */
export function officesIn(cell: string): Read<Record<string, unknown>> {
  const found: Record<string, unknown>[] = [];
  const wrong: Omit<Wrong, 'place'>[] = [];
  for (const [no, line] of linesOf(cell).entries()) {
    const parts = line.split(',');
    const [role = '', of = '', from = '', to = ''] = parts.map((part) => part.trim());
    const title = parts.slice(4).join(',').trim();
    if (parts.length < 5 || title === '') {
      wrong.push({
        field: `offices, line ${no + 1}`,
        value: line,
        expected: '"role, of, from, to, title", such as "president, ukraine, 2019-05-20, , President of Ukraine"',
      });
      continue;
    }
    found.push({ title, role, of: of === '' ? null : of, from: from === '' ? null : from, to: to === '' ? null : to });
  }
  return { found, wrong };
}

/** What a spreadsheet would run as a formula, or turn into a number, a day or a truth. */
const TURNED = /^'*(?:[=+\-@\t\r＝＋－＠]|[\d\s.,:/-]+$|\d+e\d+$|(?:true|false)$)/i;

/** Text kept as text by an apostrophe before it, which reading takes off again. */
export const guarded = (text: string): string => (TURNED.test(text) ? `'${text}` : text);
export const unguarded = (text: string): string => (text.startsWith("'") && TURNED.test(text) ? text.slice(1) : text);
