/** Lets only links pass that an agent already sent or the persona may use. */
import { memo } from '../lib/memo.ts'
import { type Link, linksIn } from './domains.ts'
import { blockEach, type DraftContext, type Rule } from './inspection.ts'
import { type Reading, showText } from './reading.ts'
import { agentWords, personaWords } from './sources.ts'

/**
 * A link passes when the same address (scheme and `www.` aside) was sent by an agent on this ticket, is
 * in the persona's `may_link` or stands in its signature; a bare domain when it is the domain of one.
 * Markdown would be shown as it is written: a warning where its target may pass, else a block.
 */
export const links: Rule = ({ shown, text, context }) => {
  const allowed = allowedLinks(context)
  const may = (link: Link) => isAllowed(link, allowed)
  return [
    ...seenEitherWay(shown, text)
      .filter(({ link }) => !may(link))
      .map(({ link, start, end }) => ({
        severity: 'block' as const,
        start,
        end,
        why: sayWhy(link, allowed.hosts),
      })),
    ...[...shown.text.matchAll(MARKDOWN)].map((found) => {
      const targets = linksIn({ text: found[0] })
      return {
        severity: targets.length > 0 && targets.every(may) ? ('warn' as const) : ('block' as const),
        ...shown.place(found.index, found.index + found[0].length),
        why: 'a Markdown link hides where it leads, and would be shown as it is written',
      }
    }),
    ...blockEach(shown, SPELLED_OUT, 'a domain spelled out in words'),
  ]
}

/** The places of those that pass, as they are written. */
export const permittedLinks = (text: string, context: DraftContext) => {
  const allowed = allowedLinks(context)
  return linksIn({ text }).filter((link) => isAllowed(link, allowed))
}

type Allowed = { urls: Set<string>; hosts: Set<string> }

const isAllowed = ({ host, url }: Link, { urls, hosts }: Allowed) =>
  url !== null && (urls.has(url) || (url === host && hosts.has(url)))

/** As a reader sees the text, and as a mail client may take it letter by letter. */
const seenEitherWay = (shown: Reading, text: string) => {
  const seen = linksIn(shown).map((link) => ({ link, ...shown.place(link.start, link.end) }))
  const isSeen = ({ start, end }: Link) =>
    seen.some((other) => other.start < end && start < other.end)
  const literal = linksIn({ text }).filter((link) => !isSeen(link))
  return [...seen, ...literal.map((link) => ({ link, start: link.start, end: link.end }))]
}

const allowedLinks = memo((context: DraftContext): Allowed => {
  const words = [
    ...agentWords(context),
    ...context.persona.mayLink,
    ...personaWords(context.persona),
  ]
  const known = words.flatMap((text) => linksIn({ text: showText(text) }))
  return {
    urls: new Set(known.flatMap(({ url }) => url ?? [])),
    hosts: new Set(known.flatMap(({ host }) => host ?? [])),
  }
})

const sayWhy = ({ host }: Link, hosts: Set<string>) => {
  if (host === null) return 'this kind of link never leaves'
  if (hosts.has(host))
    return 'no agent sent this address of the domain, and the persona may not link it'
  const twin = [...hosts].find((known) => looksLike(known, host))
  return twin === undefined
    ? 'no agent sent this link, and the persona may not use it'
    : `it looks like ${twin}, but is another domain`
}

/** One letter more, less or other, another ending, or letters of another script. */
const looksLike = (known: string, host: string) => {
  if (host.startsWith('xn--') || host.includes('.xn--')) return true
  const [name = ''] = known.split('.')
  return (
    host.includes(name) || (Math.abs(known.length - host.length) <= 1 && nearlySame(known, host))
  )
}

const nearlySame = (a: string, b: string) => {
  let head = 0
  while (head < a.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  return head + tail >= Math.max(a.length, b.length) - 2
}

/** `[text](target)`, `![image](target)`, `[text][1]` and `[1]: target`. */
const MARKDOWN =
  /!?\[[^[\]\n]{0,200}\]\s?\([^()\s]{0,500}[^()\n]{0,100}\)|!?\[[^[\]\n]{1,200}\] ?\[[^[\]\n]{0,60}\]|!\[[^[\]\n]{0,200}\]|^ {0,3}\[[^[\]\n]{1,60}\]:[^\n]{0,500}/gm

const ENDING =
  '(?:com|net|org|shop|store|info|biz|online|site|app|dev|xyz|top|io|co|eu|de|fr|es|it|nl|uk|me|ly)'

/** `evil dot com`, `evil [punkt] de`, `evil . com`, `evil(.)com`, `evil%2Ecom`. */
const SPELLED_OUT = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])[\p{L}\p{N}-]{2,63}(?: ?[[({<] ?(?:\.|dot|punkt|point|punto|punt) ?[\])}>] ?\p{L}{2,10}| (?:dot|d0t) ${ENDING}(?![\p{L}\p{N}])| (?:punkt|point|punto|punt) (?:com|net|org|shop|store|info|biz|online|site|xyz|io)(?![\p{L}\p{N}])| \. ?${ENDING}(?![\p{L}\p{N}])|%2e\p{L}{2,10})|(?<![\p{L}\p{N}-])(?:[\p{L}\p{N}]{2,40}-[\p{L}\p{N}-]{2,40}|[\p{L}\p{N}-]{2,40} (?:dot|punkt|point|punto|punt) [\p{L}\p{N}-]{2,40}) (?:dot|punkt|point|punto|punt) (?:de|fr|es|it|nl|eu|uk|be|at|ch|co|me|ly|to)(?![\p{L}\p{N}])`,
  'giu',
)
