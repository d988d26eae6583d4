/** Says which mailboxes there are, from which one answers leave, and as whom the customer sees us. */
import { type CheckLine, collidingAs, ok, problem, warning } from '../../domain/examination.ts'
import type { Helpdesk, PromptFiles } from '../../domain/ports.ts'
import type { KeyUser, Mailbox } from '../../domain/surroundings.ts'
import type { Address } from '../../domain/ticket.ts'
import { isWord } from '../../domain/words.ts'
import type { Store } from '../../store/store.ts'
import { nameOf } from './credentials.ts'

export type MailboxDeps = { store: Store; helpdesk: Helpdesk; promptFiles: PromptFiles }

export const checkMailboxes = async (deps: MailboxDeps, user: KeyUser): Promise<CheckLine[]> => {
  const mailboxes = await deps.helpdesk.surroundings.mailboxes()
  const used = await lastFrom(deps.store)
  return [judgeMailboxes(mailboxes, used), sayAppearance(mailboxes, used, user)]
}

/** So many messages back, the way of the shop's answers is looked for. */
const LOOK_BACK = 500

/** The sender of the shop's newest e-mail; follow-ups leave the same way, each from the mailbox of its conversation. */
const lastFrom = async (store: Store): Promise<Address | null> => {
  const messages = await store.newestMessages(LOOK_BACK)
  const answer = messages.find(
    (message) =>
      message.channel === 'email' &&
      message.fromAgent &&
      isWord(message) &&
      message.source?.from?.address,
  )
  return answer?.source?.from ?? null
}

const judgeMailboxes = (all: Mailbox[], used: Address | null): CheckLine => {
  const active = all.filter(({ isActive }) => isActive)
  const from = used?.address?.toLowerCase() ?? null
  const known = active.find(({ address }) => address?.toLowerCase() === from)
  const says = [
    active.length === 0 ? 'no e-mail integration' : active.map(sayMailbox).join(', '),
    from === null
      ? 'an answer leaves from the mailbox of its conversation'
      : `the newest answer left from ${from}`,
  ].join('; ')
  if (from !== null && known === undefined) return problem('mailbox', says, CONNECT)
  if (known?.isVerified === false) return unverified(problem('mailbox', says, VERIFY))
  if (active.length === 0) return warning('mailbox', says, CONNECT)
  return active.some(({ isVerified }) => isVerified === false)
    ? unverified(warning('mailbox', says, VERIFY))
    : ok('mailbox', says)
}

const unverified = (line: CheckLine) => collidingAs('unverified mailbox', line)

const sayMailbox = ({ address, isVerified }: Mailbox) =>
  `${address ?? 'an address unknown'} (${isVerified === null ? 'verified or not is not said' : isVerified ? 'verified' : 'not verified'})`

const CONNECT =
  'Connect this address in Gorgias under Settings, Email; until then follow-ups by e-mail may be refused.'
const VERIFY = 'Verify the address in Gorgias under Settings, Email; unverified mail lands in spam.'

const sayAppearance = (all: Mailbox[], used: Address | null, user: KeyUser): CheckLine => {
  const box = all.find(({ isActive, address }) => isActive && address !== null)
  const from = used ?? (box ? { name: box.name, address: box.address } : null)
  const author = `written by ${nameOf(user)}`
  return from === null
    ? warning(
        'appearance',
        `messages will appear as ${nameOf(user)}; from which address is not known yet`,
        'Make one pass (npx relance run --dry-run), then ask again.',
      )
    : ok(
        'appearance',
        `messages will appear as ${nameOf({ name: from.name, email: from.address })}, ${author}`,
      )
}
