import { configureLocalization } from '@lit/localize/init/runtime.js';
import { str } from '@lit/localize/internal/str-tag.js';
import type { TemplateResult } from 'lit';
import type { Language } from '../language.ts';
import type { NameOf } from '../words.ts';
import { keyOf } from './key.ts';
import { filled, joined, parted, plain, translated, withNumbers } from './runs.ts';
import { trial } from './trial.ts';

type Say = (text: string) => string;
type Said = string | TemplateResult | ReturnType<typeof str>;

/** Texts under their short names, as the build made them of languages/….json. */
const TEXTS: Readonly<Record<string, () => Promise<{ default: Readonly<Record<string, string>> }>>> = {
  uk: () => import('./uk.json'),
};

/** What a language says for a text; a text it lacks stays English. */
async function sayingIn({ tag }: Language): Promise<Say> {
  const load = TEXTS[tag];
  if (load === undefined) return trial(tag);
  const { default: texts } = await load();
  return (text) => texts[keyOf(text)] ?? text;
}

/** A translated text with its expressions as the source has them: as parts, and which expression stands between them. */
function asParts(text: string): { readonly strings: TemplateStringsArray; readonly order: number[] } {
  const { strings, order } = parted(text);
  return { strings: Object.assign(strings, { raw: strings }), order };
}

/** Has Lit look up texts of a language. Resolves, when they are there, to how the page names each of its own. */
export async function speak(language: Language): Promise<NameOf> {
  const say = await sayingIn(language);
  const templates: Record<string, Said> = {};
  const names = new WeakMap<object, string>();
  let made = 0;
  const remember = (parts: readonly string[], said: () => Said): string => {
    const name = names.get(parts) ?? `${(made += 1)}`;
    if (!names.has(parts)) {
      names.set(parts, name);
      templates[name] = said();
    }
    return name;
  };

  const nameOf: NameOf = (text) => {
    if (typeof text === 'string') {
      templates[text] ??= say(plain(text));
      return text;
    }
    if ('strTag' in text) {
      return remember(text.strings, () => {
        const said = asParts(filled(say(withNumbers(text.strings))));
        return str(said.strings, ...(said.order as unknown as string[]));
      });
    }
    return remember(text, () => {
      const said = asParts(translated(joined(text), say));
      // What Lit's `html` makes, without loading Lit: the page would begin with it, before its language is there.
      return { _$litType$: 1, strings: said.strings, values: said.order } satisfies TemplateResult;
    });
  };

  const { setLocale } = configureLocalization({
    sourceLocale: 'en',
    targetLocales: [language.tag],
    loadLocale: async () => ({ templates }),
  });
  await setLocale(language.tag);
  return nameOf;
}
