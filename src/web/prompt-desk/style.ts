/** The look of the pages on which prompt files are edited, and of those about users. */

export const PROMPTS_CSS = `
.desk textarea { min-height: 24rem; font-family: ui-monospace, monospace; font-size: 0.9rem; }
.desk section { margin-bottom: 1.5rem; }
.desk .buttons { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: end; margin: 0.5rem 0; }
.desk .buttons :is(label, input, select) { max-width: 100%; }
.desk .buttons label { margin: 0; font-size: 0.85rem; }
.desk .buttons label :is(input, select) { display: block; margin-top: 0.15rem !important; }
.desk .buttons button[type] { padding-block: 0.3rem; }
.desk .buttons input, .desk .buttons select { width: auto; height: auto; margin: 0; padding: 0.3rem 0.6rem; }
.problems { margin: 0.5rem 0; padding: 0.5rem 0.8rem; border-left: 4px solid var(--bad); background: var(--bad-soft); color: var(--bad); }
.problems.mild { border-color: var(--warn); background: var(--warn-soft); color: var(--warn); }
.problems ul { margin: 0; padding-left: 1.2rem; }
.problems li { color: inherit; }
.sides { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0.5rem 1rem; }
.sides > div { padding: 0.5rem 0.8rem; background: var(--soft); border-radius: 0.4rem; }
.sides .text { white-space: pre-wrap; margin: 0.3rem 0 0; padding: 0; border: 0; font-style: normal; color: inherit; }
.diff { margin: 0; padding: 0.5rem 0; font-size: 0.85rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.diff > * { display: block; padding: 0 0.8rem; text-decoration: none; color: inherit; }
.diff ins { background: var(--shop); }
.diff del { background: var(--bad-soft); }
.versions td form, .people td form { display: inline-flex; gap: 0.3rem; margin: 0; }
.people td label { margin: 0; }
.people td input, .people td select { width: auto; height: auto; margin: 0; padding: 0.2rem 0.5rem; }
.people td button[type], .versions td button[type] { padding: 0.2rem 0.6rem; font-size: 0.9rem; }
.scroll { position: relative; }
@media (max-width: 48rem) { .sides { grid-template-columns: minmax(0, 1fr); } }
`
