import { tokens } from './tokens.ts';

const colors = (which: 'light' | 'dark'): string =>
  [...tokens()].map(([name, color]) => `--${name}:${color[which]}`).join(';');

/** Text as a string of a style sheet. */
export const quoted = (text: string): string =>
  `"${text.replace(/["\\]/g, (sign) => `\\${sign}`).replace(/[\p{Cc}<>]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;

/** How a report looks: newsprint like the dashboard, dark where the reader's screen is, and always light on paper, with page numbers. */
export const styles = (foot: string): string => `
:root{color-scheme:light dark;${colors('light')};--sans:"Inter Variable",Inter,system-ui,sans-serif;--serif:"Source Serif 4 Variable","Source Serif 4",Georgia,serif}
@media screen and (prefers-color-scheme:dark){:root{${colors('dark')}}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:14px/20px var(--sans);font-variant-numeric:tabular-nums;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;padding:28px 20px 48px;max-width:800px}
h1,h2,h3,p,figure,ol,ul,dl,dd{margin:0;padding:0}
h1,h2,h3{font-family:var(--serif);text-wrap:pretty}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:2px;overflow-wrap:anywhere}
.brand{display:flex;justify-content:space-between;gap:16px;font-size:12px;line-height:16px;color:var(--ink-2);padding-bottom:8px;border-bottom:2px solid var(--rule-strong)}
.brand b{font-family:var(--serif);font-size:14px;color:var(--ink);font-weight:650}
h1{font-size:34px;line-height:40px;font-weight:600;margin-top:16px}
.subtitle{color:var(--ink-2);margin-top:4px}
.lede{font:400 22px/31px var(--serif);margin-top:20px;text-wrap:pretty}
.lede .quiet{display:block;font:14px/20px var(--sans);color:var(--ink-2);margin-top:6px}
section{margin-top:36px;border-top:1px solid var(--rule-strong);padding-top:8px}
h2{font-size:18px;line-height:24px;font-weight:650}
.hint{font-size:12px;line-height:16px;color:var(--ink-2);margin-top:2px}
section>p:not(.hint){margin-top:10px}
figure{margin-top:12px}
figure svg{display:block;width:100%;height:auto}
.narrow,.key{display:none}
.key li{display:flex;gap:8px;align-items:center;font-size:12px;line-height:20px}
.key svg{width:24px;flex:none}
.twin{font-size:12px;line-height:16px;margin-top:6px}
.scroll{overflow-x:auto;margin-top:10px}
table{border-collapse:collapse;width:100%}
th,td{padding:5px 0 5px 14px;text-align:left;vertical-align:baseline;border-top:1px solid var(--rule)}
th:first-child,td:first-child{padding-left:0}
thead th{border-top:0;font-size:12px;line-height:16px;font-weight:400;color:var(--ink-2);vertical-align:bottom}
tbody th{font-weight:400}
.number{text-align:right;white-space:nowrap}
td a,th a{text-decoration-color:var(--rule);color:inherit;overflow-wrap:normal}
td,th{overflow-wrap:normal}
.strong{font-weight:600}
.quiet{color:var(--ink-2)}
.negative{color:var(--tone-neg-2)}
.positive{color:var(--tone-pos-2)}
.told{list-style:none}
.told>li{padding:12px 0 0;margin-top:12px;border-top:1px solid var(--rule)}
.told>li:first-child{border-top:0;margin-top:0}
.told h3{font-size:16px;line-height:22px;font-weight:600}
.told h3 a{color:inherit}
.told .detail{font-size:12px;line-height:16px;color:var(--ink-2);margin-top:2px}
.told blockquote{margin:8px 0 0;padding-left:12px;border-left:2px solid var(--rule);font:15px/22px var(--serif)}
mark{background:var(--mark);color:var(--ink);border-bottom:2px solid var(--ink-2);padding:0 1px}
.about dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin-top:10px;font-size:12px;line-height:16px}
.about dt{color:var(--ink-2)}
.about dd{overflow-wrap:anywhere}
.notes{padding-left:18px;margin-top:10px;font-size:12px;line-height:18px}
.numbers h3{font-size:14px;line-height:20px;font-weight:650;margin-top:20px}
.numbers table{font-size:12px;line-height:16px}
@media (max-width:560px){
body{padding:16px 16px 40px}
h1{font-size:27px;line-height:33px}
.lede{font-size:19px;line-height:27px}
.wide,.minor{display:none!important}
.narrow{display:block!important}
.key{display:block;list-style:none;margin-top:8px}
.scroll{margin-right:-16px;padding-right:16px}
.about dl{grid-template-columns:1fr}
.about dd+dt{margin-top:6px}
}
@page{margin:15mm 14mm 18mm;@bottom-left{content:${quoted(foot)};font:8pt/1.3 "Inter Variable",Inter,sans-serif;color:#55524a;vertical-align:top;padding-top:3mm;width:80%;text-align:left}@bottom-right{content:"Page " counter(page) " of " counter(pages);font:8pt/1.3 "Inter Variable",Inter,sans-serif;color:#55524a;vertical-align:top;padding-top:3mm;text-align:right}}
@media print{
:root{color-scheme:light}
html{background:none;font-size:9.5pt;line-height:13.5pt}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{padding:0;max-width:none}
.wide{display:block!important}
.narrow,.key{display:none!important}
section{margin-top:22pt}
h2,h3,.hint{break-after:avoid}
figure,tr,.told>li,.lede{break-inside:avoid}
thead{display:table-header-group}
.scroll{overflow:visible}
.numbers{break-before:page}
}
`;
