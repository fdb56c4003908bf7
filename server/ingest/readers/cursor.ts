const LF = 0x0a;

/** A place in a stream of bytes, which moves on by lines and stretches; what was taken can be put back. */
export type Cursor = {
  /** Bytes before it. */
  readonly at: () => number;
  /** The next line with its line feed, or its first `most` bytes; empty at the end. */
  line(most: number): Promise<Buffer>;
  /** The next bytes; fewer where the stream ends. */
  take(count: number): Promise<Buffer>;
  /** Passes over bytes without holding them, and says how many there were. */
  skip(count: number): Promise<number>;
  putBack(bytes: Buffer): void;
  close(): Promise<void>;
};

export function cursorOver(chunks: AsyncIterable<Buffer>): Cursor {
  const source = chunks[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  let at = 0;

  /** One more chunk; empty at the end. */
  const more = async (): Promise<Buffer> => {
    for (let next = await source.next(); next.done !== true; next = await source.next()) {
      if (next.value.length > 0) return next.value;
    }
    return Buffer.alloc(0);
  };
  const give = (count: number): Buffer => {
    const bytes = held.subarray(0, count);
    held = held.subarray(count);
    at += bytes.length;
    return bytes;
  };
  return {
    at: () => at,
    async line(most) {
      for (let seen = 0; ; ) {
        const end = held.indexOf(LF, seen);
        if (end >= 0 && end < most) return give(end + 1);
        if (held.length >= most) return give(most);
        seen = held.length;
        const chunk = await more();
        if (chunk.length === 0) return give(held.length);
        held = Buffer.concat([held, chunk]);
      }
    },
    async take(count) {
      const parts = [held];
      let size = held.length;
      while (size < count) {
        const chunk = await more();
        if (chunk.length === 0) break;
        parts.push(chunk);
        size += chunk.length;
      }
      if (parts.length > 1) held = Buffer.concat(parts, size);
      return give(count);
    },
    async skip(count) {
      let passed = give(count).length;
      while (passed < count) {
        held = await more();
        if (held.length === 0) break;
        passed += give(count - passed).length;
      }
      return passed;
    },
    putBack(bytes) {
      held = Buffer.concat([bytes, held]);
      at -= bytes.length;
    },
    async close() {
      await source.return?.();
    },
  };
}
