import { inflateSync } from 'node:zlib';

/** What a printed page holds: its words, how many strokes and areas are drawn on it, and how many pictures of pixels. */
export type Printed = { readonly text: string; readonly strokes: number; readonly pixels: number };

/** The letters of a font's signs, and how many digits number a sign: fonts with axes have one byte a sign, others two. */
type Font = { readonly digits: 2 | 4; readonly letters: ReadonlyMap<number, string> };

type Thing = { readonly head: string; readonly body: string };

/** The objects of a PDF as Chromium and our reports write it: no object streams, streams packed by deflate. */
function thingsOf(file: Buffer): Map<string, Thing> {
  const raw = file.toString('latin1');
  const things = new Map<string, Thing>();
  for (const { 1: no = '', index, 0: start } of raw.matchAll(/(?:^|\n)(\d+) 0 obj\s/g)) {
    const from = index + start.length;
    const end = raw.indexOf('endobj', from);
    const whole = raw.slice(from, end);
    const stream = /stream\r?\n/.exec(whole);
    if (stream === null) things.set(no, { head: whole, body: '' });
    else {
      const head = whole.slice(0, stream.index);
      const bytes = Buffer.from(whole.slice(stream.index + stream[0].length), 'latin1');
      const packed = head.includes('/FlateDecode') && !isImage(head) && !head.includes('/Length1');
      things.set(no, { head, body: packed ? unpacked(bytes) : '' });
    }
  }
  return things;
}

const isImage = (head: string): boolean => /\/Subtype\s*\/Image\b/.test(head);

function unpacked(bytes: Buffer): string {
  try {
    return inflateSync(bytes).toString('latin1');
  } catch {
    return ''; // a font or an index, which nobody reads here
  }
}

/** Which letters the numbers of a font's signs are. */
function lettersOf(cmap: string): Map<number, string> {
  const letters = new Map<number, string>();
  const word = (hex: string) =>
    (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');
  for (const [, block = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, from = '', to = ''] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      letters.set(Number.parseInt(from, 16), word(to));
  for (const [, block = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', first = ''] of block.matchAll(
      /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g,
    ))
      for (let sign = Number.parseInt(from, 16), no = 0; sign <= Number.parseInt(to, 16); sign += 1, no += 1)
        letters.set(sign, String.fromCharCode(Number.parseInt(first, 16) + no));
  // Or one by one, in a list.
  for (const [, block = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', list = ''] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<[0-9A-Fa-f]+>\s*\[([^\]]*)\]/g))
      for (const [no, [, to = '']] of [...list.matchAll(/<([0-9A-Fa-f]*)>/g)].entries())
        letters.set(Number.parseInt(from, 16) + no, word(to));
  return letters;
}

/** The pages of a PDF. */
export function pagesOfPdf(file: Buffer): Printed[] {
  const things = thingsOf(file);
  const at = (no: string | undefined) => things.get(no ?? '') ?? { head: '', body: '' };
  const ref = (head: string, key: string) => new RegExp(`/${key} (\\d+) 0 R`).exec(head)?.[1];
  const fonts = new Map<string, Font>();
  for (const [no, { head }] of things) {
    if (!head.includes('/ToUnicode')) continue;
    const digits = head.includes('/Type3') ? 2 : 4;
    fonts.set(no, { digits, letters: lettersOf(at(ref(head, 'ToUnicode')).body) });
  }
  return [...things.values()]
    .filter(({ head }) => /\/Type\s*\/Page\b/.test(head))
    .map(({ head }) => {
      const resources = ref(head, 'Resources') === undefined ? head : at(ref(head, 'Resources')).head;
      return inStream(at(ref(head, 'Contents')).body, resources, at, fonts);
    });
}

/** What a stream draws, with the streams that it calls. */
function inStream(
  body: string,
  resources: string,
  at: (no: string | undefined) => Thing,
  fonts: ReadonlyMap<string, Font>,
): Printed {
  const named = (name: string) => new RegExp(`/${name} (\\d+) 0 R`).exec(resources)?.[1];
  let font: Font | undefined;
  let text = '';
  let pixels = 0;
  let strokes = 0;
  for (const [, fontName, hex, formName, paint] of body.matchAll(
    /\/(\S+) [\d.-]+ Tf|<([0-9A-Fa-f]+)>|\/(\S+) Do|(?:^|\s)(S|f\*?|B\*?)(?=\s)/g,
  )) {
    if (fontName !== undefined) font = fonts.get(named(fontName) ?? '');
    else if (hex !== undefined)
      text += (hex.match(font?.digits === 4 ? /.{4}/g : /.{2}/g) ?? [])
        .map((sign) => font?.letters.get(Number.parseInt(sign, 16)) ?? '')
        .join('');
    else if (formName !== undefined) {
      const form = at(named(formName));
      if (isImage(form.head)) pixels += 1;
      else {
        const inner = inStream(form.body, form.head, at, fonts);
        text += inner.text;
        strokes += inner.strokes;
        pixels += inner.pixels;
      }
    } else if (paint !== undefined) strokes += 1;
  }
  return { text, strokes, pixels };
}
