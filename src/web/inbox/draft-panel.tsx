/** The draft and what a person can do with it: approve, edit, reject, take back. */
import type { Child, FC } from 'hono/jsx'
import { type DecisionCase, LONGEST_INSTRUCTION } from '../../domain/acts.ts'
import type { Claim } from '../../domain/claim.ts'
import type { Decision, Draft } from '../../domain/decision.ts'
import type { Finding } from '../../domain/finding.ts'
import { isApprovable, isShownOnly, mayBecome } from '../../domain/follow-up.ts'
import { HOUR, type Instant } from '../../lib/clock.ts'
import { Claims } from './claims.tsx'
import { Findings } from './findings.tsx'
import { MistakeForm, PostponeForm } from './later-forms.tsx'
import { actPath, type Place } from './sections.ts'
import { isUnsettled, Tried, Unsure } from './unsure.tsx'
import { When } from './when.tsx'

/** What a person tried and could not do; his words are kept. */
export type Setback = {
  why: string
  /** His own text; null when the act had none. */
  text: string | null
  /** What was found in that text; null: what was found in the draft counts. */
  findings: Finding[] | null
}

type PanelFacts = {
  found: DecisionCase
  claims: Claim[]
  place: Place
  /** The item to go on with after an act. */
  nextId: string | null
  setback: Setback | null
  now: Instant
  canRedraft: boolean
  mayAct: boolean
  ticketUrl: string
}

type Facts = PanelFacts & { decision: Decision }

export const DraftPanel: FC<PanelFacts> = (facts) => (
  <section class="draft" aria-labelledby="draft">
    <h2 id="draft">{facts.found.decision.draft === null ? 'What to do' : 'Draft'}</h2>
    {facts.mayAct ? (
      <Choice {...facts} decision={facts.found.decision} />
    ) : (
      <Shown {...facts} decision={facts.found.decision} />
    )}
    <Claims claims={facts.claims} />
  </section>
)

const Choice: FC<Facts> = (facts) => {
  const { decision, setback } = facts
  if (isApprovable(decision) && !isNotedForGood(facts.found))
    return (
      <>
        {decision.draft === null ? <NoteForm {...facts} /> : <ApprovalForm {...facts} />}
        {facts.canRedraft && decision.draft !== null && <RedraftForm {...facts} />}
        <PostponeForm {...facts} />
        <RejectionForm {...facts} />
      </>
    )
  return (
    <>
      {setback?.text != null && <Words title="Your text, not sent" text={setback.text} />}
      {decision.draft === null ? (
        <Advice decision={decision} />
      ) : (
        <DraftAsIs draft={decision.draft} />
      )}
      {isUnsettled(decision) && <Unsure {...facts} attempt={facts.found.attempt} />}
      {decision.status === 'scheduled' && <UndoForm {...facts} />}
      <PostponeForm {...facts} />
      <MistakeForm {...facts} />
      {isDismissible(decision) && <RejectionForm {...facts} />}
    </>
  )
}

/** For whom may look, not act. */
const Shown: FC<Facts> = ({ decision, found, ticketUrl }) => (
  <>
    {decision.draft === null ? (
      <Advice decision={decision} />
    ) : (
      <>
        <Findings text={decision.draft.text} findings={decision.findings} isShownOnly />
        <DraftAsIs draft={decision.draft} />
      </>
    )}
    {isUnsettled(decision) && found.attempt !== null && (
      <Tried attempt={found.attempt} ticketUrl={ticketUrl} />
    )}
  </>
)

/** Its draft stands on the ticket as a note, and a note is all the channel takes. */
const isNotedForGood = ({ decision, isOnlyNote }: DecisionCase) =>
  decision.status === 'noted' && isOnlyNote

const ApprovalForm: FC<Facts> = ({ decision, found, place, nextId, setback }) => {
  const { draft } = decision
  if (draft === null) return null
  const text = setback?.text ?? draft.text
  const findings = setback?.findings ?? decision.findings
  // What a finding stopped is his own text alone; a draft that changed stands beside it.
  const isOther = text !== draft.text && setback !== null && setback.findings === null
  return (
    <form method="post" class="approval" action={actPath(decision.id, 'approval', place)}>
      <GoOnWith nextId={nextId} />
      <input type="hidden" name="version" value={decision.version} />
      <Findings text={text} findings={findings} isRefused={setback?.findings != null} />
      <div class={isOther ? 'texts' : undefined}>
        {isOther && <Words title="The draft as it is now" text={draft.text} />}
        <div>
          <label for="text">
            {isOther ? 'Your text' : 'Edit it if you like'}
            {draft.subject !== '' && (
              <>
                : <bdi>{draft.subject}</bdi>
              </>
            )}
          </label>
          <textarea
            id="text"
            name="text"
            dir="auto"
            lang={draft.language}
            rows={rowsOf(text)}
            required
            data-key="e"
          >
            {verbatim(text)}
          </textarea>
        </div>
      </div>
      <button type="submit" data-key="a">
        {found.isOnlyNote ? 'Approve as a note' : 'Approve and send'}
      </button>
    </form>
  )
}

/** Without a draft, approving writes the note for the team. */
const NoteForm: FC<Facts> = ({ decision, place, nextId }) => (
  <form method="post" action={actPath(decision.id, 'approval', place)}>
    <Advice decision={decision} />
    <GoOnWith nextId={nextId} />
    <input type="hidden" name="version" value={decision.version} />
    <button type="submit" class="outline" data-key="n">
      Put a note on the ticket
    </button>
  </form>
)

/** HTML drops the first line break inside a textarea: bytes shown must be bytes sent back. */
const verbatim = (text: string) => `\n${text}`

const rowsOf = (text: string) =>
  Math.min(
    24,
    2 + text.split('\n').reduce((rows, line) => rows + 1 + Math.floor(line.length / 70), 0),
  )

const RedraftForm: FC<Facts> = ({ decision, place }) => (
  <form method="post" class="one-line" action={actPath(decision.id, 'redraft', place)}>
    <label for="instruction">What should be different?</label>
    <input
      id="instruction"
      name="instruction"
      maxlength={LONGEST_INSTRUCTION}
      required
      autocomplete="off"
      data-key="i"
    />
    <button type="submit" class="outline">
      Draft again
    </button>
  </form>
)

const RejectionForm: FC<Facts> = ({ decision, place, nextId }) => (
  <form method="post" class="one-line" action={actPath(decision.id, 'rejection', place)}>
    <GoOnWith nextId={nextId} />
    <label for="reason">{decision.draft === null ? 'Remark' : 'Why not?'} (optional)</label>
    <input id="reason" name="reason" maxlength={1000} autocomplete="off" data-key="r" />
    <button type="submit" class="outline secondary">
      {decision.draft === null ? 'Dismiss' : 'Reject'}
    </button>
  </form>
)

const UndoForm: FC<Facts> = ({ decision, place, nextId, now }) => (
  <form
    method="post"
    class="undo"
    action={actPath(decision.id, 'undo', place)}
    data-seconds={secondsLeft(decision, now)}
  >
    <GoOnWith nextId={nextId} />
    <p>
      <SendsAt decision={decision} now={now} />
    </p>
    <button type="submit" class="outline" data-key="u">
      Undo
    </button>
  </form>
)

/** Counted down by the script of the page; what leaves much later says when, and is not counted. */
export const secondsLeft = ({ sendAt }: Decision, now: Instant) =>
  sendAt === null || sendAt <= now || sendAt - now > COUNTED
    ? undefined
    : Math.ceil((sendAt - now) / 1000)

const COUNTED = HOUR

/** When a scheduled follow-up leaves, as far as it is known. */
export const SendsAt: FC<{ decision: Decision; now: Instant }> = ({ decision: { sendAt }, now }) =>
  sendAt !== null && sendAt > now ? (
    <>
      It sends at <When at={sendAt} precise />.
    </>
  ) : (
    <>It sends as soon as the time to undo is over.</>
  )

const GoOnWith: FC<{ nextId: string | null }> = ({ nextId }) =>
  nextId === null ? null : <input type="hidden" name="next" value={nextId} />

const DraftAsIs: FC<{ draft: Draft }> = ({ draft }) => (
  <Words title={draft.subject || 'The draft'} text={draft.text} />
)

const Words: FC<{ title: Child; text: string }> = ({ title, text }) => (
  <figure>
    <figcaption>
      <bdi>{title}</bdi>
    </figcaption>
    <blockquote class="text" dir="auto">
      {text}
    </blockquote>
  </figure>
)

const Advice: FC<{ decision: Decision }> = ({ decision: { verdict } }) => (
  <p>
    {verdict === 'we_owe'
      ? 'The next word is ours: answer the customer in the helpdesk, then dismiss this.'
      : verdict === 'hand_over'
        ? 'This needs a person: take it over in the helpdesk, then dismiss this.'
        : 'There is nothing to send.'}
  </p>
)

/** What may have been sent is settled, not rejected. */
const isDismissible = (decision: Decision) =>
  !isUnsettled(decision) &&
  mayBecome(decision.status, 'rejected') &&
  decision.status !== 'scheduled' &&
  (decision.status !== 'no_action' || isShownOnly(decision))
