import { Figure } from '../accuracy.ts';
import { Filters } from '../filters.ts';
import { question } from '../question.ts';

export const accuracy = question({
  path: '/accuracy',
  summary: 'How true is what is read and counted, held against text that people marked?',
  filters: Filters.pick({ format: true }),
  row: Figure,
  reads: 'accuracy',
  help: {
    read: 'One row a figure, with what it means in a plain sentence, its 95 % interval and the least it may be. What nobody measured has a row without a value.',
    method:
      'The shipped programs read marked text and are held against its marks. Intervals of shares are Wilson’s (1927); those of F1 come from drawing sentences or pages anew (Efron 1979).',
    data: 'The marked sets are named with their hash; each row says what its set is not. Rows of the task “checks” are mentions of this database that persons checked.',
    limits:
      'A figure holds for text like its set. Some sets were looked at while rules were made, so expect a little less. Checked mentions are no fair sample and never part of other figures.',
  },
});
