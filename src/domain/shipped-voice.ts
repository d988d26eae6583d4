/** The example personas are nobody's voice: what they sign with and link to, word for word, leaves no real helpdesk. */
import type { Finding } from './finding.ts'
import type { Persona } from './policy.ts'

/** As they stand in the personas that come with Relance. */
export const SHIPPED_SIGNATURES = [
  'Kind regards,\nMaya',
  'Bien à vous,\nMaya',
  'Bien à vous,\nCamille',
  'Viele Grüße\nMaya',
  'Un saludo,\nMaya',
]

export const SHIPPED_LINKS: string[] = []

/** Blocks a draft that still carries them. */
export const findShippedVoice = (text: string, persona: Pick<Persona, 'key'>): Finding[] => [
  ...SHIPPED_SIGNATURES.flatMap((signature) =>
    text.trimEnd().endsWith(`\n${signature}`)
      ? seen(
          text,
          signature,
          `the signature is that of the example: ${remedy(persona, 'signature')}`,
        )
      : [],
  ),
  ...SHIPPED_LINKS.flatMap((link) =>
    text.includes(link)
      ? seen(text, link, `the link is that of the example: ${remedy(persona, 'may_link')}`)
      : [],
  ),
]

/** For the pages: personas nobody has made his own yet. */
export const sayShipped = (persona: Pick<Persona, 'key' | 'signature'>): string | null => {
  const signatures =
    typeof persona.signature === 'string' ? [persona.signature] : Object.values(persona.signature)
  return signatures.some((signature) => SHIPPED_SIGNATURES.includes(signature.trim()))
    ? `The persona ${persona.key} still signs as the example does, so its drafts cannot leave: ${remedy(persona, 'signature')}.`
    : null
}

const remedy = ({ key }: Pick<Persona, 'key'>, what: string) =>
  `write your own ${what} in prompts/personas/${key}.md`

const seen = (text: string, excerpt: string, why: string): Finding[] => {
  const start = text.lastIndexOf(excerpt)
  const end = start + excerpt.length
  return [{ rule: 'shipped_persona', severity: 'block', excerpt, start, end, why }]
}
