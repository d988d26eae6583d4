import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  findShippedVoice,
  SHIPPED_LINKS,
  SHIPPED_SIGNATURES,
  sayShipped,
} from '../../src/domain/shipped-voice.ts'
import { readFrontMatter } from '../../src/prompts/front-matter.ts'

const FOLDER = new URL('../../prompts/personas/', import.meta.url)

const shipped = () =>
  readdirSync(FOLDER).map((file) => {
    const reading = readFrontMatter(file, readFileSync(new URL(file, FOLDER), 'utf8'))
    if (reading.kind === 'unreadable') throw new Error(`${file} cannot be read`)
    return reading.front.keys as {
      signature?: string | Record<string, string>
      may_link?: string[]
    }
  })

const maya = { key: 'maya' }

describe('the voice of the example personas', () => {
  it('is known word for word as it is shipped', () => {
    const signatures = shipped().flatMap(({ signature = {} }) =>
      typeof signature === 'string' ? [signature] : Object.values(signature),
    )
    expect(new Set(SHIPPED_SIGNATURES)).toEqual(new Set(signatures))
    expect(new Set(SHIPPED_LINKS)).toEqual(
      new Set(shipped().flatMap(({ may_link = [] }) => may_link)),
    )
  })

  it.each(SHIPPED_SIGNATURES)('is blocked at the end of a draft: %j', (signature) => {
    const text = `Bonjour Claire, il nous manque la photo.\n\n${signature}`
    const [finding] = findShippedVoice(text, maya)
    expect(finding).toMatchObject({
      rule: 'shipped_persona',
      severity: 'block',
      excerpt: signature,
    })
    expect(text.slice(finding?.start, finding?.end)).toBe(signature)
    expect(finding?.why).toContain('prompts/personas/maya.md')
  })

  it.each([
    'Hallo Jana, uns fehlt nur das Foto.\n\nViele Grüße\nMaya, Lumen Keramik',
    'Hola, Lucía: falta la foto.\n\nUn saludo,\nInés',
    'Hi Tom, kind regards,\nMaya said hello. Could you send the photo?\n\nNora',
  ])('is not seen in %j', (text) => {
    expect(findShippedVoice(text, maya)).toEqual([])
  })

  it('is said of a persona that still signs so, and of no other', () => {
    const [signature = ''] = SHIPPED_SIGNATURES
    expect(sayShipped({ key: 'maya', signature: { en: signature } })).toContain('personas/maya.md')
    expect(sayShipped({ key: 'maya', signature })).toContain('maya')
    expect(sayShipped({ key: 'ines', signature: 'Inés, Lumen' })).toBeNull()
  })
})
