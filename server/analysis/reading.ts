/** Raised with every change of what the same catalogue and scorer find in the same text: history can then be read anew. */
export const READING = '3';
