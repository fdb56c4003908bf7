/** What a file is made of, as it is written. */
export type Part = string | Uint8Array;
