/** Finds keys and tokens of this installation. */
import { blockEach, type Rule } from './inspection.ts'
import { showText } from './reading.ts'

/** The configured secrets wherever they stand, and whatever has the shape of a key. */
export const secrets: Rule = ({ shown, context }) => [
  ...context.secrets
    .map((secret) => showText(secret.trim()))
    .filter((secret) => secret.length >= SHORTEST)
    .flatMap((secret) =>
      placesOf(secret, shown.text).map((at) => [at, at + secret.length] as const),
    )
    .map(([start, end]) => ({
      severity: 'block' as const,
      ...shown.place(start, end),
      why: 'a secret of this installation',
    })),
  ...blockEach(shown, KEY, 'it has the shape of a key'),
]

/** Shorter ones would be found in everyday words. */
const SHORTEST = 6

const placesOf = (secret: string, text: string): number[] => {
  const places: number[] = []
  for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + secret.length)) {
    places.push(at)
  }
  return places
}

const KEY =
  /\b(?:sk|pk|rk)[-_][A-Za-z0-9_-]{16,200}|\bBearer [A-Za-z0-9._~+/=-]{16,400}|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,80}|-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/g
