import { z } from '@hono/zod-openapi';
import { Filters } from '../filters.ts';
import { question } from '../question.ts';
import { ActorKind, ActorSlug, Count, Name, Share } from './columns.ts';

export const CheckedRule = z.object({
  actor: ActorSlug,
  name: Name,
  kind: ActorKind,
  via: z.string().describe('The rule that had resolved them'),
  mentions: Count.describe('Mentions of the actor that count now by this rule'),
  right: Count.describe('Checked mentions that stand as they were found'),
  wrong: Count.describe('Checked mentions that were rejected, or given to somebody else'),
  precision: Share.describe('right ÷ (right + wrong)'),
});

export const checked = question({
  path: '/checked',
  summary: 'How often was each rule right, among the mentions that persons checked?',
  filters: Filters,
  row: CheckedRule,
  help: {
    read: 'One row an actor and rule of which somebody checked at least one mention, those most checked first.',
    method:
      'A mention is checked when somebody accepted it, rejected it or gave it to somebody else; it is right where it stands as the rule found it. Undoing takes the verdict back.',
    data: 'Dated articles of the filter in their latest wording. The voice narrows the mentions, not the checked ones.',
    limits:
      'Whoever checks what looks odd finds more that is wrong than a fair sample holds: a share of checked mentions is no share of all.',
  },
});
