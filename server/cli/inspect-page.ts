import type { Seen } from './seen.ts';

const RULE = '─'.repeat(72);

/** What was read in one record, as a page for a terminal. */
export function page(seen: Seen): string {
  if ('rejected' in seen) return `${RULE}\n${seen.input}\nnot kept (${seen.rejected.step}): ${seen.rejected.reason}\n`;
  const when = seen.published ?? `undated: ${seen.date_problem ?? ''}`;
  const lines = [
    RULE,
    seen.title ?? '(no title)',
    [seen.source, when, seen.date_basis === null ? null : `date ${seen.date_basis}`, seen.language]
      .filter(Boolean)
      .join(' · '),
    seen.input,
    '',
    ...[...seen.title_mentions, ...seen.mentions].map(mentionLine),
    ...(seen.mentions.length + seen.title_mentions.length === 0 ? ['  no actor of the catalogue is named'] : []),
    ...section(
      'names outside the catalogue',
      seen.names.map(({ surface, kind }) => `${surface} (${kind})`),
    ),
    ...section(
      'unresolved',
      seen.unresolved.map(({ surface, candidates }) => `${surface}: ${candidates.join(' or ')}`),
    ),
    ...section(
      'quotes',
      seen.quotes.map(({ speaker, text }) => `${speaker ?? 'somebody'}: ${text}`),
    ),
    ...section(
      'cut',
      seen.removed.map(({ rule, text }) => `${rule}: ${text.replace(/\s+/g, ' ')}`),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

const section = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', `  ${heading}`, ...lines.map((line) => `    ${line}`)];

type Mention = Extract<Seen, { mentions: unknown }>['mentions'][number];

function mentionLine({ name, surface, via, sentiment, reasons }: Mention): string {
  const tone = sentiment === null ? 'not scored' : `${sentiment < 0 ? '−' : '+'}${Math.abs(sentiment).toFixed(2)}`;
  const words = reasons.map(({ text, weight }) => `${text} ${weight > 0 ? '+' : '−'}${Math.abs(weight)}`).join(', ');
  const written = surface === name ? '' : ` “${surface}”`;
  return `  ${tone.padStart(10)}  ${name}${written} (${via})${words === '' ? '' : `: ${words}`}`;
}
