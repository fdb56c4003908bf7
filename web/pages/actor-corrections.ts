import { type TemplateResult } from 'lit';
import { html } from '../html.ts';
import type { RowOf } from '../../server/contract/questions/all.ts';
import type { Way } from '../components/correction-menu.ts';
import '../components/correction-menu.ts';
import { msg } from '../words.ts';

type Profile = RowOf<'/actors/{id}'>;

/** The written forms of an actor that are in texts, each once, the most frequent first. */
const formsOf = ({ forms }: Profile): string[] => [...new Set(forms.map(({ surface }) => surface))];

const folded = (form: string): string => form.normalize('NFC').toLowerCase();

/** What can be corrected of an actor as a whole. */
export function actorMenu(profile: Profile): TemplateResult {
  const { actor, name, kind } = profile;
  const forms = formsOf(profile);
  const ways: Way[] = [
    {
      words: msg('Merge into another actor …'),
      about: msg('both are the same: all mentions count for the other one'),
      draft: { does: 'merge', actor, name },
    },
    {
      words: msg('Rename …'),
      about: msg('the name on every page and in every file'),
      draft: { does: 'rename', actor, name },
    },
    {
      words: msg('Add a written form …'),
      about: msg('one by which the actor is not found yet'),
      draft: { does: 'add_alias', actor, name },
    },
    ...(forms.length === 0
      ? []
      : [
          {
            words: msg('Split off another actor …'),
            about: msg('some of the forms mean somebody else'),
            draft: { does: 'split', actor, name, kind, forms, chosen: [] } as const,
          },
        ]),
  ];
  return html`<correction-menu class="of-actor" name="actor" about=${name} .ways=${ways}></correction-menu>`;
}

/** What can be corrected of one printed form. Retiring takes a form of the catalogue alone: others are found by a rule. */
export function formMenu(profile: Profile, form: string, no: number): TemplateResult {
  const { actor, name, kind, aliases, by_source } = profile;
  const others = formsOf(profile).filter((one) => one !== form);
  const ways: Way[] = [
    {
      words: msg('Not this actor …'),
      about: msg('everywhere or in one source'),
      draft: {
        does: 'exclude',
        actor,
        name,
        form,
        sources: by_source.map(({ source, source_name }) => ({ id: source, name: source_name })),
      },
    },
    ...(aliases.some(({ text }) => folded(text) === folded(form))
      ? [
          {
            words: msg('Retire this form …'),
            about: msg('the actor is not looked for by it any more'),
            draft: { does: 'retire_alias', actor, name, form } as const,
          },
        ]
      : []),
    {
      words: msg('Belongs to another actor …'),
      about: msg('split off into a new one'),
      draft: { does: 'split', actor, name, kind, forms: [form, ...others], chosen: [form] },
    },
  ];
  return html`<correction-menu name=${`form-${no}`} about=${`“${form}”`} .ways=${ways}></correction-menu>`;
}
