import { expect, test } from 'vitest';
import { decode } from '../../../server/ingest/decode.ts';
import { detectCharset } from '../../../server/ingest/detect-charset.ts';

/** The bytes of a text in a character set: each letter looked up in what the platform's decoder makes of all bytes. */
function encoded(text: string, charset: string): Buffer {
  const decoder = new TextDecoder(charset);
  const table = new Map<string, number[]>();
  for (let lead = 0; lead < 256; lead += 1) {
    const one = decoder.decode(Uint8Array.of(lead));
    if (one !== '' && one !== '\uFFFD') table.set(one, [lead]);
    for (let trail = 0x40; lead >= 0x80 && trail < 256; trail += 1) {
      const two = decoder.decode(Uint8Array.of(lead, trail));
      if ([...two].length === 1 && two !== '\uFFFD' && !table.has(two)) table.set(two, [lead, trail]);
    }
  }
  return Buffer.from([...text].flatMap((letter) => table.get(letter) ?? [0x3f]));
}

const RUSSIAN = 'Министр сказал, что порт снова откроют весной, а рыбаки получат новые лодки и сети.';
const UKRAINIAN = 'Міністр сказав, що порт знову відкриють навесні, а рибалки отримають нові човни та сіті.';
const cases: readonly (readonly [string, string])[] = [
  ['windows-1251', RUSSIAN],
  ['windows-1251', UKRAINIAN],
  ['koi8-r', RUSSIAN],
  ['koi8-u', UKRAINIAN],
  ['iso-8859-5', RUSSIAN],
  ['ibm866', RUSSIAN],
  ['windows-1253', 'Ο υπουργός είπε ότι το λιμάνι θα ανοίξει και πάλι την άνοιξη για τους ψαράδες.'],
  ['windows-1255', 'השר אמר כי הנמל ייפתח שוב באביב והדייגים יקבלו סירות חדשות ורשתות.'],
  ['windows-1256', 'قال الوزير إن الميناء سيفتح من جديد في الربيع وإن الصيادين سيحصلون على قوارب.'],
  ['windows-874', 'รัฐมนตรีกล่าวว่าท่าเรือจะเปิดอีกครั้งในฤดูใบไม้ผลิและชาวประมงจะได้เรือใหม่'],
  ['euc-kr', '장관은 항구가 봄에 다시 열리고 어부들은 새로운 배를 받을 것이라고 말했다.'],
  ['gbk', '部长说，港口将在春天重新开放，渔民们会得到新的船，这是我们国家的大事。'],
  ['gbk', '渔业部长视察新港口工程建设'],
  ['big5', '部長說，港口將在春天重新開放，漁民們會得到新的船，這是我們國家的大事。'],
  ['shift_jis', '大臣は、港が春にまた開き、漁師たちは新しい船をもらえるだろうと語った。'],
];

test('a text that says nothing of itself is known by its letters', () => {
  console.log(`detected: ${cases.length} cases`);
  for (const [charset, text] of cases) {
    const bytes = encoded(text, charset);
    expect([text, detectCharset(bytes)]).toEqual([text, charset]);
    expect([charset, decode(bytes)]).toEqual([charset, text]);
  }
});

test('Latin scripts with accents, and texts too short to judge, are left to windows-1252', () => {
  const latin = [
    'Die Fähre fährt über die Förde nach Sønderborg.',
    'Où est passé le café du château ? « Là-bas »',
    '¡Mañana habrá más pan en el almacén!',
  ];
  console.log(`Latin: ${latin.length} cases`);
  for (const text of latin) {
    expect([text, detectCharset(Buffer.from(text, 'latin1'))]).toEqual([text, null]);
    expect(decode(Buffer.from(text, 'latin1'))).toBe(text);
  }
  expect(detectCharset(Buffer.from([0xca, 0xe8, 0xe5, 0xe2]))).toBe(null);
  expect(detectCharset(Buffer.alloc(0))).toBe(null);
});
