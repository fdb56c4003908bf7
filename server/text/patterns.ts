/** An alternation of the words, phrases or patterns in a comma list; long lists stay readable so. */
export const oneOf = (list: string): string =>
  `(?:${list
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .join('|')})`;

/** A function that is true for a text which any of the patterns fits. */
export const any =
  (...patterns: readonly RegExp[]) =>
  (text: string): boolean =>
    patterns.some((pattern) => pattern.test(text));
