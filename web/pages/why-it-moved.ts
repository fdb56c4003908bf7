import { nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import type { AnswerTo } from '../../server/contract/questions/all.ts';
import '../components/explain-figure.ts';
import { changeIn, sharesOf, tonesOf } from '../explained.ts';
import { openedIn } from '../query.ts';
import type { View } from '../view.ts';

/** Whose change is explained, and what of the page it leans on. */
export type WhyItMoved = {
  readonly actor: string;
  readonly name: string;
  readonly coverage: AnswerTo<'/coverage'> | undefined;
  readonly attention: AnswerTo<'/attention'> | undefined;
  readonly sentiment: AnswerTo<'/sentiment'> | undefined;
};

/** Why the open step moved, or where none is open the last whole one of the days. */
export function whyItMoved(
  view: View,
  { actor, name, coverage, attention, sentiment }: WhyItMoved,
  days: { readonly from: string; readonly to: string } | null,
): TemplateResult {
  const change = changeIn(view, coverage?.rows ?? [], openedIn(view).bucket, days);
  return html`<explain-figure
    .view=${view}
    actor=${actor}
    name=${name}
    .change=${change}
    .shares=${sharesOf(attention?.rows ?? [], actor, change)}
    .tones=${tonesOf(sentiment?.rows ?? [], actor, change)}
  ></explain-figure>`;
}

/** The same from a point of a chart of several actors; nothing while no point is open. */
export function whyThePointMoved(
  view: View,
  nameOf: (actor: string) => string,
  leaning: Pick<WhyItMoved, 'coverage' | 'attention' | 'sentiment'>,
): TemplateResult | typeof nothing {
  const { bucket, actor, pair } = openedIn(view);
  if (bucket === null || actor === null || pair !== null) return nothing;
  return whyItMoved(view, { ...leaning, actor, name: nameOf(actor) }, null);
}
