/** Words a follow-up without a model: the shop's open point in the shop's own words, and little around it. */
import { baseLanguage } from '../domain/language-code.ts'
import type { OpenItem, WrittenDraft } from '../domain/ledger.ts'
import { fold } from '../domain/sentences.ts'
import { echoOf } from './echo.ts'
import { firstNameOf } from './first-name.ts'
import { de } from './wording/de.ts'
import { en } from './wording/en.ts'
import { es } from './wording/es.ts'
import { fr } from './wording/fr.ts'
import { it } from './wording/it.ts'
import { nl } from './wording/nl.ts'
import type { Wording } from './wording/wording.ts'

export type OfflineDraftRequest = {
  openItem: OpenItem
  /** All that the customer owes, `openItem` among them. */
  allOpen: OpenItem[]
  /** Of the customer; English is written where none of the six is spoken. */
  language: string
  customerName: string | null
  /** 1 for the first. */
  step: number
  goal: string | null
  /** Texts of earlier follow-ups on this ticket. */
  earlier: string[]
}

/** At most 80 words, without signature. Holds no number, date, link or promise the quotes do not hold. */
export const writeOffline = (request: OfflineDraftRequest): WrittenDraft => {
  const language = spoken(request.language)
  const wording = WORDINGS[language]
  const firstName = firstNameOf(request.customerName)
  const parts = [
    firstName === null ? wording.greetNobody : wording.greet(firstName),
    ...bodyOf(request, wording, firstName),
    rungOf(wording.thanks, request),
  ]
  return { text: parts.join('\n\n'), language }
}

const WORDINGS = { en, fr, de, es, it, nl }

const spoken = (language: string): keyof typeof WORDINGS => {
  const code = baseLanguage(language)
  return code in WORDINGS ? (code as keyof typeof WORDINGS) : 'en'
}

const bodyOf = (request: OfflineDraftRequest, wording: Wording, firstName: string | null) => {
  const { kind, quote } = request.openItem
  const echo = echoOf(quote, firstName)
  if (kind === 'fix' || kind === 'offer') {
    const question = kind === 'fix' ? wording.didItHelp : wording.doesItSuit
    return [
      rungOf(wording[kind], request),
      wording.quote(echo),
      `${question} ${easeOf(request, wording, wording.oneWord)}`,
    ]
  }
  const echoes = questionsOf(request, echo, firstName)
  const ease = easeOf(request, wording, isChoice(echo) ? wording.oneWord : wording.shortReply)
  return echoes.length > 1
    ? [
        rungOf(wording.askedSeveral, request),
        echoes.map((each) => `- ${each}`).join('\n'),
        easeOf(request, wording, wording.shortReply),
      ]
    : [rungOf(wording.asked, request), echo, ease]
}

/** What belongs to this step; the next one where an earlier follow-up has used it. */
const rungOf = (phrases: string[], { step, earlier }: OfflineDraftRequest): string => {
  const from = Math.min(Math.max(step, 1), phrases.length) - 1
  const turned = [...phrases.slice(from), ...phrases.slice(0, from)]
  const fresh = turned.find((phrase) => !earlier.some((text) => text.includes(phrase)))
  return fresh ?? turned[0] ?? ''
}

const easeOf = ({ step, goal }: OfflineDraftRequest, wording: Wording, first: string) => {
  if (CLOSES.test(fold(goal ?? ''))) return wording.mayRest
  return step > 1 ? wording.maybeSettled : first
}

/** A policy's goal in any of the six languages. */
const CLOSES =
  /\b(?:last|clos(?:e|ing)|final|dernier|derniere|clotur\w*|fermer|letzte\w*|schliess\w*|abschliess\w*|ultim[oa]|cerrar|cierre|chiu\w*|laatste|afsluit\w*|sluiten)\b/

const isChoice = (echo: string) =>
  /\?$/.test(echo) && /\b(?:or|ou|oder|o|oppure|of)\b/.test(fold(echo))

/** Several short questions are asked together; of long ones only the main one. */
const questionsOf = (
  { allOpen, openItem }: OfflineDraftRequest,
  main: string,
  firstName: string | null,
) => {
  const others = allOpen
    .filter((item) => item.kind === 'asked' && item.quote !== openItem.quote)
    .map((item) => echoOf(item.quote, firstName))
    .filter((echo) => !resembles(echo, main))
  const all = [main, ...new Set(others)].slice(0, MOST_QUESTIONS)
  return all.join(' ').split(' ').length <= MOST_LISTED_WORDS ? all : [main]
}

const MOST_QUESTIONS = 3
const MOST_LISTED_WORDS = 40

/** The shop asked the same thing twice: most longer words are the same. */
const resembles = (a: string, b: string) => {
  const [wordsA, wordsB] = [longWords(a), longWords(b)]
  const shared = [...wordsA].filter((word) => wordsB.has(word)).length
  return shared >= Math.min(wordsA.size, wordsB.size) * 0.6
}

const longWords = (text: string) => new Set(fold(text).match(/[a-z0-9]{4,}/g) ?? [])
