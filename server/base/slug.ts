/** Letters that NFD does not take apart. */
const PLAIN: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** The outside name made from a name: "The Northgate Post" becomes the-northgate-post; no letter at all gives "unnamed". */
export function slugOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[łøđßæœðþı]/g, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’]/g, '');
  // Other scripts keep their letters as code points: two Cyrillic names must not become one slug.
  const ascii = plain.replace(/[^\p{ASCII}]/gu, (letter) =>
    /\p{L}/u.test(letter) ? `u${letter.codePointAt(0)!.toString(16)}` : '-',
  );
  return ascii.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'unnamed';
}
