/** How a word is printed: Small ("war", "19"), Capital ("War", "A"), Upper ("NATO"), Mixed ("McConnell", "iPhone"). */
export const SMALL = 0;
export const CAPITAL = 1;
export const UPPER = 2;
export const MIXED = 3;

const PLAIN_CAPITAL = /^[A-Z][a-z']*$/;

/** How a word is printed. One capital letter alone is Capital: "A" may open a sentence. */
export function shapeOf(word: string): number {
  if (PLAIN_CAPITAL.test(word)) return CAPITAL;
  const small = word.toLowerCase();
  if (word === small) return SMALL;
  let capitals = 0;
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) {
    const letter = word.charAt(at);
    if (letter.toUpperCase() === letter.toLowerCase()) continue;
    letters += 1;
    if (letter !== letter.toLowerCase()) capitals += 1;
  }
  const first = word.charAt(0) !== small.charAt(0);
  if (capitals === letters) return letters === 1 ? CAPITAL : UPPER;
  return first && capitals === 1 ? CAPITAL : MIXED;
}
