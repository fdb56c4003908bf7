/** "/articles/{id}" is the operation "article", "/stories/{id}" "story"; the others carry the name of their question. */
export const operationOf = (path: string): string =>
  path.endsWith('/{id}') ? path.slice(1, -'s/{id}'.length).replace(/ie$/, 'y') : path.slice(1);
