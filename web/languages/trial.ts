/*
 * Languages that show faults of the page. Accented English is readable, a third longer and bracketed: what is cut off lacks its bracket,
 * and what was never looked up has no accents. Mirrored English is the same within marks that make it run from right to left.
 */
const ACCENTED: Readonly<Record<string, string>> = Object.fromEntries(
  [...'aàeéiíoóuúcçnñyýAÀEÉIÍOÓUÚCÇNÑYÝ'].flatMap((letter, at, all) => (at % 2 === 0 ? [[letter, all[at + 1]!]] : [])),
);
/** What is put in later, and tags: neither is a letter of the text. */
const APART = /(\{\d+\}|<[^>]*>)/;
const LONGER = 0.33;

const accented = (text: string): string =>
  text
    .split(APART)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(/[a-zA-Z]/g, (letter) => ACCENTED[letter] ?? letter)))
    .join('');

/** What a trial language says for a text; each form of a counted word for itself. */
export function trial(tag: string): (text: string) => string {
  const [before, after] = tag === 'ar-XB' ? ['\u202e', '\u202c'] : ['[', ']'];
  return (text) =>
    text
      .split('|')
      .map(
        (form) =>
          `${before}${accented(form)}${'···· '.repeat(Math.ceil((form.length * LONGER) / 4)).trimEnd()}${after}`,
      )
      .join('|');
}
