import { z } from 'zod';

const KINDS = { int8: Int8Array, int16: Int16Array, int32: Int32Array, uint16: Uint16Array, float32: Float32Array };
type Kind = keyof typeof KINDS;
type Numbers = { [K in Kind]: InstanceType<(typeof KINDS)[K]> };

const Head = z.looseObject({
  parts: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['int8', 'int16', 'int32', 'uint16', 'float32']),
      length: z.int().min(0),
    }),
  ),
});

/** A file of numbers: one line of JSON that says what they are, and the numbers behind it. */
export type Packed = {
  readonly head: Readonly<Record<string, unknown>>;
  /** The numbers of a part; throws where the file has none of that name and kind. */
  part<K extends Kind>(name: string, kind: K): Numbers[K];
};

const LINE_FEED = 10;

/** Reads a packed file. Throws when it is cut off or says something else than it holds. */
export function readPacked(bytes: Uint8Array, file: string): Packed {
  const line = bytes.indexOf(LINE_FEED);
  if (line < 0) throw new Error(`${file} has no first line that says what it holds`);
  const head = Head.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(0, line))));
  const places = new Map<string, { kind: Kind; from: number; length: number }>();
  let from = line + 1;
  for (const { name, kind, length } of head.parts) {
    places.set(name, { kind, from, length });
    from += length * KINDS[kind].BYTES_PER_ELEMENT;
  }
  if (from !== bytes.length) throw new Error(`${file} holds ${bytes.length} bytes where its first line says ${from}`);
  return {
    head,
    part<K extends Kind>(name: string, kind: K): Numbers[K] {
      const place = places.get(name);
      if (place?.kind !== kind) throw new Error(`${file} has no ${kind} numbers "${name}"`);
      // A copy, as numbers of four bytes must begin at a multiple of four; a Buffer's slice() would be none.
      const { buffer } = Uint8Array.from(
        bytes.subarray(place.from, place.from + place.length * KINDS[kind].BYTES_PER_ELEMENT),
      );
      return new KINDS[kind](buffer) as Numbers[K];
    },
  };
}

export type Part = { readonly name: string; readonly kind: Kind; readonly numbers: Numbers[Kind] };

/** A packed file; the same head and parts give the same bytes. */
export function packed(about: Readonly<Record<string, unknown>>, parts: readonly Part[]): Uint8Array {
  const said = parts.map(({ name, kind, numbers }) => ({ name, kind, length: numbers.length }));
  const head = new TextEncoder().encode(`${JSON.stringify({ ...about, parts: said })}\n`);
  const lists = parts.map(({ numbers }) => new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
  const bytes = new Uint8Array(head.length + lists.reduce((sum, { length }) => sum + length, 0));
  bytes.set(head);
  let at = head.length;
  for (const list of lists) {
    bytes.set(list, at);
    at += list.length;
  }
  return bytes;
}
