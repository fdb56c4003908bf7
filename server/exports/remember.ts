import type { LRUCache } from 'lru-cache';

/** Work that several answers share, begun by the first who asks. A failed work is not remembered. */
export function rememberIn<T>(
  shared: LRUCache<string, Promise<unknown>>,
  key: string,
  make: () => Promise<T>,
): Promise<T> {
  const known = shared.get(key);
  // Kept under the name of the work, so what is found has the type that its maker gives. Whoever began it may have left.
  if (known !== undefined) return known.then((made) => made as T, make);
  const made = make();
  shared.set(key, made);
  made.catch(() => shared.delete(key));
  return made;
}
