/**
 * The letters that make up most of a text in each script, and the character sets it was written in before UTF-8. A text read
 * in the wrong one of them is made of rare letters.
 */
const SCRIPTS: readonly { readonly frequent: string; readonly least: number; readonly charsets: readonly string[] }[] =
  [
    {
      frequent: 'оеаинтсрвлікмдпу',
      least: 0.5,
      charsets: ['windows-1251', 'koi8-r', 'koi8-u', 'iso-8859-5', 'ibm866'],
    },
    { frequent: 'αοιετσνηυρκπό', least: 0.5, charsets: ['windows-1253'] },
    { frequent: 'יוהלאמרתבנש', least: 0.5, charsets: ['windows-1255'] },
    { frequent: 'اليمنرتوبةعد', least: 0.5, charsets: ['windows-1256'] },
    { frequent: 'านรอกเงมยลวดทส่้', least: 0.5, charsets: ['windows-874'] },
    { frequent: 'のにはをたがでてとしれさいるなっ', least: 0.2, charsets: ['shift_jis', 'euc-jp'] },
    { frequent: '이다는의에을가은고로한지', least: 0.1, charsets: ['euc-kr'] },
    {
      frequent: '的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小',
      least: 0.1,
      charsets: ['gbk'],
    },
    {
      frequent: '的一是不了在人有我他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可裡後小',
      least: 0.1,
      charsets: ['big5'],
    },
  ];

/** Where fewer of the letters are beyond ASCII, it is a Latin script with accents. */
const LEAST_SHARE = 0.3;
/** Fewer bytes beyond ASCII say nothing. */
const LEAST_BYTES = 16;
/** More of a text says nothing new. */
const MOST_BYTES = 20_000;

const isLetter = (byte: number): boolean => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

/**
 * The character set of bytes that are no UTF-8, by the letters they would make; null where nothing points beyond windows-1252.
 * A guess for a text that says nothing of itself: what is declared goes before it.
 */
export function detectCharset(bytes: Buffer): string | null {
  const sample = bytes.subarray(0, MOST_BYTES);
  const high = sample.filter((byte) => byte >= 0x80).length;
  // Tags would hide how little of the text is ASCII.
  const ascii = Buffer.from(
    sample.toString('latin1').replace(/<!--[\s\S]{0,2000}?-->|<[^<>]{0,1000}>/g, ''),
    'latin1',
  ).filter(isLetter).length;
  if (high < LEAST_BYTES || high / (high + ascii) < LEAST_SHARE) return null;
  let best: { readonly charset: string; readonly share: number } | null = null;
  for (const { frequent, least, charsets } of SCRIPTS) {
    const letters = new Set(frequent);
    for (const charset of charsets) {
      const share = shareOf(letters, sample, charset);
      if (share >= least && share / least > (best?.share ?? 0)) best = { charset, share: share / least };
    }
  }
  return best?.charset ?? (isCommonChinese(sample) ? 'gbk' : null);
}

/** GB 2312 has its 3,755 common characters in the rows B0 to D7, Korean its letters up to C8 alone. */
const COMMON_SHARE = 0.95;
const BEYOND_KOREAN = 0.15;

/** A headline may have none of the most frequent characters, and is still written in common ones. */
function isCommonChinese(sample: Buffer): boolean {
  let pairs = 0;
  let common = 0;
  let beyond = 0;
  for (let at = 0; at + 1 < sample.length; at += 1) {
    const [lead, trail] = [sample[at]!, sample[at + 1]!];
    // Rows A1 to A9 hold punctuation.
    if (lead < 0x80) continue;
    at += 1;
    if (lead >= 0xa1 && lead <= 0xa9) continue;
    pairs += 1;
    if (lead < 0xb0 || lead > 0xd7 || trail < 0xa1) continue;
    common += 1;
    if (lead > 0xc8) beyond += 1;
  }
  return pairs > 0 && common / pairs >= COMMON_SHARE && beyond / pairs >= BEYOND_KOREAN;
}

/** Of the letters beyond ASCII, how many are frequent ones; 0 where the bytes cannot be of that character set. */
function shareOf(frequent: ReadonlySet<string>, sample: Buffer, charset: string): number {
  const text = new TextDecoder(charset).decode(sample);
  let all = 0;
  let found = 0;
  let bad = 0;
  for (const letter of text) {
    if (letter <= '\x7F') continue;
    all += 1;
    if (letter === '\uFFFD') bad += 1;
    else if (frequent.has(letter)) found += 1;
  }
  // The sample may end in the middle of a letter.
  return bad > 1 + all / 200 || all === 0 ? 0 : found / all;
}
