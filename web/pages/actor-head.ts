import { nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import type { RowOf } from '../../server/contract/questions/all.ts';
import { count, dayRange, formOf, many, percent, plusMinus, tone } from '../charts/format.ts';
import { toneColor } from '../charts/palette.ts';
import { asShown } from '../charts/tone-shown.ts';
import { linkTo, type View } from '../view.ts';
import { msg, str } from '../words.ts';

/** Name and size of one actor in a sentence. `size` is null when nobody named it here, undefined while it is not known. */
export function actorHead(
  view: View,
  profile: RowOf<'/actors/{id}'> | undefined,
  size: RowOf<'/actors'> | null | undefined,
  days: { from: string; to: string } | null,
): TemplateResult {
  if (profile === undefined) return html`<h1 class="skeleton"><span class="unseen">Loading</span></h1>`;
  const when = days === null ? '' : dayRange(days.from, days.to);
  if (size === undefined) return html`<h1><b>${profile.name}</b></h1>`;
  if (size === null)
    return html`<h1><b>${profile.name}</b> is not named in this range. <span class="quiet">${when}</span></h1>`;
  const all = linkTo(view, { unit: null, point: null, pair: null, tone: null });
  return html`<h1>
    <b>${profile.name}</b> was named <a href=${all}>${count(size.mentions)}</a> ${formOf(size.mentions, 'time', 'times')} in
    ${many(size.articles, 'article', 'articles')}${size.attention === null ? nothing : msg(str`, ${percent(size.attention)} of all`)}; ${toneWords(view, size)}
    <span class="quiet">${when}: ${many(size.stories, 'story', 'stories')}.</span>
  </h1>`;
}

function toneWords(view: View, row: RowOf<'/actors'>) {
  const [size = row] = asShown([row]);
  if (size.sentiment === null) return html`too few sentences to say in what tone.`;
  const link = linkTo(view, { point: null, pair: null, tone: 'scored' });
  const near = size.low !== null && size.high !== null && size.low <= 0 && size.high >= 0;
  return html`tone ${near ? msg('near neutral, ') : ''}<a href=${link} title=${msg(str`from ${many(size.scored, 'scored mention', 'scored mentions')}`)} style=${`color:${toneColor(size)}`}>${tone(size.sentiment)}</a> ${plusMinus(size.sentiment, size.low, size.high)}.`;
}
