/** Turns a call that did not succeed into an error that names place and remedy. */
import { GorgiasError, type GorgiasErrorCode } from '../lib/errors.ts'
import type { Answer, Call, NoAnswer } from './calls.ts'
import { helpdeskWords } from './words-of-helpdesk.ts'

/** For everything but 2xx. */
export const failureOf = (call: Call, outcome: Answer | NoAnswer): GorgiasError =>
  outcome.kind === 'no_answer' ? unanswered(call, outcome) : refused(call, outcome)

/** A 2xx that cannot be read. `retriable` when the same call may be answered better. */
export const unreadable = (
  call: Call,
  { status, requestId }: Answer,
  problem: { why: string; retriable: boolean },
): GorgiasError =>
  new GorgiasError({
    code: 'unreadable',
    where: where(call),
    status,
    requestId,
    retriable: problem.retriable,
    remedy: `${problem.why} Check that the address is the helpdesk's own and no proxy or log-in page answers for it.`,
  })

/** A body of ours that breaks our own rules; nothing was sent. */
export const notWritable = (call: Call, why: string): GorgiasError =>
  new GorgiasError({
    code: 'rejected',
    where: where(call),
    status: null,
    requestId: null,
    retriable: false,
    remedy: `Nothing was sent, because it is not what the helpdesk takes: ${why}.`,
  })

const unanswered = (call: Call, { timedOut, status, why, cause }: NoAnswer) =>
  new GorgiasError(
    {
      code: timedOut ? 'timeout' : 'unreachable',
      where: where(call),
      status,
      requestId: null,
      retriable: true,
      remedy: `${sentence(why)} Check the helpdesk's address and this machine's connection.`,
    },
    { cause },
  )

const refused = (call: Call, answer: Answer) => {
  const { code, retriable, remedy } = meaningOf(answer)
  const words = helpdeskWords(answer.body)
  return new GorgiasError({
    code,
    where: where(call),
    status: answer.status,
    requestId: answer.requestId,
    retriable,
    remedy: words === '' ? remedy : `The helpdesk says: ${sentence(words)} ${remedy}`,
  })
}

type Meaning = { code: GorgiasErrorCode; retriable: boolean; remedy: string }

const meaningOf = ({ status, redirectsTo }: Answer): Meaning => {
  const known = MEANINGS[status]
  if (known) return known
  if (status >= 500) return { code: 'server', retriable: true, remedy: 'Try again later.' }
  if (status >= 300 && status < 400)
    return {
      code: 'rejected',
      retriable: false,
      remedy: `Redirects${redirectsTo === null ? '' : ` to ${redirectsTo}`} are not followed; write the account's own address as GORGIAS_DOMAIN or GORGIAS_BASE_URL.`,
    }
  return {
    code: 'rejected',
    retriable: false,
    remedy: 'The helpdesk does not take this call; its API may have changed.',
  }
}

const MEANINGS: Record<number, Meaning> = {
  401: {
    code: 'unauthorized',
    retriable: false,
    remedy: 'Check GORGIAS_EMAIL and GORGIAS_API_KEY (in Gorgias: Settings, REST API).',
  },
  403: {
    code: 'forbidden',
    retriable: false,
    remedy: 'Give the user of the key a role that may do this, or wait if a quota is spent.',
  },
  404: {
    code: 'not_found',
    retriable: false,
    remedy: 'It was merged or deleted, or the address is not the account you mean.',
  },
  408: { code: 'timeout', retriable: true, remedy: 'Try again later.' },
  429: {
    code: 'rate_limited',
    retriable: true,
    remedy:
      'The account makes too many calls; wait, or lower HELPDESK_SHARE or what other integrations do.',
  },
}

const where = ({ verb, path }: Call) => `${verb} ${path}`

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`)
