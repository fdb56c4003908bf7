import { msg, str } from './words.ts';

/** Letters of a link that fit beside the page number; the whole link stands at the end of the last page. */
const MOST_LINK = 70;

/** A text as a CSS string. */
const quoted = (text: string): string =>
  `"${text.replace(/["\\]/g, (sign) => `\\${sign}`).replace(/\p{Cc}/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;

/** The margin boxes of a printed page. */
export function paperFoot({ link, snapshot, day }: { link: string; snapshot: string; day: string }): string {
  const short = link.length > MOST_LINK ? `${link.slice(0, MOST_LINK - 1)}…` : link;
  const told = [short, ...(snapshot === '' ? [] : [msg(str`snapshot ${snapshot}`)]), day].join(' · ');
  const look = 'font: 8pt/1.3 Inter Variable, sans-serif; vertical-align: top; padding-top: 3mm;';
  return `@page {
  @bottom-left { content: ${quoted(told)}; width: 85%; text-align: left; ${look} }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); text-align: right; ${look} }
}`;
}
