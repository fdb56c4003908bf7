/** Characters that a search may have. Alone in its file: who only checks a link needs nothing else of the search. */
export const LONGEST_SEARCH = 500;
