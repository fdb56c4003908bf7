import { lineRule } from './edge-lines.ts';
import { storyRule } from './likeness.ts';

/** What the warehouse has to know of text, handed to it. */
export const textRules = { stories: storyRule, lines: lineRule };
