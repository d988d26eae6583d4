/** Says in one plain sentence what a policy does, for the person who wrote it. */
import type { Match, Mode, Persona, Policy, Step } from '../domain/policy.ts'
import { sayDuration } from '../lib/duration.ts'

/** `pre-sale: e-mail tickets tagged pre-sale; after 2 days, then 3 business days; asks you first; in Maya's voice`. */
export const sayPolicy = (policy: Policy, personas: Persona[]): string =>
  [
    `${policy.name}: ${sayMatch(policy.match)}`,
    ...(policy.about === null ? [] : [`if it is true that “${policy.about}”`]),
    policy.steps.map((step, place) => sayStep(step, place, policy.mode)).join(', then '),
    MODES[policy.mode],
    sayVoice(policy, personas),
    ...(policy.closeAfter === null
      ? []
      : [`closes the ticket ${sayDuration(policy.closeAfter)} after the last step`]),
  ].join('; ')

const MODES: Record<Mode, string> = {
  shadow: 'only shows what it would do',
  note: 'leaves a note with the draft on the ticket',
  approval: 'asks you first',
  autonomous: 'sends by itself',
}

const sayStep = ({ after, mode }: Step, place: number, usual: Mode) => {
  const length =
    after.kind === 'duration'
      ? sayDuration(after.ms)
      : `${after.days} business day${after.days === 1 ? '' : 's'}`
  const exception = mode === null || mode === usual ? '' : ` (this one ${MODES[mode]})`
  return `${place === 0 ? 'after ' : ''}${length}${exception}`
}

const sayMatch = (match: Match): string => {
  const channels = match.channel?.map((name) => CHANNELS[name.toLowerCase()] ?? name)
  const kind = channels === undefined ? '' : `${list(channels)} `
  const conditions = conditionsOf(match)
  if (kind === '' && conditions.length === 0) return 'all tickets'
  return [`${kind}tickets`, ...conditions].join(' ')
}

const CHANNELS: Record<string, string> = { email: 'e-mail' }

const conditionsOf = (match: Match): string[] => [
  ...some(match.tags, (names) => `tagged ${list(names)}`),
  ...some(match.customerTags, (names) => `of customers tagged ${list(names)}`),
  ...some(match.order, sayOrder),
  ...some(match.language, (names) => `written in ${list(names)}`),
  ...some(match.team, (names) => `of the team ${list(names)}`),
  ...some(match.store, (names) => `of the store ${list(names)}`),
  ...Object.entries(match.field ?? {}).map(([label, values]) => `with ${label} ${list(values)}`),
  ...(match.spent === undefined
    ? []
    : [`of customers who spent ${SPENT[match.spent.operator]} ${match.spent.amount}`]),
  ...(match.any === undefined ? [] : [`that are ${match.any.map(sayMatch).join(', or ')}`]),
  ...(match.not === undefined ? [] : [`but not ${sayMatch(match.not)}`]),
]

const SPENT = { '>=': 'at least', '>': 'more than', '<=': 'at most', '<': 'less than' }

const sayOrder = (states: string[]) => {
  const found = states.filter((state) => state !== 'none')
  return [
    ...(found.length === 0 ? [] : [`about an order that is ${list(found)}`]),
    ...(found.length === states.length ? [] : ['of customers without an order']),
  ].join(' or ')
}

const some = (names: string[] | undefined, say: (names: string[]) => string) =>
  names === undefined ? [] : [say(names)]

/** Several are "any of". */
const list = (names: string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`

const sayVoice = ({ persona }: Policy, personas: Persona[]) => {
  const voice = (key: string) => `${personas.find((one) => one.key === key)?.name ?? key}'s voice`
  if (persona === null)
    return `in ${voice(personas.length === 1 ? (personas[0]?.key ?? '') : 'default')}`
  if (typeof persona === 'string') return `in ${voice(persona)}`
  const { default: usual, ...others } = persona
  return [
    ...(usual === undefined ? [] : [`in ${voice(usual)}`]),
    ...Object.entries(others).map(([key, name]) => `for ${key} in ${voice(name)}`),
  ].join(', ')
}
