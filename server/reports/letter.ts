import type { Block, Document, Table } from './document.ts';
import { aboutOf } from './about.ts';
import { escaped, isSafe } from './escape.ts';
import { inLight } from './tokens.ts';

/** What a reader of mail sees: a page that the programs for mail can show, and the same in plain words. */
export type Letter = { readonly html: string; readonly text: string };

/** Rows of one table in a letter; the files hold all. */
const MOST_ROWS = 12;
const FONT = "font-family:Georgia,'Times New Roman',serif;color:var(--ink)";
const SMALL = 'font-family:Arial,Helvetica,sans-serif;font-size:13px;line-height:18px;color:var(--ink-2)';

/**
 * A report as a letter. Programs for mail know no style sheets and draw no charts, so it holds the words and the tables, with every look
 * at its own element; the charts are in the files and behind the link.
 */
export function letterOf(document: Document, files: readonly string[]): Letter {
  const { title, subtitle, provenance, notes } = document;
  const parts = document.blocks.map((block, at) => blockOf(block, document.blocks[at - 1])).join('\n');
  const attached = files.length === 0 ? '' : `<p style="${SMALL}">Attached: ${escaped(files.join(', '))}.</p>`;
  const told = notes.map(({ text }) => `<li>${escaped(text)}</li>`).join('');
  const about = aboutOf(document)
    .map(
      ({ name, text, opens }) => `<b>${escaped(name)}</b> ${opens === undefined ? escaped(text) : link(opens, text)}`,
    )
    .join('<br>');
  const html = pageOf(
    title,
    `<h1 style="${FONT};font-size:26px;line-height:32px;margin:0">${escaped(title)}</h1>
<p style="${SMALL};margin:4px 0 16px">${escaped(subtitle)}</p>
${parts}
<p style="${SMALL}">${link(provenance.link, 'Open the same figures in the dashboard')}</p>
${attached}${told === '' ? '' : `<ul style="${SMALL}">${told}</ul>`}
<p style="${SMALL};border-top:1px solid var(--rule);padding-top:8px">${about}</p>`,
  );
  return { html, text: plainOf(document, files) };
}

/** A letter of a few sentences, each with what stands behind it. */
export function noteLetter(
  title: string,
  sentences: readonly { readonly text: string; readonly link: string }[],
  foot: string,
): Letter {
  const items = sentences
    .map(
      ({ text, link: to }) =>
        `<p style="${FONT};font-size:18px;line-height:26px">${escaped(text)}<br>${link(to, 'What stands behind it')}</p>`,
    )
    .join('\n');
  const html = pageOf(
    title,
    `<h1 style="${FONT};font-size:22px;line-height:28px;margin:0 0 8px">${escaped(title)}</h1>\n${items}\n<p style="${SMALL}">${escaped(foot)}</p>`,
  );
  const text = [title, ...sentences.flatMap((one) => [one.text, one.link]), foot].join('\n\n');
  return { html, text: `${text}\n` };
}

const pageOf = (title: string, body: string): string =>
  inLight(`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title></head>
<body style="margin:0;background:var(--paper)">
<div style="max-width:680px;margin:0 auto;padding:24px 16px">
${body}
</div>
</body>
</html>
`);

const link = (to: string, words: string): string =>
  isSafe(to) ? `<a href="${escaped(to)}" style="color:var(--accent)">${escaped(words)}</a>` : escaped(words);

function blockOf(block: Block, before: Block | undefined): string {
  switch (block.kind) {
    case 'lede':
      return `<p style="${FONT};font-size:20px;line-height:28px;margin:0 0 8px">${escaped(block.sentence)}</p><p style="${SMALL}">${escaped(block.quiet)}</p>`;
    case 'heading':
      return `<h2 style="${FONT};font-size:17px;line-height:24px;border-top:2px solid var(--ink);padding-top:8px;margin:24px 0 4px">${escaped(block.text)}</h2>`;
    case 'text':
      return `<p style="${SMALL}">${escaped(block.text)}</p>`;
    case 'chart':
      return `<p style="${SMALL}">${escaped(block.summary)}</p>`;
    case 'table':
      // A caption that only says its heading again is not needed.
      return tableOf(block.table, before?.kind === 'heading' && before.text === block.caption ? '' : block.caption);
    case 'told':
      return block.articles
        .map(
          ({ title, detail, opens, sentences }) =>
            `<p style="${FONT};font-size:15px;line-height:21px;margin:8px 0">${link(opens, title)}<br><span style="${SMALL}">${escaped(detail)}</span>${sentences.map(({ text }) => `<br>${escaped(text)}`).join('')}</p>`,
        )
        .join('');
  }
}

function tableOf({ columns, rows }: Table, caption: string): string {
  const shown = columns.map((column, at) => ({ ...column, at })).filter(({ isMinor }) => isMinor !== true);
  const cell = 'padding:4px 8px 4px 0;vertical-align:top';
  const side = (isNumber: boolean) => `text-align:${isNumber ? 'right' : 'left'}`;
  const head = shown
    .map(({ title, isNumber }) => `<th scope="col" style="${SMALL};${cell};${side(isNumber)}">${escaped(title)}</th>`)
    .join('');
  const body = rows
    .slice(0, MOST_ROWS)
    .map((row) => {
      const cells = shown.map(({ at, isNumber }) => {
        const one = row[at];
        const words = one === undefined ? '' : one.opens === undefined ? escaped(one.text) : link(one.opens, one.text);
        return `<td style="${cell};${side(isNumber)};border-top:1px solid var(--rule);font-family:Arial,Helvetica,sans-serif;font-size:13px;line-height:18px;color:var(--ink)">${words}</td>`;
      });
      return `<tr>${cells.join('')}</tr>`;
    })
    .join('\n');
  const more = rows.length > MOST_ROWS ? `<p style="${SMALL}">${rows.length - MOST_ROWS} more in the files.</p>` : '';
  return `<table style="border-collapse:collapse;width:100%">${caption === '' ? '' : `<caption style="${SMALL};text-align:left">${escaped(caption)}</caption>`}<thead><tr>${head}</tr></thead><tbody>
${body}</tbody></table>${more}`;
}

function plainOf({ title, subtitle, blocks, notes, provenance }: Document, files: readonly string[]): string {
  const words = blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'lede':
        return [block.sentence, block.quiet];
      case 'heading':
        return [block.text.toUpperCase()];
      case 'text':
        return [block.text];
      case 'chart':
        return [block.summary];
      case 'table':
        return [
          block.table.rows
            .slice(0, MOST_ROWS)
            .map((row) => row.map(({ text }) => text).join(' | '))
            .join('\n'),
        ];
      case 'told':
        return block.articles.map((one) => `${one.title}\n${one.detail}\n${one.opens}`);
    }
  });
  const attached = files.length === 0 ? [] : [`Attached: ${files.join(', ')}.`];
  const told = notes.map(({ text }) => `- ${text}`);
  return `${[title, subtitle, ...words, provenance.link, ...attached, ...told].filter((part) => part !== '').join('\n\n')}\n`;
}
