/** Recognises links and bare domains in a text, and says what they point to. */
import type { Reading } from './reading.ts'

/** `host` and `url` are null where nothing can be made of the target. `url` is without scheme and `www.`. */
export type Link = { start: number; end: number; host: string | null; url: string | null }

/** Everything a mail program or a person could follow; positions in the reading's text. */
export const linksIn = ({ text }: Pick<Reading, 'text'>): Link[] => {
  const links: Link[] = []
  const covered = (from: number, to: number) =>
    links.some(({ start, end }) => start <= from && to <= end)
  for (const found of text.matchAll(SCHEMED)) {
    links.push({ ...stretch(found), ...targetOf(found[0]) })
  }
  for (const found of [...text.matchAll(WWW), ...text.matchAll(BARE_ADDRESS)]) {
    if (covered(found.index, found.index + 1)) continue
    const shown = trimmed(found[0])
    links.push({
      start: found.index,
      end: found.index + shown.length,
      ...targetOf(`https://${shown}`),
    })
  }
  for (const found of text.matchAll(DOTTED)) {
    const host = bareHost(found[0])
    const end = found.index + found[0].length
    if (host === null || isOfMail(text, found.index, end) || covered(found.index, end)) continue
    const start = found.index + found[0].indexOf(host)
    PATH.lastIndex = end
    const path = host.length === found[0].length ? (PATH.exec(text)?.[0] ?? '') : ''
    const shown = path === '' ? host : trimmed(`${host}${path}`)
    links.push({ start, end: start + shown.length, ...targetOf(`https://${shown}`) })
  }
  return links.sort((a, b) => a.start - b.start)
}

/** Part of an e-mail address: those have their own rule. */
const isOfMail = (text: string, start: number, end: number) =>
  (text[start - 1] === '@' && /[\p{L}\p{N}._%+-]/u.test(text[start - 2] ?? '')) ||
  (text[end] === '@' && /[\p{L}\p{N}-]/u.test(text[end + 1] ?? ''))

const SCHEMED =
  /(?<![a-z0-9_])(?:(?:https?|hxxps?|ftps?|wss?|file|[a-z][a-z0-9+.-]{1,15}):\/\/|(?:mailto|tel|sms|javascript|data|vbscript|whatsapp|skype|intent):(?=\S)|\/\/(?=[\p{L}\p{N}]))[^\s<>"'()[\]{}|]{0,2000}/giu

/** Taken for an address whatever follows. */
const WWW = /(?<![a-z0-9_])www[.。][\p{L}\p{N}-]+[.。][^\s<>"]{2,500}/giu

/** Numbers of machines (`10.0.0.1`, `[2001:db8::1]`), and a host with its port. */
const BARE_ADDRESS =
  /(?<![\p{L}\p{N}.:@/])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?![\p{N}]|[.。][\p{L}\d])(?::\d{1,5})?(?:[/?#][^\s<>"'()[\]{}|]{0,500})?|\[?(?:[\da-f]{1,4}:){2,7}(?::?[\da-f]{1,4}){1,7}\]?(?![\p{L}\p{N}:])|[a-z][a-z\d-]{1,62}:\d{2,5}\/[^\s<>"'()]{0,500}|0x[\da-f]{8}(?![\da-f])|localhost(?![\p{L}\p{N}]))/giu

/** Letters and digits parted by single dots. */
const DOTTED = /[\p{L}\p{N}_-]+(?:[.。][\p{L}\p{N}_-]+)+/gu

/** What may follow a host. */
const PATH = /(?::\d{1,5})?[/?#][^\s<>"'()[\]{}|]{0,2000}/uy

const stretch = (found: RegExpMatchArray) => {
  const start = found.index ?? 0
  return { start, end: start + trimmed(found[0]).length }
}

/** A link's end is not the sentence's. */
const trimmed = (text: string) => text.replace(/[.,;:!?…*_]{1,20}$/, '')

const targetOf = (text: string): { host: string | null; url: string | null } => {
  const address = trimmed(text).replaceAll('。', '.').replace(/^\/\//, 'https://')
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return { host: null, url: null }
  const { hostname, port, pathname, search, hash, username } = new URL(address)
  if (username !== '') return { host: null, url: null }
  const host = hostname.replace(/^www\./, '')
  const path = `${pathname}${search}${hash}`.replace(/\/$/, '')
  return { host, url: `${host}${port && `:${port}`}${path}` }
}

/** The longest beginning of a dotted run that ends in a top-level domain; null when there is none. */
const bareHost = (run: string): string | null => {
  const name = run.replace(/^[_-]+|[_-]+$/g, '')
  const labels = name.split(/[.。]/)
  if (/^www$/i.test(labels[0] ?? '') && labels.length > 2) return name
  const firstNamed = labels.findIndex((label) => /\p{L}/u.test(label))
  const fewest = labels.length > 2 ? 2 : Math.max(2, firstNamed + 2)
  for (let count = labels.length; count >= fewest; count--) {
    if (isTopLevel(labels[count - 1] ?? '', labels[count - 2] ?? ''))
      return name.slice(0, labels.slice(0, count).join('.').length)
  }
  return null
}

const isTopLevel = (label: string, before: string) => {
  const last = label.toLowerCase()
  return (
    COUNTRIES.has(last) ||
    GENERIC.has(last) ||
    last.startsWith('xn--') ||
    FOREIGN.test(last) ||
    mayBeNew(label, before)
  )
}

/** There are more than a thousand endings, and new ones: two small words around a dot are taken for one. */
const mayBeNew = (label: string, before: string) =>
  /^[a-z]{3,18}$/.test(label) &&
  /^[\p{L}\p{N}-]*[\p{Ll}\p{N}-]{2}$/u.test(before) &&
  !FILES.has(label)

const FILES = new Set(
  'jpg jpeg png gif webp heic heif pdf doc docx xls xlsx csv txt mp4 avi mkv mp3 wav eml msg svg bmp tiff'.split(
    ' ',
  ),
)

/** Top-level domains in other scripts, or short ones with Cyrillic letters in them. */
const FOREIGN =
  /^(?:рф|бел|укр|срб|мкд|онлайн|сайт|ею|ευ|ελ|中国|中國|香港|台湾|公司|网络|みんな|한국|ישראל|امارات|السعودية|مصر|ایران|भारत|ไทย|(?=[a-z]*[а-яѐ-џ])[a-zа-яѐ-џ]{2,4})$/u

const COUNTRIES = new Set(
  `ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch
  ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ge gf gg gh gi gl gm gn
  gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc
  li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz
  om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz
  tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw`.split(
    /\s+/,
  ),
)

const GENERIC = new Set(
  `com net org info biz edu gov mil int name pro mobi asia shop store online site website app dev xyz top club live link click
  page blog cloud tech space support help email mail chat social media news agency company center world today life style
  fashion boutique beauty deals sale discount promo gift express delivery finance bank pay money loan vip win work works zone
  icu cyou zip mov foo dad phd prof nexus day new ninja guru rocks zone band bar bet bid bike blue buzz camp care cash chat city coach codes coffee cool date dog fail farm fit fun fyi game gold golf guide house ink jobs kim land law lol love market men moda movie network one ooo party pics plus pink porn press pub red rent rest review reviews run sale sexy shoes show ski soccer solar stream style sucks surf systems tips toys trade travel tube university vacations villas vision vote watch webcam wiki wine wtf yoga page monster buzz fun host press team care health art design studio photos video games eco global international group
  paris berlin london nyc amsterdam koeln hamburg wien swiss cat gal eus example test invalid localhost onion`.split(
    /\s+/,
  ),
)
