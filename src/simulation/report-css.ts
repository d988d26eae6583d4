/** The look of the report's page, on screens and on paper. */

export const REPORT_CSS = `
:root { --line: #d5dbe1; --quiet: #55606b; --soft: #f3f6f6; }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #17212b; background: #fff; overflow-wrap: anywhere; }
main { max-width: 62rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0.5rem 0; }
h2 { font-size: 1.2rem; margin: 2rem 0 0.5rem; border-bottom: 1px solid var(--line); padding-bottom: 0.25rem; }
h3 { font-size: 1rem; margin: 0 0 0.25rem; }
.lead { font-size: 1.1rem; }
small { color: var(--quiet); font-weight: normal; }
.scroll { overflow-x: auto; margin: 0.75rem 0; }
table { border-collapse: collapse; min-width: 60%; font-size: 0.9rem; overflow-wrap: normal; }
caption { text-align: start; color: var(--quiet); padding: 0.25rem 0; }
th, td { text-align: start; vertical-align: top; padding: 0.3rem 0.7rem 0.3rem 0; border-bottom: 1px solid var(--line); }
thead th { color: var(--quiet); font-weight: 600; }
tbody th { font-weight: normal; }
figure { margin: 0.5rem 0; }
figure svg { width: 100%; height: auto; max-width: 45rem; display: block; }
summary { color: var(--quiet); cursor: pointer; }
article { border: 1px solid var(--line); border-radius: 0.4rem; padding: 0.75rem; margin: 0.75rem 0; }
blockquote { margin: 0.4rem 0; padding: 0.4rem 0.6rem; border-inline-start: 3px solid var(--line); white-space: pre-wrap; font-size: 0.9rem; }
blockquote small { display: block; white-space: normal; }
.customer { background: #eef3fb; }
.shop { background: #eaf5f2; }
.note { background: #fdf5dc; }
.draft { background: #fff; border-color: #0f766e; border-style: dashed; }
.sequel { background: var(--soft); }
@media (max-width: 480px) { main { padding: 0.6rem; } table { font-size: 0.82rem; } }
@media print {
  main { max-width: none; padding: 0; }
  section, article, figure { break-inside: avoid-page; }
  h2 { break-after: avoid; }
  .scroll { overflow: visible; }
  body { font-size: 11pt; }
}
`
