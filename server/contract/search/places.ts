/** Between the last word of a title and the first of its body: farther than any NEAR reaches. */
export const TITLE_GAP = 1000;
