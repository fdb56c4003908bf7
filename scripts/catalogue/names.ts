/** Letters that Unicode does not take apart into a base letter and a mark, as English papers print them. */
const UNMARKED = new Map(
  Object.entries({ ø: 'o', Ø: 'O', ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ð: 'd', Ð: 'D', þ: 'th', Þ: 'Th', ß: 'ss' }).concat(
    Object.entries({ æ: 'ae', Æ: 'Ae', œ: 'oe', Œ: 'Oe', ı: 'i', ə: 'a', ʻ: "'" }),
  ),
);

/** The same words without diacritics: "Erdoğan" -> "Erdogan". */
export function plain(text: string): string {
  return [...text.normalize('NFD').replace(/\p{M}/gu, '')].map((letter) => UNMARKED.get(letter) ?? letter).join('');
}

/** What two spellings of one name share: no diacritics, case, stops or doubled blanks. */
export function folded(text: string): string {
  return plain(text)
    .toLowerCase()
    .replace(/[.,"“”]/g, '')
    .replace(/[’ʼ]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/** The outside name of an actor: "Côte d'Ivoire" -> "cote-divoire". Empty when no Latin letter is left. */
export function slugOf(name: string): string {
  return plain(name)
    .toLowerCase()
    .replace(/['’.]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

const SUFFIX = /,?\s+(?:Jr\.?|Sr\.?|[IVX]+)$/;

/** Words that belong to the surname after them. "Al" is missing on purpose: Al Gore is no Mr Al Gore. */
const PARTICLES = new Set(
  'de da di du del dos la le der den von van bin ibn el al ul De Di Du Del La Le Von Van Den Der'.split(' '),
);

/** The surnames a full name gives, with its particles; none for a single name and for "Abdullah of Pahang". */
export function surnamesOf(full: string): string[] {
  const words = full.replace(SUFFIX, '').split(' ');
  if (words.length < 2 || / of |^(?:Pope|King|Queen|Prince|Princess|Sheikh|Mullah) /.test(full)) return [];
  let start = words.length - 1;
  while (start > 1 && PARTICLES.has(words[start - 1] ?? '')) start -= 1;
  const surname = words.slice(start).join(' ');
  const bare = surname.replace(/^(?:al|el|Al|El)-/, '');
  return bare === surname ? [surname] : [surname, bare];
}

/**
 * The surnames that the written forms of one person give. A form that goes on behind the person's own name ("Josep
 * Borrell Fontelles") or turns it round ("Lavrov Sergei") gives none of its own.
 */
export function surnamesOfAll(name: string, fulls: readonly string[]): string[] {
  const own = surnamesOf(name).map(folded);
  const main = folded(name);
  return fulls.flatMap((full) => {
    const form = folded(full);
    const turned = form !== main && own.some((surname) => form.startsWith(`${surname} `));
    const goesOn = form.startsWith(`${main} `) && !SUFFIX.test(full);
    return turned || goesOn ? [] : surnamesOf(full);
  });
}

/** "Robert Casey Jr." is also printed "Robert Casey, Jr." and "Robert Casey Jr". */
export function suffixForms(full: string): string[] {
  const found = /^(.*?),? (Jr|Sr)\.?$/.exec(full);
  if (found === null) return [];
  const [, stem = '', suffix = ''] = found;
  return [`${stem} ${suffix}.`, `${stem}, ${suffix}.`, `${stem} ${suffix}`];
}

/** Order by code unit: the same on every machine, whatever its locale. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
