/** The draft and what a person can do with it: approve, edit, reject, take back. */
import type { Child, FC } from 'hono/jsx'
import type { Decision, Draft } from '../../domain/decision.ts'
import { blocking, type Finding } from '../../domain/finding.ts'
import { isApprovable, isShownOnly, mayBecome } from '../../domain/follow-up.ts'
import type { Instant } from '../../lib/clock.ts'
import { Marked } from './highlight.tsx'
import { MistakeForm, PostponeForm } from './later-forms.tsx'
import { actPath, type Place } from './sections.ts'
import { When } from './when.tsx'

/** What a person tried and could not do; his words are kept. */
export type Setback = {
  why: string
  /** His own text; null when the act had none. */
  text: string | null
  /** What was found in that text; null: what was found in the draft counts. */
  findings: Finding[] | null
}

type Facts = {
  decision: Decision
  place: Place
  /** The item to go on with after an act. */
  nextId: string | null
  setback: Setback | null
  now: Instant
}

export const DraftPanel: FC<Facts> = (facts) => (
  <section class="draft" aria-labelledby="draft">
    <h2 id="draft">{facts.decision.draft === null ? 'What to do' : 'Draft'}</h2>
    <Choice {...facts} />
  </section>
)

const Choice: FC<Facts> = (facts) => {
  const { decision, setback } = facts
  if (isApprovable(decision))
    return (
      <>
        {decision.draft === null ? <NoteForm {...facts} /> : <ApprovalForm {...facts} />}
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
      {decision.status === 'scheduled' && <UndoForm {...facts} />}
      <PostponeForm {...facts} />
      <MistakeForm {...facts} />
      {isDismissible(decision) && <RejectionForm {...facts} />}
    </>
  )
}

const ApprovalForm: FC<Facts> = ({ decision, place, nextId, setback }) => {
  const { draft } = decision
  if (draft === null) return null
  const text = setback?.text ?? draft.text
  const findings = setback?.findings ?? decision.findings
  return (
    <form method="post" action={actPath(decision.id, 'approval', place)}>
      <GoOnWith nextId={nextId} />
      <input type="hidden" name="version" value={decision.version} />
      {text !== draft.text && setback !== null && (
        <Words title="The draft as it is now" text={draft.text} />
      )}
      <Findings text={text} findings={findings} />
      <label for="text">
        {text === draft.text ? 'Edit it if you like' : 'Your text'}: <bdi>{draft.subject}</bdi>
      </label>
      <textarea id="text" name="text" dir="auto" lang={draft.language} rows={rowsOf(text)} required>
        {verbatim(text)}
      </textarea>
      <button type="submit">Approve and send</button>
    </form>
  )
}

/** Without a draft, approving writes the note for the team. */
const NoteForm: FC<Facts> = ({ decision, place, nextId }) => (
  <form method="post" action={actPath(decision.id, 'approval', place)}>
    <Advice decision={decision} />
    <GoOnWith nextId={nextId} />
    <input type="hidden" name="version" value={decision.version} />
    <button type="submit" class="outline">
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

const Findings: FC<{ text: string; findings: Finding[] }> = ({ text, findings }) => {
  if (findings.length === 0) return null
  const rules = [...new Set(blocking(findings).map(({ rule }) => rule))]
  return (
    <fieldset class="findings">
      <legend>{rules.length > 0 ? 'Look at this before it leaves' : 'Worth a look'}</legend>
      <ul>
        {findings.map(({ rule, severity, excerpt, why }) => (
          <li class={severity}>
            <strong dir="auto">{ruleWords(rule)}:</strong> <q dir="auto">{excerpt}</q> —{' '}
            <bdi>{why}</bdi>
          </li>
        ))}
      </ul>
      <blockquote class="text" dir="auto">
        <Marked
          text={text}
          passages={findings.map(({ start, end, rule }) => ({
            start,
            end,
            title: ruleWords(rule),
          }))}
        />
      </blockquote>
      {rules.map((rule) => (
        <label>
          <input type="checkbox" name="accept" value={rule} /> Accept “<bdi>{ruleWords(rule)}</bdi>
          ”: it is right as it stands
        </label>
      ))}
    </fieldset>
  )
}

const ruleWords = (rule: string) => rule.replaceAll('_', ' ')

const RejectionForm: FC<Facts> = ({ decision, place, nextId }) => (
  <form method="post" class="rejection" action={actPath(decision.id, 'rejection', place)}>
    <GoOnWith nextId={nextId} />
    <label for="reason">{decision.draft === null ? 'Remark' : 'Why not?'} (optional)</label>
    <input id="reason" name="reason" maxlength={1000} autocomplete="off" />
    <button type="submit" class="outline secondary">
      {decision.draft === null ? 'Dismiss' : 'Reject'}
    </button>
  </form>
)

const UndoForm: FC<Facts> = ({ decision, place, nextId, now }) => (
  <form method="post" class="undo" action={actPath(decision.id, 'undo', place)}>
    <GoOnWith nextId={nextId} />
    <p>
      <SendsAt decision={decision} now={now} />
    </p>
    <button type="submit" class="outline">
      Undo
    </button>
  </form>
)

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
  <Words title={draft.subject} text={draft.text} />
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

const isDismissible = (decision: Decision) =>
  mayBecome(decision.status, 'rejected') &&
  decision.status !== 'scheduled' &&
  (decision.status !== 'no_action' || isShownOnly(decision))
