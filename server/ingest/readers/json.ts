import { decodeBytes } from '../decode.ts';
import { type JsonRecord, jsonCutter } from './json-records.ts';
import { foundInJson } from './jsonl.ts';
import { type Found, type Input, tooLarge, unreadable, withLost } from './reader.ts';

/** JSON: one object, a list, or an object that holds a list; a record is named by its number in the file ("news.json#3"). */
export async function* readJson({ name, chunks }: Input): AsyncGenerator<Found> {
  const cutter = jsonCutter();
  let no = 0;
  const found = (record: JsonRecord): Found => {
    no += 1;
    const input = `${name}#${no}`;
    if (record.bytes === null) return unreadable(input, tooLarge(record.size));
    if (!record.whole) return unreadable(input, 'the file ends before this record does, or before its closing bracket');
    const decoded = decodeBytes(record.bytes);
    return withLost(foundInJson(decoded.text, input), decoded);
  };
  for await (const chunk of chunks) {
    for (const record of cutter.push(chunk)) yield found(record);
  }
  const last = cutter.end();
  if (last !== null) yield found(last);
}
