/** What a note of ours answers to a command: short, plain, with what to do instead. */
import { type Instant, iso } from '../lib/clock.ts'
import { sayDuration } from '../lib/duration.ts'
import type { Explanation } from './explanation.ts'

const HOW_TO_STEER =
  'What is understood, at the beginning of an internal note: /send (or /send followed by your own text), /later 3d, /never, /done, /why. The tags relance-send, relance-later, relance-never and relance-done say the same.'

export const sayNotUnderstood = (word: string, why: string) =>
  `Relance: ${word} was not understood: ${why}.\n\n${HOW_TO_STEER}`

export const sayInPublic = (word: string) =>
  `Relance: ${word} stands in a message the customer can read, so nothing was done.\n\nCommands count in internal notes only.`

export const sayNotDone = (word: string, why: string, inboxUrl: string) =>
  `Relance: ${word} could not be done: ${why}.\n\nWhat to do: have a look at it in the inbox: ${inboxUrl}`

export const sayWaitIsOver = (inboxUrl: string) =>
  `Relance: /later was read only after its time had passed, so nothing was put off.\n\nWhat to do: nothing, or say /later again with a longer time. How it stands: ${inboxUrl}`

/** The answer to `/why`: what was found, what stands in the way, what happens next. */
export const sayWhy = (explanation: Explanation) =>
  [
    `Relance: why this ticket is as it is.`,
    saySilence(explanation),
    ...sayPlan(explanation),
    ...sayDecision(explanation),
    sayNext(explanation),
  ].join('\n\n')

const saySilence = ({ silentSince, now }: Explanation) =>
  silentSince === null
    ? 'The last word is not ours: nobody waits for the customer.'
    : `The customer has been silent for ${sayDuration(now - silentSince)}, since ${iso(silentSince)}.`

const sayPlan = ({ policy, step, mode }: Explanation) =>
  policy === null
    ? ['No follow-up plan fits it.']
    : [`Plan ${policy}, step ${step ?? '–'}, ${mode ?? '–'}.`]

const sayDecision = ({ decisions: [newest], stoppedBy, gates }: Explanation) => {
  const stop = gates.find(({ gate }) => gate === stoppedBy)
  if (newest === undefined)
    return stop === undefined ? ['It has not been judged so far.'] : [`Held by ${sayGate(stop)}.`]
  const { verdict, status, statusReason, reason, evidence, openItems } = newest
  const quote = openItems[0]?.quote ?? evidence[0]?.quote
  return [
    `Judged: ${verdict}, now ${status}${statusReason === null ? '' : ` (${statusReason})`}. ${reason}`,
    ...(quote === undefined ? [] : [`“${quote}”`]),
  ]
}

const sayGate = ({ gate, values }: Explanation['gates'][number]) => {
  const said = Object.entries(values).flatMap(([name, value]) =>
    value === null ? [] : [`${name} ${value}`],
  )
  return said.length === 0 ? gate : `${gate} (${said.join(', ')})`
}

const sayNext = ({ nextLook, now }: { nextLook: Instant | null; now: Instant }) =>
  nextLook === null
    ? 'Nothing happens until the ticket changes.'
    : nextLook <= now
      ? 'It is looked at again at the next pass.'
      : `It is looked at again at ${iso(nextLook)}.`
