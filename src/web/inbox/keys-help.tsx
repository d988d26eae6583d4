/** The keys of the inbox, in a panel that opens over the page. */
import type { FC } from 'hono/jsx'

const LOOKING: [string, string][] = [
  ['j, k', 'the next, the one before'],
  ['Enter', 'open the selected one'],
  ['b', 'back to the list'],
]

const ACTING: [string, string][] = [
  ['a', 'approve the draft and go on; in the list: open the selected one'],
  ['x', 'accept the next finding of the draft: it is right as it stands'],
  ['n', 'without a draft: put a note on the ticket'],
  ['e', 'edit the draft; Ctrl + Enter approves it'],
  ['r', 'reject: type a reason if you like, then Enter'],
  ['i', 'instruct: say what should be different, then Enter'],
  ['z', 'not yet: choose until when'],
  ['u', 'take the last approval back'],
]

const ANYWHERE: [string, string][] = [
  ['/', 'search'],
  ['?', 'this list'],
  ['Esc', 'leave a field'],
]

export const KeysHelp: FC<{ mayAct: boolean }> = ({ mayAct }) => (
  <section id="keys" popover="auto" aria-labelledby="keys-title">
    <h2 id="keys-title">Keys</h2>
    <dl class="keys">
      {[...LOOKING, ...(mayAct ? ACTING : []), ...ANYWHERE].map(([key, words]) => (
        <>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{words}</dd>
        </>
      ))}
    </dl>
    <button type="button" class="outline" popovertarget="keys" popovertargetaction="hide">
      Close
    </button>
  </section>
)

/** Stays empty until one of these keys is pressed: then it says why nothing happened. */
export const RefusedKeys: FC = () => (
  <p
    class="refused-keys"
    role="status"
    data-keys={ACTING.map(([key]) => key).join('')}
    data-words="Nothing was done: you may look, not act."
  ></p>
)
