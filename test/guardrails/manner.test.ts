/** A draft addresses the customer as the shop did. */
import { describe, expect, it } from 'vitest'
import { doubtsAbout } from '../../src/guardrails/alone.ts'
import { context, message } from '../fixtures/drafts/draft-case.ts'

const reasons = (text: string, language: string, name: string, said: string) =>
  doubtsAbout(
    { subject: '', text, language },
    context({
      customerName: name,
      messages: [
        { ...message('customer', '…'), sender: { id: 1, email: null, name } },
        { ...message('agent', said), id: 2 },
      ],
    }),
  ).map(({ why }) => why)

const OTHERWISE = 'the shop addresses him otherwise on this ticket'
const TITLE = 'the shop used another title for him'

describe('Sie or du', () => {
  it.each([
    ['de', 'Welche Größe brauchst du?', 'Welche Größe brauchen Sie?'],
    ['fr', 'Quelle taille préfères-tu ?', 'Quelle taille préférez-vous ?'],
    ['es', '¿Qué talla prefieres?', '¿Qué talla prefiere usted?'],
    ['it', 'Quale taglia preferisci?', 'Quale taglia preferisce Lei?'],
    ['nl', 'Welke maat wil je?', 'Welke maat wilt u?'],
  ])('in %s the shop’s way stays', (language, intimate, formal) => {
    expect(reasons(intimate, language, 'Kim', formal)).toContain(OTHERWISE)
    expect(reasons(formal, language, 'Kim', intimate)).toContain(OTHERWISE)
    expect(reasons(intimate, language, 'Kim', intimate)).not.toContain(OTHERWISE)
    expect(reasons(formal, language, 'Kim', formal)).not.toContain(OTHERWISE)
  })

  it('is never both', () => {
    const text = 'Welche Größe brauchst du? Sagen Sie uns die Größe.'
    expect(reasons(text, 'de', 'Kim', 'Welche Größe brauchen Sie?')).toContain(
      'it says both du and Sie',
    )
  })
})

describe('titles and names', () => {
  const SAID = 'Estimada señora Villalobos: ¿cuál de los tres cajones es?'
  const QUESTION = '\n\n¿Cuál de los tres cajones es?'

  it('a woman stays a woman', () => {
    const his = 'Carmen Villalobos'
    expect(reasons(`Estimado señor Villalobos:${QUESTION}`, 'es', his, SAID)).toContain(TITLE)
    expect(reasons(`Estimada señora Villalobos:${QUESTION}`, 'es', his, SAID)).toEqual([])
  })

  it('whom the shop gives a title is not called by the first name', () => {
    const text = `Hola, Carmen:${QUESTION}`
    expect(reasons(text, 'es', 'Carmen Villalobos', SAID)).toContain(
      'the shop does not call him by his first name',
    )
  })

  it('a name is written as it was', () => {
    const text = `Estimada señora Villaloba:${QUESTION}`
    expect(
      reasons(text, 'es', 'Carmen Villalobo', SAID.replace('Villalobos', 'Villalobo')),
    ).toContain('his name is written otherwise on this ticket')
  })

  it('a greeting says nothing but that', () => {
    const text = 'Hi your new lamp is ready\n\nWhich one?'
    expect(reasons(text, 'en', 'Kim', 'Which lamp is it?')).toContain(
      'it says more than a greeting',
    )
  })
})
