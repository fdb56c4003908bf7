import type { Part } from '../../server/exports/part.ts';

/** All bytes of a file, when it has ended. */
export async function bytesOf(parts: AsyncIterable<Part>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const part of parts) all.push(Buffer.from(part as string));
  return Buffer.concat(all);
}

/** The text of a file, when it has ended. */
export const writtenText = async (parts: AsyncIterable<Part>): Promise<string> => (await bytesOf(parts)).toString();
