/** The look of the pages inside the frame. A module, so that the build carries it along. */

export const INBOX_CSS = `
.inbox {
  display: grid;
  grid-template-columns: minmax(16rem, 22rem) minmax(0, 1fr);
  gap: 0 1.5rem;
  padding: 1rem !important;
  max-width: 110rem;
  margin: 0 auto;
}
.inbox > .list { align-self: start; }
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
/* At the bottom, so that nothing moves; the page keeps room for it below its end. */
:is(.notice.good, .refused-keys) {
  position: fixed;
  inset: auto 0 0;
  z-index: 2;
  margin: 0;
  padding: 0.35rem 1rem;
  border-radius: 0;
  border-top: 1px solid var(--line);
  font-size: 0.95rem;
}
.refused-keys { background: var(--warn-soft); color: var(--warn); }
.refused-keys:empty { padding: 0; border: 0; }
html:has(.notice.good) { scroll-padding-bottom: 3.5rem; }
body:has(.notice.good) { padding-bottom: 3.5rem; }
.notice.bad { border-color: var(--bad); background: var(--bad-soft); color: var(--bad); }

.items { margin: 0; padding: 0; }
.items > li { list-style: none; margin: 0; border-bottom: 1px solid var(--line); }
.items a { display: block; padding: 0.55rem 0.6rem; color: inherit; text-decoration: none; }
.items a:hover { background: var(--soft); }
.items a[aria-current] { background: var(--soft); box-shadow: inset 4px 0 var(--pico-primary); }
.facts { font-size: 0.85rem; color: var(--quiet); }
.chip {
  display: inline-block;
  padding: 0 0.5em;
  border-radius: 1em;
  background: var(--shop);
  color: var(--pico-primary);
  font-size: 0.95em;
}
.chip.finding { background: var(--warn-soft); color: var(--warn); }
.chip:is(.failed, .unknown, .parked) { background: var(--bad-soft); color: var(--bad); }
.chip:is(.no_action, .waiting, .cancelled, .rejected) { background: var(--machine); color: var(--quiet); }
/* At most so many lines of each in the list. */
.items :is(.title, .why) { display: -webkit-box; overflow: hidden; -webkit-box-orient: vertical; -webkit-line-clamp: 2; line-height: 1.3; }
.items .title { font-weight: 600; }
.items .why { margin-top: 0.1rem; font-size: 0.85rem; -webkit-line-clamp: 3; }
.bulk { margin: 0; padding: 0.3rem 0.6rem; }
.stopped { padding: 0.8rem 0.6rem; }
.search { display: grid; grid-template-columns: 1fr auto; gap: 0.3rem 0.5rem; margin: 0.3rem 0 0.6rem; }
.search > :is(label, details, a) { grid-column: 1 / -1; }
.search :is(input, select) { height: auto; margin: 0 0 0.4rem !important; padding: 0.3rem 0.6rem; font-size: 0.95rem; }
.search details { grid-row: 3; margin: 0; }
.search button[type] { grid-row: 2; grid-column: 2; margin: 0 0 0.4rem; padding: 0.3rem 0.8rem; }
.search #search { grid-row: 2; border-radius: 0.25rem; background-image: none; padding-inline-start: 0.6rem; }
.search label { margin: 0; font-size: 0.85rem; color: var(--quiet); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
:is(.together, .docs, .contact, .desk) { max-width: 110rem; margin: 0 auto; padding: 1rem !important; }
:is(.together, .docs, .contact) > * { max-width: 60rem; }
.choices { padding-left: 0; }
.choices > li { list-style: none; margin-bottom: 1rem; }
.banner label { margin: 0; }
.banner progress { width: 12rem; margin: 0; }
.banner a { color: inherit; }
[popover] { margin: auto; max-width: 32rem; padding: 1.2rem; border: 1px solid var(--line); border-radius: 0.5rem; background: var(--soft); color: inherit; }
.keys { display: grid; grid-template-columns: auto 1fr; gap: 0.3rem 1rem; margin: 0.6rem 0; }
.keys dt { float: none; margin: 0; }
.pages { justify-content: flex-start; gap: 1.5rem; padding: 0.8rem 0.6rem; }
.empty { padding: 1rem 0.6rem; color: var(--quiet); }
.beginning { padding-top: 3rem; text-align: center; color: var(--quiet); }

.item { margin: 0; padding: 0; background: none; box-shadow: none; min-width: 0; }
.around { display: flex; justify-content: flex-start; gap: 0.2rem 1.2rem; margin-bottom: 0.4rem; font-size: 0.9rem; }
.around a { margin: 0; padding: 0.25rem 0; }
.around a:first-child { margin-right: auto; }
#freshness:not(:empty) { margin-bottom: 0.8rem; }
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
.judgement > :is(.in-short, :has(+ .draft)) { margin-bottom: 0.9rem; }
.draft textarea { field-sizing: content; min-height: 6rem; max-height: max(12rem, 100dvh - 12rem); margin-bottom: 0.6rem; }
.draft > form, .draft > details, .judgement > details { margin-bottom: 1rem; }
.approval { scroll-margin-block: 0.8rem; }
.draft form { margin-bottom: 0.8rem; }
.judgement > .hint { margin-bottom: 1.2rem; }
.claims h3 { font-size: 1rem; margin-bottom: 0.2rem; }
kbd.key, .for-keys { display: none; }
@media (hover: hover) and (pointer: fine) {
  kbd.key, .for-keys { display: revert; }
  button[data-key]:not([data-key='?'])::after {
    content: attr(data-key) / '';
    margin-inline-start: 0.6em;
    padding: 0 0.35em;
    border: 1px solid currentColor;
    border-radius: 0.25em;
    font-size: 0.75em;
  }
}
.draft label { font-size: 0.9rem; color: var(--quiet); }
.one-line { display: grid; grid-template-columns: 1fr auto; gap: 0 0.6rem; align-items: end; }
.one-line label { grid-column: 1 / -1; }
.one-line input { height: auto; margin: 0 !important; }
.texts { display: grid; gap: 0 1rem; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); }
.texts > * { min-width: 0; }
.later form, form.later { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; margin-bottom: 0.8rem; }
.later :is(input, select) { width: auto; max-width: 100%; height: auto; margin: 0 !important; }
.later label { margin: 0; }
.later label:has(+ select) { display: inline; }
.chip.only-note { background: var(--note); color: inherit; }
.insights .pages { padding-inline: 0; }
.insights > section { margin-bottom: 1.2rem; }
.insights caption { text-align: start; color: var(--quiet); }
.insights th { overflow-wrap: break-word; }
.insights td { font-variant-numeric: tabular-nums; }
.insights th::first-letter { text-transform: uppercase; }
.chart { margin: 0 0 0.4rem; max-width: 60rem; }
.nothing { padding: 1.5rem; background: var(--soft); color: var(--quiet); text-align: center; }
.chart svg { display: block; width: 100%; max-width: 60rem; min-width: 32rem; height: auto; }
.chart text { fill: currentColor; }
.chart :is([stroke='#dbdee4'], [stroke='#54555a']) { stroke: var(--line); }
.ticket dl { margin: 0; }
.docs .route { padding-top: 0.8rem; border-top: 1px solid var(--line); }
.docs caption { text-align: start; color: var(--quiet); }
.docs h2 code { padding: 0; background: none; }
.contact section { margin-bottom: 1.5rem; }
/* Its table has ten columns. */
.contact > #runs { max-width: 78rem; }
.contact > #runs > article { max-width: 60rem; }
.contact .opinion { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0.5rem 0 1.2rem; }
.contact .opinion [aria-pressed='true'] { background: var(--shop); }
.funnel { display: flex; flex-wrap: wrap; gap: 0.4rem 1.5rem; padding: 0; }
.funnel li { list-style: none; }
.funnel strong { font-size: 1.3rem; font-variant-numeric: tabular-nums; }
.resolution { display: flex; flex-wrap: wrap; gap: 0.5rem; }
.undo { display: flex; flex-wrap: wrap; gap: 0.3rem 1rem; align-items: center; }
.undo p { margin: 0; }
.findings { padding: 0.6rem 0.8rem; border: 1px solid var(--line); border-radius: 0.4rem; }
.findings legend { padding: 0 0.4rem; font-weight: 600; }
.findings ul { padding-left: 1.1rem; }
.findings .block strong { color: var(--bad); }
.findings .warn strong { color: var(--warn); }
.findings details { margin: 0.5rem 0 0; }
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
@media (min-width: 48.01rem) {
  /* The list goes along with what is open, and scrolls by itself. */
  .inbox.opened > .list { position: sticky; top: 0; max-height: 100dvh; overflow-y: auto; padding: 3px; }
}
@media (max-width: 48rem) {
  .inbox { grid-template-columns: minmax(0, 1fr); padding: 0.75rem !important; }
  .inbox.opened > .list { display: none; }
  .beginning { display: none; }
  .message { margin-left: 0 !important; margin-right: 0 !important; }
}
@media (prefers-reduced-motion: reduce) {
  * { transition: none !important; }
}
`
