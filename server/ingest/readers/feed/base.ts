import { attributesOf } from './marks.ts';

const urlOf = (written: string, base: string | null): URL | null => {
  try {
    return base === null ? new URL(written) : new URL(written, base);
  } catch {
    return null;
  }
};

/**
 * The address of a page, absolute where a base is known. Null for what is no page (mailto:, javascript:, tag:); one that is
 * absolute already stays letter for letter as it is written.
 */
export function pageAddress(written: string | null | undefined, base: string | null): string | null {
  const address = written?.trim() ?? '';
  if (address === '') return null;
  if (/^https?:\/\//i.test(address)) return address;
  if (/^[a-z][a-z\d+.-]*:/i.test(address)) return null;
  return base === null ? address : (urlOf(address, base)?.href ?? address);
}

/** What elements pass on to those in them: the base of addresses, and the language. */
export type Inherited = { readonly base: string | null; readonly language: string | null };

/** What holds inside a start tag; an empty xml:lang takes the language away, a base that is no web address is left out. */
export function within(tag: string, outer: Inherited): Inherited {
  const attributes = attributesOf(tag);
  const base = attributes.get('xml:base');
  const language = attributes.get('xml:lang');
  const joined = base === undefined ? null : urlOf(base.trim(), outer.base);
  return {
    base: joined !== null && /^https?:$/.test(joined.protocol) ? joined.href : outer.base,
    language: language === undefined ? outer.language : language.trim().replaceAll('_', '-') || null,
  };
}
