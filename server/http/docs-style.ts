/** How the page about the API looks: the paper, ink and rules of the dashboard, in a page that needs nothing else. */
export const DOCS_STYLE = `
:root { color-scheme: light dark; --paper: light-dark(#faf8f4, #14161a); --sunk: light-dark(#f1eee7, #101216); --ink: light-dark(#1b1a17, #ece8df);
  --ink-2: light-dark(#55524a, #b3aea2); --rule: light-dark(#d9d4c8, #343840); --accent: light-dark(#0b4f6c, #7cc0dd); }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; display: grid; grid-template-columns: 17rem minmax(0, 1fr); }
nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 1.5rem 1rem 2rem 1.5rem; border-right: 1px solid var(--rule); font-size: 0.875rem; }
nav h2 { font-size: 0.75rem; letter-spacing: 0.06em; text-transform: uppercase; color: var(--ink-2); margin: 1.25rem 0 0.25rem; border: 0; padding: 0; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav a { display: block; padding: 0.3rem 0; min-height: 24px; text-decoration: none; overflow-wrap: anywhere; }
main { padding: 2rem clamp(1rem, 4vw, 3.5rem) 6rem; max-width: 62rem; }
h1, h2, h3 { font-family: Georgia, 'Source Serif 4', serif; line-height: 1.2; text-wrap: balance; }
h1 { font-size: 2.25rem; margin: 0 0 0.5rem; }
h2 { font-size: 1.5rem; margin: 3.5rem 0 0.75rem; padding-top: 0.75rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1.2rem; margin: 2.75rem 0 0.25rem; padding-top: 0.75rem; border-top: 1px solid var(--rule); }
h3.small { font: 600 0.9375rem/1.4 system-ui, sans-serif; border: 0; margin: 1.25rem 0 0.35rem; padding: 0; }
h4 { margin: 1.25rem 0 0.35rem; font-size: 0.9375rem; }
p { margin: 0.35rem 0 0.75rem; max-width: 44rem; }
a { color: var(--accent); }
a:focus-visible, summary:focus-visible, pre:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
code, pre { font-family: ui-monospace, 'DejaVu Sans Mono', monospace; font-size: 0.84375rem; }
.call { font-weight: 600; overflow-wrap: anywhere; }
.call b { color: var(--accent); }
pre { background: var(--sunk); border: 1px solid var(--rule); border-radius: 4px; padding: 0.75rem 1rem; white-space: pre-wrap; overflow-wrap: anywhere; overflow: auto; max-height: 28rem; margin: 0.35rem 0 1rem; }
.table { overflow-x: auto; margin: 0.35rem 0 1rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.875rem; }
th { text-align: left; font-weight: 600; color: var(--ink-2); }
th, td { padding: 0.4rem 1rem 0.4rem 0; border-bottom: 1px solid var(--rule); vertical-align: top; }
td:first-child { white-space: nowrap; }
td code { overflow-wrap: anywhere; }
summary { cursor: pointer; padding: 0.35rem 0; min-height: 24px; font-weight: 600; font-size: 0.9375rem; }
.quiet { color: var(--ink-2); }
@media (max-width: 52rem) {
  body { display: block; }
  nav { position: static; height: auto; border-right: 0; border-bottom: 1px solid var(--rule); padding: 1rem; max-height: 14rem; }
  td:first-child { white-space: normal; }
}
@media print { nav { display: none; } body { display: block; } pre { max-height: none; white-space: pre-wrap; } }
`;
