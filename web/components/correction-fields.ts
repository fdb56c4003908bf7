import { nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import type { AliasType, Kind } from '../../server/contract/actor.ts';
import { KINDS } from '../../server/contract/vocabulary.ts';
import { ALIAS_TYPES, type Draft, type Filled } from '../corrections.ts';
import './actor-choice.ts';
import './story-choice.ts';
import { msg } from '../words.ts';

/** Takes what was filled in. */
export type Fill = (patch: Filled) => void;

const value = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;

/** What has to be filled in for a change, by its kind; some need nothing. */
export function correctionFields(draft: Draft, filled: Filled, fill: Fill): TemplateResult | typeof nothing {
  switch (draft.does) {
    case 'merge':
      return choice(msg('Into'), draft.actor, filled, fill);
    case 'reassign':
      return choice(msg('Who is meant'), '', filled, fill);
    case 'rename':
      return name(msg('Name'), draft.name, fill);
    case 'add_alias':
      return html`<label class="field">
          <span>Form, as printed</span>
          <input name="form" required maxlength="200" autocomplete="off" @input=${(event: Event) => fill({ form: value(event) })} />
        </label>
        ${typeOf(fill)} ${datesOf(fill)}`;
    case 'adopt':
      return html`${
        draft.like.length === 0
          ? nothing
          : html`<p class="ways">Perhaps ${draft.like.map((one) => html`<button type="button" class="button" aria-pressed=${filled.other?.id === one.id ? 'true' : 'false'} @click=${() => fill({ other: one })}>${one.name}</button> `)}</p>`
      }
      ${choice(msg('Whose form it is'), '', filled, fill)} ${typeOf(fill)} ${datesOf(fill)}`;
    case 'add_actor':
      return html`${name(msg('Name'), draft.name, fill)} ${kindOf(draft.kind, fill)}
        <label class="field">
          <span>Further forms, by comma</span>
          <input name="forms" maxlength="1000" autocomplete="off" value=${draft.forms.join(', ')} @input=${(event: Event) => fill({ forms: formsIn(value(event)) })} />
        </label>`;
    case 'exclude':
      return html`<label class="field">
        <span>Where</span>
        <select name="source" @change=${(event: Event) => fill({ source: value(event) })}>
          <option value="">in every source</option>
          ${draft.sources.map(({ id, name: source }) => html`<option value=${id}>only in ${source}</option>`)}
        </select>
      </label>`;
    case 'split':
      return html`<fieldset class="forms-to-move">
          <legend>Forms that move</legend>
          ${draft.forms.map((form) => formCheck(form, filled.forms ?? [], fill))}
        </fieldset>
        ${name(msg('Name of whom they mean'), '', fill)}
        ${kindOf(draft.kind, fill)}
        <p class="quiet">Where that actor exists already, give a new name here and then merge the new one into it.</p>`;
    case 'retire_alias':
      return html`${bound('from', msg('From which day on (empty: never valid)'), fill)}
        <p class="quiet">A day such as 2023-07-24, or a year. Articles of earlier days keep the form; undated ones leave it open.</p>`;
    case 'join_stories':
      return html`<story-choice but=${draft.article} .chosen=${filled.story} @chosen=${({ detail }: CustomEvent<Filled['story']>) => fill(detail === undefined ? {} : { story: detail })}></story-choice>`;
    case 'reject':
    case 'accept':
    case 'tone':
    case 'part_story':
      return nothing;
  }
}

/** In which articles a form counts. */
const datesOf = (fill: Fill): TemplateResult =>
  html`<div class="bounds">${bound('from', msg('From (empty: always)'), fill)} ${bound('to', msg('To, included'), fill)}</div>
    <p class="quiet">A day such as 2023-07-24, or a year. In undated articles a form with dates is left open.</p>`;

const bound = (key: 'from' | 'to', title: string, fill: Fill): TemplateResult =>
  html`<label class="field">
    <span>${title}</span>
    <input name=${key} maxlength="10" placeholder="YYYY-MM-DD" autocomplete="off" @input=${(event: Event) => fill({ [key]: value(event) })} />
  </label>`;

const typeOf = (fill: Fill): TemplateResult =>
  html`<label class="field">
    <span>What it is</span>
    <select name="type" @change=${(event: Event) => fill({ type: value(event) as AliasType })}>
      ${ALIAS_TYPES.map((type) => html`<option value=${type}>${msg(type.replaceAll('_', ' '))}</option>`)}
    </select>
  </label>`;

const kindOf = (before: Kind, fill: Fill): TemplateResult =>
  html`<label class="field">
    <span>Kind</span>
    <select name="kind" @change=${(event: Event) => fill({ kind: value(event) as Kind })}>
      ${KINDS.map((kind) => html`<option value=${kind} ?selected=${kind === before}>${msg(kind)}</option>`)}
    </select>
  </label>`;

const formsIn = (written: string): string[] =>
  written
    .split(',')
    .map((form) => form.trim())
    .filter((form) => form !== '');

const choice = (label: string, but: string, filled: Filled, fill: Fill): TemplateResult =>
  html`<actor-choice
    label=${label}
    but=${but}
    .chosen=${filled.other}
    @chosen=${({ detail }: CustomEvent<Filled['other'] | null>) => fill(detail == null ? {} : { other: detail })}
  ></actor-choice>`;

const name = (title: string, before: string, fill: Fill): TemplateResult =>
  html`<label class="field">
    <span>${title}</span>
    <input name="name" required maxlength="200" autocomplete="off" value=${before} @input=${(event: Event) => fill({ name: value(event) })} />
  </label>`;

const formCheck = (form: string, chosen: readonly string[], fill: Fill): TemplateResult =>
  html`<label class="check">
    <input
      type="checkbox"
      .checked=${chosen.includes(form)}
      @change=${(event: Event) =>
        fill({
          forms: (event.target as HTMLInputElement).checked ? [...chosen, form] : chosen.filter((one) => one !== form),
        })}
    />
    <span dir="auto">${form}</span>
  </label>`;
