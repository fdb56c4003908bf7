/** Calls back when the page's colours change: another theme, the system's dark mode, or forced colours. Returns the end. */
export function onColorsChange(changed: () => void): () => void {
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener('change', changed);
  document.addEventListener('theme-change', changed);
  return () => {
    for (const query of queries) query.removeEventListener('change', changed);
    document.removeEventListener('theme-change', changed);
  };
}

/** Puts the computed colour, that of paper where `scheme` says so, in place of every `var(--token)` in an option: a canvas reads neither variables nor light-dark(). */
export function withColors<Option extends object>(option: Option, host: Element, scheme?: 'light'): Option {
  const probe = document.createElement('span');
  probe.hidden = true;
  if (scheme !== undefined) probe.style.colorScheme = scheme;
  host.append(probe);
  const known = new Map<string, string>();
  const colorOf = (token: string) => {
    const before = known.get(token);
    if (before !== undefined) return before;
    probe.style.color = token;
    const color = getComputedStyle(probe).color;
    known.set(token, color);
    return color;
  };
  replaceTokens(option, colorOf);
  probe.remove();
  return option;
}

// In place, because drawing functions inside the option hold on to the same objects.
function replaceTokens(value: object, colorOf: (token: string) => string): void {
  for (const [key, part] of Object.entries(value)) {
    if (typeof part === 'string' && part.startsWith('var(--')) (value as Record<string, unknown>)[key] = colorOf(part);
    else if (typeof part === 'object' && part !== null) replaceTokens(part as object, colorOf);
  }
}
