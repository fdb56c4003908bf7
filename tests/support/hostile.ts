import type { Document } from '../../server/reports/document.ts';
import { drawLines } from '../../web/charts/lines.ts';
import { pictureOfPlots } from '../../web/charts/picture.ts';
import { slotAt } from '../../web/charts/palette.ts';
import { count } from '../../web/charts/format.ts';
import { documentOf } from './reported.ts';

/** Text that means something to one of the languages it passes through on its way to a reader. */
export const PAYLOADS: readonly string[] = [
  '<script>globalThis.ran=1</script>',
  '"><script>globalThis.ran=1</script>',
  "'><script>globalThis.ran=1</script>",
  '</title><script>globalThis.ran=1</script>',
  '</style><script>globalThis.ran=1</script>',
  '</svg><script>globalThis.ran=1</script>',
  '</text><script>globalThis.ran=1</script>',
  '</textarea><script>globalThis.ran=1</script>',
  '<img src=x onerror=globalThis.ran=1>',
  '"><img src=x onerror=globalThis.ran=1>',
  '<svg onload=globalThis.ran=1>',
  '<svg><script>globalThis.ran=1</script></svg>',
  '<svg><a href="javascript:globalThis.ran=1"><text>x</text></a></svg>',
  '<math><mtext></mtext><script>globalThis.ran=1</script></math>',
  '<iframe srcdoc="<script>parent.ran=1</script>"></iframe>',
  '<object data="data:text/html,<script>1</script>"></object>',
  '<embed src="data:text/html,x">',
  '<link rel=stylesheet href="https://outside.example/x.css">',
  '<meta http-equiv=refresh content="0;url=https://outside.example/">',
  '<base href="https://outside.example/">',
  '<style>*{display:none}</style>',
  '<form action="https://outside.example/"><input name=x autofocus onfocus=globalThis.ran=1>',
  '<details open ontoggle=globalThis.ran=1>',
  '<a href="javascript:globalThis.ran=1">x</a>',
  '<video><source onerror=globalThis.ran=1></video>',
  '<body onload=globalThis.ran=1>',
  '<marquee onstart=globalThis.ran=1>',
  '<!--><script>globalThis.ran=1</script>-->',
  '<![CDATA[<script>globalThis.ran=1</script>]]>',
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>&a;',
  ']]><script>globalThis.ran=1</script>',
  '" onmouseover="globalThis.ran=1',
  "' onmouseover='globalThis.ran=1",
  '` onmouseover=`globalThis.ran=1',
  '" style="display:none',
  '" autofocus onfocus="globalThis.ran=1" x="',
  'javascript:globalThis.ran=1',
  'data:text/html,<script>globalThis.ran=1</script>',
  '&lt;script&gt;globalThis.ran=1&lt;/script&gt;',
  '&#60;script&#62;globalThis.ran=1&#60;/script&#62;',
  '&amp;lt;b&amp;gt;',
  '&',
  '<',
  '>',
  '"',
  "'",
  '\\"',
  '\\u003cscript\\u003e',
  '${globalThis.ran=1}',
  '{{constructor.constructor("globalThis.ran=1")()}}',
  '$&$`$1',
  '=HYPERLINK("https://outside.example/","x")',
  '+1+cmd|" /C calc"!A0',
  '-2+3',
  '@SUM(1)',
  '\u202Etxet desrever',
  '\u0000<script>globalThis.ran=1</script>',
  '\u0007\u001b[31mred',
  '\uD800 half a letter',
  '\uFEFF<b>bom</b>',
  '‮<b>right to left</b>',
  'Київ & Αθήνα <b>bold</b>',
  '*/ } body { display: none } /*',
  'url(#zr0-c0)',
];

/** A report in which every text that comes from outside is the same one. */
export function hostile(text: string, url = text): Document {
  const buckets = ['2021-05-03', '2021-05-10'];
  const point = { value: 1, hollow: false, measured: true, text };
  const lines = [text, 'second'].map((name, at) => ({ actor: `actor-${at}`, name, points: [point, point] }));
  const sheet = { buckets, grain: 'week', named: true, counting: true, asText: count, what: text } as const;
  const draw = (width: number) => drawLines(lines, { ...sheet, width });
  const other = (width: number) => drawLines([{ ...lines[0]!, actor: 'other' }], { ...sheet, width });
  const table = {
    columns: [
      { title: text, isNumber: false },
      { title: 'n', isNumber: true },
    ],
    rows: [
      [
        { text, opens: `http://127.0.0.1:4747/?q=${encodeURIComponent(text.toWellFormed())}`, look: 'strong' as const },
        { text },
      ],
    ],
  };
  return documentOf(
    [
      { kind: 'lede', sentence: text, quiet: text },
      { kind: 'heading', text, hint: text },
      { kind: 'text', text },
      { kind: 'table', name: 'actors', caption: text, table },
      {
        kind: 'chart',
        name: 'mentions',
        caption: text,
        summary: text,
        draw: (width) =>
          pictureOfPlots(
            [
              { title: text, draw },
              { title: text, draw: other },
            ],
            '',
            '',
            width,
          ),
        lines: lines.map(({ name }, at) => ({ name, slot: slotAt(at) })),
        twin: table,
      },
      {
        kind: 'told',
        articles: [
          {
            title: text,
            detail: text,
            opens: 'http://127.0.0.1:4747/articles/1',
            url,
            sentences: [{ text: `Said ${text} yesterday.`, marks: [{ start: 5, end: 5 + text.length }] }],
          },
        ],
      },
    ],
    {
      title: text,
      subtitle: text,
      notes: [{ code: 'x', text }],
      answers: [
        {
          name: 'reasons',
          path: '/reasons',
          query: { reason: text },
          notes: [],
          rows: [{ step: 'read', reason: text, count: 2, runs: 1 }],
        },
      ],
    },
  );
}
