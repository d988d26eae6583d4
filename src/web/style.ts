/** Colours, and what stands on every page, over pico's base. A module, so that the build carries it along. */

export const FRAME_CSS = `
/* Pico draws its signs with data: images, which the content security policy refuses. */
:root:root:root {
  --pico-icon-chevron: none;
  --pico-icon-checkbox: none;
  --pico-icon-date: none;
  --pico-icon-search: none;
  --pico-icon-valid: none;
  --pico-icon-invalid: none;
  --pico-icon-loading: none;
}
:root {
  --pico-font-size: 100%;
  --pico-typography-spacing-vertical: 0.75rem;
  --pico-form-element-spacing-vertical: 0.45rem;
  --pico-form-element-spacing-horizontal: 0.8rem;
  --line: #d9dee3;
  --shade: #bcc5ce;
  --soft: #f3f6f6;
  --quiet: #55606b;
  --customer: #eef3fb;
  --shop: #eaf5f2;
  --note: #fdf5dc;
  --machine: #f1f1f3;
  --mark: #ffe38a;
  --bad: #b3261e;
  --bad-soft: #fdeceb;
  --warn: #8a5a00;
  --warn-soft: #fff3d6;
}
@media (prefers-color-scheme: dark) {
  :root {
    --line: #333c48;
    --shade: #55606b;
    --soft: #1b222c;
    --quiet: #a3afbb;
    --customer: #1c2940;
    --shop: #16302b;
    --note: #37300f;
    --machine: #23272e;
    --mark: #5a4400;
    --bad: #ff9d95;
    --bad-soft: #43201d;
    --warn: #f2c265;
    --warn-soft: #3b2d0a;
  }
}

body { overflow-wrap: anywhere; }
body > header, body > footer { padding: 0; }
h1 { font-size: 1.4rem; margin: 0 0 0.3rem !important; }
h2 { font-size: 1.05rem; margin: 0 0 0.4rem !important; }
:is(a, button, input, textarea, summary, [tabindex]):focus-visible {
  outline: 3px solid var(--pico-primary);
  outline-offset: 2px;
  box-shadow: none;
}
button[type], .button { width: auto; margin: 0; padding: 0.45rem 0.9rem; }
.button {
  display: inline-block;
  border-radius: var(--pico-border-radius);
  background: var(--pico-primary-background);
  color: var(--pico-primary-inverse);
  text-decoration: none;
}
time, .whole { white-space: nowrap; }
mark { background: var(--mark); color: inherit; padding: 0 0.1em; border-radius: 0.15em; }
/* A select shows that it opens; the browser's own sign of a date field comes back. */
select:not([multiple], [size]) {
  padding-inline-end: 2rem !important;
  background-image:
    linear-gradient(45deg, transparent 50%, currentColor 50%),
    linear-gradient(135deg, currentColor 50%, transparent 50%);
  background-position: calc(100% - 1.05rem) 55%, calc(100% - 0.7rem) 55%;
  background-size: 0.36rem 0.36rem;
  background-repeat: no-repeat;
}
:is([type='date'], [type='datetime-local'])::-webkit-calendar-picker-indicator { opacity: 1; width: 1.1em; height: 1.1em; margin: 0 0 0 0.4em; padding: 0; }
:is(form, button, p, ul, ol, dl, table, details, figure, section, div) + :is(h2, h3) { margin-top: 1.2rem !important; }
main > :is(form, p, dl, table, details) + section, main > section + section { margin-top: 1.2rem; }
/* What is wider than its place scrolls in it, and a shade at the edge says so. */
:is(.tabs, .beside, .chart, .overflow-auto, .scroll) {
  overflow-x: auto;
  background:
    linear-gradient(to right, var(--pico-background-color) 40%, transparent) left / 3rem 100% local,
    linear-gradient(to left, var(--pico-background-color) 40%, transparent) right / 3rem 100% local,
    linear-gradient(to right, var(--shade), transparent) left / 1rem 100% scroll,
    linear-gradient(to left, var(--shade), transparent) right / 1rem 100% scroll;
  background-repeat: no-repeat;
}
/* Words stay whole: what is too wide scrolls. */
:is(.overflow-auto, .scroll) :is(th, td) { background: none; overflow-wrap: break-word; }
summary { font-size: 0.95rem; color: var(--quiet); list-style: disclosure-closed inside !important; }
summary::after { display: none !important; }
details[open] > summary { list-style-type: disclosure-open !important; }
details[open] > summary { margin-bottom: 0.5rem; }
[type='checkbox'] { appearance: auto; width: 1.1em; height: 1.1em; accent-color: var(--pico-primary); }

.skip { position: absolute; left: -100rem; }
.skip:focus { left: 0.5rem; top: 0.5rem; z-index: 1; padding: 0.5rem; background: var(--soft) !important; }

.plain { max-width: 30rem; margin: 12vh auto 0; padding: 1rem; }

.banner {
  display: flex;
  flex-wrap: wrap;
  gap: 0.3rem 1rem;
  align-items: center;
  margin: 0;
  padding: 0.35rem 1rem;
  font-size: 0.9rem;
  background: var(--warn-soft);
  color: var(--warn);
  border-bottom: 1px solid var(--line);
}
.banner.calm { background: var(--soft); color: var(--quiet); }
.banner button[type] { padding: 0.1rem 0.7rem; font-size: 0.9rem; }
.bar {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.4rem 1.5rem;
  padding: 0.4rem 1rem;
}
.brand { font-weight: 700; text-decoration: none; }
.top { border-bottom: 1px solid var(--line); }
.tabs { display: block; padding: 0 1rem 0.4rem; }
.beside { flex: 1 1 auto; }
nav:is(.tabs, .beside) > ul:first-of-type { display: flex; width: max-content; margin: 0; padding: 3px; gap: 0.2rem; }
:is(.tabs, .beside) li { padding: 0; margin: 0; list-style: none; }
:is(.tabs, .beside) a { display: inline-block; margin: 0; padding: 0.2rem 0.6rem; border-radius: 0.4rem; white-space: nowrap; }
.beside a { font-size: 0.95rem; }
:is(.tabs, .beside) a[aria-current] {
  background: var(--pico-primary-background);
  color: var(--pico-primary-inverse);
}
.count { margin-left: 0.35em; font-size: 0.85em; font-variant-numeric: tabular-nums; }
.controls { display: flex; gap: 0.5rem; margin-inline-start: auto; }
.controls form { margin: 0; }
.controls button[type] { padding: 0.25rem 0.7rem; font-size: 0.9rem; white-space: nowrap; }
@media (max-width: 48rem) {
  .bar { gap: 0.2rem 0.6rem; padding: 0.4rem 0.75rem 0.2rem; }
  .beside { order: 1; flex-basis: 100%; }
  .tabs { padding: 0 0.75rem 0.3rem; }
  :is(.tabs, .beside) a { padding: 0.2rem 0.5rem; }
  .beside a { padding-inline: 0.35rem; font-size: 0.875rem; }
}
`
