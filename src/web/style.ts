/** The look of the inbox, over pico's base. A module, so that the build carries it along. */

export const INBOX_CSS = `
/* Pico draws its signs with data: images, which the content security policy refuses. */
:root { --pico-icon-chevron: none; --pico-icon-checkbox: none; }
:root {
  --pico-font-size: 100%;
  --pico-typography-spacing-vertical: 0.75rem;
  --pico-form-element-spacing-vertical: 0.45rem;
  --pico-form-element-spacing-horizontal: 0.8rem;
  --line: #d9dee3;
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
    --soft: #1b222c;
    --quiet: #a3afbb;
    --customer: #1c2940;
    --shop: #16302b;
    --note: #37300f;
    --machine: #23272e;
    --mark: #7a5c00;
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
mark { background: var(--mark); color: inherit; padding: 0 0.1em; border-radius: 0.15em; }
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
  padding: 0.5rem 1rem;
  border-bottom: 1px solid var(--line);
}
.brand { font-weight: 700; text-decoration: none; }
.tabs { flex: 1 1 20rem; justify-content: flex-start; }
.tabs ul { display: flex; flex-wrap: wrap; margin: 0; gap: 0.2rem; }
.tabs li { padding: 0; margin: 0; list-style: none; }
.tabs a { display: inline-block; margin: 0; padding: 0.25rem 0.6rem; border-radius: 0.4rem; }
.tabs a[aria-current] {
  background: var(--pico-primary-background);
  color: var(--pico-primary-inverse);
}
.count { margin-left: 0.35em; font-size: 0.85em; font-variant-numeric: tabular-nums; }
.controls { display: flex; gap: 0.5rem; }
.controls form { margin: 0; }
.controls button[type] { padding: 0.25rem 0.7rem; font-size: 0.9rem; }

.inbox {
  display: grid;
  grid-template-columns: minmax(16rem, 22rem) minmax(0, 1fr);
  gap: 0 1.5rem;
  padding: 1rem !important;
  max-width: 110rem;
  margin: 0 auto;
}
.notice {
  grid-column: 1 / -1;
  display: flex;
  flex-wrap: wrap;
  gap: 0.3rem 1rem;
  align-items: center;
  margin: 0 0 1rem;
  padding: 0.5rem 0.8rem;
  border-radius: 0.4rem;
  border-left: 4px solid var(--pico-primary);
  background: var(--soft);
}
.notice p, .notice form { margin: 0; }
.notice button[type] { padding: 0.15rem 0.7rem; }
.notice.bad { border-color: var(--bad); background: var(--bad-soft); color: var(--bad); }

.items { margin: 0; padding: 0; }
.items > li { list-style: none; margin: 0; border-bottom: 1px solid var(--line); }
.items a { display: block; padding: 0.55rem 0.6rem; color: inherit; text-decoration: none; }
.items a:hover { background: var(--soft); }
.items a[aria-current] { background: var(--soft); box-shadow: inset 4px 0 var(--pico-primary); }
.items .title {
  display: -webkit-box;
  overflow: hidden;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 2;
  font-weight: 600;
  line-height: 1.3;
}
.facts { font-size: 0.85rem; color: var(--quiet); }
.chip {
  display: inline-block;
  padding: 0 0.5em;
  border-radius: 1em;
  background: var(--shop);
  color: var(--pico-primary);
  font-size: 0.95em;
}
.chip:is(.failed, .unknown, .parked) { background: var(--bad-soft); color: var(--bad); }
.chip:is(.no_action, .waiting, .cancelled, .rejected) { background: var(--machine); color: var(--quiet); }
.pages { justify-content: flex-start; gap: 1.5rem; padding: 0.8rem 0.6rem; }
.empty { padding: 1rem 0.6rem; color: var(--quiet); }
.beginning { padding-top: 3rem; text-align: center; color: var(--quiet); }

.item { margin: 0; padding: 0; background: none; box-shadow: none; min-width: 0; }
.back { display: none; }
.columns { display: grid; gap: 0 1.5rem; margin-top: 0.8rem; }
.columns > * { min-width: 0; }
.judgement section { margin-bottom: 1.2rem; }
.judgement p { margin-bottom: 0.4rem; }
.ledger { padding-left: 1.1rem; }
.quote { font-style: italic; }
.text {
  margin: 0;
  white-space: pre-wrap;
  unicode-bidi: isolate;
  max-height: 30rem;
  overflow-y: auto;
}
blockquote.text {
  padding: 0.6rem 0.8rem;
  border-inline-start: 4px solid var(--line);
  background: var(--soft);
  color: inherit;
}
figure { margin-bottom: 0.8rem; }
figcaption { padding: 0 0 0.2rem; color: var(--quiet); }
.draft textarea { field-sizing: content; min-height: 10rem; max-height: 40rem; margin-bottom: 0.6rem; }
.draft form { margin-bottom: 0.8rem; }
.draft label { font-size: 0.9rem; color: var(--quiet); }
.rejection { display: grid; grid-template-columns: 1fr auto; gap: 0 0.6rem; align-items: end; }
.rejection label { grid-column: 1 / -1; }
.rejection input { height: auto; margin: 0 !important; }
.later form, form.later { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
.later :is(input, select) { width: auto; margin: 0 !important; }
.later label { margin: 0; }
.docs { max-width: 70rem; margin: 0 auto; padding: 1rem !important; }
.docs .route { padding-top: 0.8rem; border-top: 1px solid var(--line); }
.docs caption { text-align: start; color: var(--quiet); }
.docs h2 code { padding: 0; background: none; }
.contact { max-width: 60rem; margin: 0 auto; padding: 1rem !important; }
.contact section { margin-bottom: 1.5rem; }
.contact .opinion { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0.5rem 0 1.2rem; }
.contact .opinion [aria-pressed='true'] { background: var(--shop); }
.funnel { display: flex; flex-wrap: wrap; gap: 0.4rem 1.5rem; padding: 0; }
.funnel li { list-style: none; }
.funnel strong { font-size: 1.3rem; font-variant-numeric: tabular-nums; }
.undo { display: flex; gap: 1rem; align-items: center; }
.undo p { margin: 0; }
.findings { padding: 0.6rem 0.8rem; border: 1px solid var(--line); border-radius: 0.4rem; }
.findings legend { padding: 0 0.4rem; font-weight: 600; }
.findings ul { padding-left: 1.1rem; }
.findings .block strong { color: var(--bad); }
.findings .warn strong { color: var(--warn); }
.findings label { margin: 0.5rem 0 0; color: inherit; }
dt { float: left; clear: left; margin-right: 0.5em; color: var(--quiet); }
dd { margin: 0; }

.messages { margin: 0; padding: 0; display: grid; gap: 0.6rem; }
.message {
  list-style: none;
  margin: 0;
  padding: 0.6rem 0.8rem;
  border-radius: 0.5rem;
  background: var(--machine);
  scroll-margin-top: 1rem;
}
.message:target { outline: 3px solid var(--pico-primary); }
.message.customer { background: var(--customer); margin-right: 8%; }
.message.shop, .message.ours { background: var(--shop); margin-left: 8%; }
.message.ours { border: 2px dashed var(--pico-primary); }
.message.note { background: var(--note); margin-left: 8%; }
.message.automatic .text { color: var(--quiet); }
.by { margin: 0 0 0.25rem; font-size: 0.85rem; color: var(--quiet); }
.hint { margin: 0.25rem 0 0; font-size: 0.85rem; color: var(--quiet); }

.foot {
  display: flex;
  flex-wrap: wrap;
  gap: 0.2rem 1.5rem;
  padding: 1rem !important;
  font-size: 0.85rem;
  color: var(--quiet);
  border-top: 1px solid var(--line);
}
.foot p, .foot form { margin: 0; }
.foot p { color: inherit; }
.foot button[type] { padding: 0.1rem 0.7rem; font-size: 0.85rem; }

@media (min-width: 75rem) {
  .columns { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  .columns > .conversation { grid-column: 1; grid-row: 1; }
  .columns > .judgement { grid-column: 2; grid-row: 1; }
}
@media (max-width: 48rem) {
  .inbox { grid-template-columns: minmax(0, 1fr); padding: 0.75rem !important; }
  .inbox.opened > .list { display: none; }
  .beginning { display: none; }
  .back { display: block; margin-bottom: 0.4rem; }
  .message { margin-left: 0 !important; margin-right: 0 !important; }
}
@media (prefers-reduced-motion: reduce) {
  * { transition: none !important; }
}
`
