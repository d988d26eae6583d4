/** Measures what the gates cost a ticket, early looks included: `npm run bench:gates`, with `--json` one document. */
import { findAbsence } from '../src/domain/away.ts'
import { findEarlyLook } from '../src/domain/early-look.ts'
import type { GateFacts } from '../src/domain/gate-facts.ts'
import { passGates } from '../src/domain/gates.ts'
import { findLadder, findSilence } from '../src/domain/silence.ts'
import type { Message } from '../src/domain/ticket.ts'
import { DAY, HOUR } from '../src/lib/clock.ts'
import { agent, customer, NOW, note, ours, ticketWith } from '../test/domain/conversation.ts'
import { policy, step } from '../test/pipeline/prompt-set.ts'

const TICKETS = 2000
/** CPU a ticket, ms. */
const AT_MOST = 1

const CALENDAR = {
  timezone: 'Europe/Paris',
  hours: [{ days: [1, 2, 3, 4, 5], from: 9 * 60, to: 17 * 60 }],
  closed: [],
}

/** Conversations of 2 to 30 messages, most of them as short as people write, some with long words. */
const conversation = (place: number): Message[] => {
  const words = 2 + (place % 29)
  const text = (nth: number) =>
    `Hello, this is message ${nth} about order #${4000 + place}. ${'We looked at the parcel and its label. '.repeat(1 + (nth % 7))}`
  return Array.from({ length: words }, (_, nth) => {
    const hours = 100 - (nth * 20) / words
    if (nth % 7 === 5) return note(hours, { text: text(nth) })
    if (nth % 11 === 10) return ours(hours, 1, { text: text(nth) })
    return nth % 2 === 0 ? customer(hours, { text: text(nth) }) : agent(hours, { text: text(nth) })
  })
}

const factsOf = (messages: Message[]): GateFacts => {
  const silence = findSilence(messages)
  const anchorAt = silence.anchor?.at ?? NOW
  const dueAt = anchorAt + 72 * HOUR
  const found = findAbsence(messages, anchorAt, CALENDAR.timezone)
  return {
    now: NOW,
    ticket: { ...ticketWith(messages), gone: false },
    messages,
    silence,
    ladder: findLadder(messages),
    policy: policy(),
    step: { number: 1, step: step('72h'), countsFrom: anchorAt, dueAt },
    ...{ mayApply: ['asked'], policySeenAt: 0, backlogFence: null, includeBacklog: true },
    ...{ backlogDays: 30, maxLate: 3 * DAY, contactGap: 3 * DAY },
    ...{ elsewhere: [], anotherAddress: [], openSince: dueAt },
    contact: { inProgress: null, lastFollowUpAt: null, lastAutomaticAt: null },
    early: findEarlyLook({ messages, anchorAt }, CALENDAR, null),
    away: found && { messageId: found.messageId, until: null },
    ...{ answerable: null, survey: null, ownAddresses: [], customerTags: [] },
    ...{ never: { tags: [], customers: [] }, isPaused: false, isBudgetSpent: false },
  }
}

const run = (conversations: Message[][]) => {
  const before = process.cpuUsage()
  let stopped = 0
  for (const messages of conversations)
    if (passGates(factsOf(messages)).some(({ passed }) => !passed)) stopped += 1
  const { user, system } = process.cpuUsage(before)
  return { stopped, ms: (user + system) / 1000 / conversations.length }
}

const conversations = Array.from({ length: TICKETS }, (_, place) => conversation(place))
run(conversations.slice(0, 200))
const { ms, stopped } = run(conversations)
const measure = { name: 'gates, ms CPU a ticket', value: Number(ms.toFixed(3)), atMost: AT_MOST }
process.stdout.write(
  process.argv.includes('--json')
    ? `${JSON.stringify({ measures: [{ ...measure, details: { tickets: TICKETS, stopped } }] })}\n`
    : `${measure.name}: ${measure.value} (at most ${AT_MOST}; ${TICKETS} conversations, ${stopped} stopped)\n`,
)
process.exitCode = measure.value <= AT_MOST ? 0 : 1
