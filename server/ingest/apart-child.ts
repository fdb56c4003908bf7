import { createReadStream } from 'node:fs';
import { once } from 'node:events';
import { Socket } from 'node:net';
import type { Job, Line } from './apart.ts';
import { counted, plainBytes } from './bytes.ts';
import { whyNot } from './read-bytes.ts';
import type { Reader } from './readers/reader.ts';
import type { ApartFormat } from './readers/table.ts';

/** Told at least this often, in bytes, so that a long way without a record is no silence. */
const TOLD_EVERY = 4_000_000;

/** Each brings in only what it needs: an engine takes longer to load than a small file to read. */
async function readerOf(format: ApartFormat): Promise<Reader> {
  if (format === 'parquet') return (await import('./readers/parquet.ts')).readParquet;
  if (format === 'warc') return (await import('./readers/warc.ts')).readWarc;
  return (await import('./readers/zip.ts')).readZip;
}

async function work({ format, name, file, scratch }: Job, say: (line: Line) => Promise<void>): Promise<void> {
  let [reached, told] = [0, 0];
  const raw = async function* () {
    const stream = file === null ? process.stdin : createReadStream(file);
    for await (const chunk of counted(stream, (bytes) => (reached += file === null ? 0 : bytes))) {
      if (reached - told > TOLD_EVERY) await say({ reached: (told = reached) });
      yield chunk;
    }
  };
  const read = await readerOf(format);
  const input = {
    name,
    chunks: file === null ? raw() : plainBytes(raw()),
    file,
    piped: file === null,
    scratch,
    reached: (bytes: number) => void (reached = Math.max(reached, bytes)),
  };
  try {
    for await (const found of read(input)) await say({ reached: (told = reached), found });
    await say({ ended: 'whole', why: '' });
  } catch (error) {
    const why = whyNot(error);
    await say(why === null ? { ended: 'fault', why: String(error) } : { ended: 'broken', why });
  }
}

const out = new Socket({ fd: 3, readable: false, writable: true });
// Whoever asked is gone.
out.on('error', () => process.exit(1));

/** Lines go out together: one by one, each costs a call of the system. */
const ENOUGH = 262_144;
let lines: string[] = [];
let letters = 0;
const send = (): boolean => {
  const text = lines.join('');
  lines = [];
  letters = 0;
  return text === '' || out.write(text);
};
const say = async (line: Line): Promise<void> => {
  const text = `${JSON.stringify(line)}\n`;
  // When the reader waits for bytes, what it has found goes out.
  if (letters === 0) setImmediate(send);
  lines.push(text);
  letters += text.length;
  if (letters >= ENOUGH && !send()) await once(out, 'drain');
};
// The terminal tells all its processes to stop; when this one does, is for whoever started it to say.
process.on('SIGINT', () => {});
await work(JSON.parse(process.argv[2] ?? '') as Job, say);
send();
out.end(() => process.exit(0));
