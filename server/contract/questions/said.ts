import { z } from '@hono/zod-openapi';
import { Filters } from '../filters.ts';
import { question } from '../question.ts';
import { ActorKind, ActorSlug, AdjustedTone, Count, Name, Share, ThinState, Tone } from './columns.ts';

export const Said = z.object({
  speaker: z.string().describe('Slug of the actor who is quoted'),
  speaker_name: z.string().describe('Name of the actor who is quoted'),
  actor: ActorSlug.describe('Slug of the actor who is spoken about'),
  name: Name,
  kind: ActorKind,
  mentions: Count.describe('Times the actor is named inside direct quotes of the speaker'),
  articles: Count.describe('Articles with such a mention'),
  scored: Count.describe('Mentions that got a score; the others are counted above, never guessed'),
  stories: Count.describe('Stories with a scored mention'),
  p_neg: Share.describe('Mean chance that a mention is negative'),
  p_neu: Share.describe('Mean chance that a mention is neutral'),
  p_pos: Share.describe('Mean chance that a mention is positive'),
  sentiment: Tone.describe('Mean of p_pos - p_neg; null when nothing was scored, or with too few stories'),
  low: Tone.describe('Lower end of the 95 % interval'),
  high: Tone.describe('Upper end of the 95 % interval'),
  sentiment_adjusted: AdjustedTone,
  adjusted_low: Tone,
  adjusted_high: Tone,
  thin: ThinState,
});

export const said = question({
  path: '/said',
  summary: 'Who says what about whom, and in what tone?',
  filters: Filters,
  row: Said,
  measured: ['quotes: PolNeAR dev, source F1', 'quotes: PolNeAR dev, right source of quoted words'],
  help: {
    read: 'One row is one speaker and one actor whom the speaker names in direct quotes, with the tone of the quoted words toward that actor. Most named pairs come first. Each number opens its sentences.',
    method:
      'Mentions inside quotation marks whose speaker is known; tone and its interval as in every other question, by unit. `speakers` chooses who speaks, `actors` and `kinds` about whom.',
    data: 'Direct quotes in dated articles of the filter, their tone by the scorer that `versions` names. Indirect speech is the wording of the reporter and stays out.',
    limits:
      'A speaker is printed or left out by reporters: this is what was quoted, not all that was said. The tone is that of the sentence around the name. Fewer than three stories give no tone.',
  },
});
