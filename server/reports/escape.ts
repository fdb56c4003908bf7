const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand in HTML, between tags and in quotes. Signs that no page may hold are left out. */
export const escaped = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .toWellFormed()
    .replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

/** An address that may be followed from a report: of the web, nothing that runs. */
export const isSafe = (url: string | null): url is string => url !== null && /^https?:\/\//i.test(url);
