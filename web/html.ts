import { msg as localized } from '@lit/localize/init/install.js';
import { html as written } from 'lit';
import { named } from './words.ts';

/**
 * Lit's `html`, with the texts of the template in the language of the page: what stands between tags and in the attributes that
 * people read. So a template is written in English and nothing in it is marked. In English it is Lit's own, to the byte.
 */
export const html: typeof written = (strings, ...values) => {
  const name = named(strings);
  const template = written(strings, ...values);
  return name === undefined ? template : (localized(template, name) as typeof template);
};
