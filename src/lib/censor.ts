/** Takes keys, tokens and people's addresses out of what is written where everybody may read it. */

export type Censor = {
  text: (text: string) => string
  /** Also inside lists and objects, and whole values whose name says that they are secret. */
  value: (value: unknown) => unknown
}

/** `secrets`: values of this installation. One of fewer characters would also stand in ordinary words. */
const SHORTEST = 6

/** Never throws: a log line that cannot be read whole is still written. */
export const createCensor = (secrets: string[]): Censor => {
  const withoutSecrets = createSecretCensor(secrets)
  const text = (raw: string) =>
    PATTERNS.reduce((clean, { pattern, put }) => clean.replace(pattern, put), withoutSecrets(raw))
  return { text, value: (value) => walk(value, text, 0) }
}

/** Only the values of this installation, where addresses belong to the answer. */
export const createSecretCensor = (secrets: string[]): ((text: string) => string) => {
  const known = formsOf(secrets.filter(({ length }) => length >= SHORTEST))
  return (raw) => known.reduce((clean, secret) => clean.replaceAll(secret, REDACTED), raw)
}

const REDACTED = '[redacted]'

/** A secret may be quoted as it is, inside JSON, or inside an address. The longest form goes first. */
const formsOf = (secrets: string[]) =>
  [
    ...new Set(
      secrets.flatMap((secret) => [
        secret,
        JSON.stringify(secret).slice(1, -1),
        encodeURIComponent(secret),
      ]),
    ),
  ].sort((a, b) => b.length - a.length)

const PATTERNS: { pattern: RegExp; put: string }[] = [
  { pattern: /\b(Bearer|Basic)\s+[\w.~+/=-]{6,}/gi, put: `$1 ${REDACTED}` },
  { pattern: /\bsk-[\w*-]{6,}/g, put: REDACTED },
  { pattern: /(:\/\/)[^\s/:@]{1,200}:[^\s/@]{1,200}@/g, put: `$1${REDACTED}@` },
  {
    pattern: /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{2,63}){1,4}/gu,
    put: '[address]',
  },
  { pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/g, put: '[iban]' },
  { pattern: /\b\d{4}(?:[ -]\d{4}){2}[ -]\d{1,7}\b/g, put: '[card]' },
  { pattern: /(?<![\w+])(?:\+|00)\d(?:[ ./()-]{0,2}\d){8,14}\b/g, put: '[phone]' },
]

/** What is called so is never written down: credentials, and words of customers. */
const SECRET_NAME =
  /^(?:.*(?:api_?key|secret|token|password|authorization|cookie|credential)s?|text|body|body_text|body_html|draft|message|quote|subject|email|phone|address|name)$/i

const DEEPEST = 6

const walk = (value: unknown, clean: (text: string) => string, depth: number): unknown => {
  if (typeof value === 'string') return clean(value)
  if (value instanceof Error) return clean(value.message)
  if (typeof value !== 'object' || value === null) return value
  if (depth >= DEEPEST) return '[deep]'
  if (Array.isArray(value)) return value.map((one) => walk(one, clean, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      typeof inner === 'string' && SECRET_NAME.test(name)
        ? REDACTED
        : walk(inner, clean, depth + 1),
    ]),
  )
}
