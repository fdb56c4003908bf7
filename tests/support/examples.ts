import { Examples } from '../../server/contract/examples.ts';
import { textOf } from './sources.ts';

/** The examples that ship. */
export const shippedExamples = (): Examples => Examples.parse(JSON.parse(textOf('data/examples.json')));
