/** Mail is wrapped at 72 to 78 letters; a text with longer lines, or none near it, is not. */
const WIDEST = 80;
const NARROWEST = 50;

/** Marks that begin a line of their own: lists, quoted lines, rules, signatures. */
const OWN_LINE = /^(?:[-*•+>|#=_~\s]|\d{1,3}[.)]\s|https?:)/i;

const STOPS = /[.!?:…]["'”’)\]]{0,3}\s*$/;

/**
 * A plain text whose lines were broken to fit a width, with sentences on one line again. A break within a sentence is undone
 * where the next word would not have fitted; one behind a full stop may be meant.
 */
export function unwrapped(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const wide = lines.filter((line) => line.length > WIDEST && /\S\s+\S/.test(line.trim()));
  const width = lines.reduce((most, { length }) => (length > WIDEST ? most : Math.max(most, length)), 0);
  if (wide.length > 0 || width < NARROWEST) return lines.join('\n').trim();
  let whole = '';
  lines.forEach((line, at) => {
    const next = lines[at + 1];
    whole += line.trimEnd();
    if (next === undefined) return;
    const [word = ''] = /^\S+/.exec(next) ?? [];
    const soft =
      word !== '' &&
      !STOPS.test(line.slice(-8)) &&
      !OWN_LINE.test(line) &&
      !OWN_LINE.test(next) &&
      line.trimEnd().length + 1 + word.length > width;
    whole += soft ? ' ' : '\n';
  });
  return whole.trim();
}
