import type { Document } from './document.ts';

export async function workbookOf(_document: Document): Promise<Uint8Array> {
  return new Uint8Array();
}
