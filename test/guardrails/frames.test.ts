/** What a sentence may do when nobody reads it first: ask, wait, need, or say again what the shop said. */
import { describe, expect, it } from 'vitest'
import { doubtsAbout } from '../../src/guardrails/alone.ts'
import { inspectDraft } from '../../src/guardrails/rules.ts'
import { context, message } from '../fixtures/drafts/draft-case.ts'

const ticket = (said: string, his = 'Hello, the lamp flickers. My sister has one too.') =>
  context({
    messages: [message('customer', his), { ...message('agent', said), id: 2 }],
  })

const reasons = (text: string, language: string, said: string, his?: string) =>
  doubtsAbout({ subject: '', text, language }, ticket(said, his)).map(({ why }) => why)

const LAMP = 'Could you send us a photo of the label? Is the shade round or square?'
const LAMPE = 'Können Sie uns ein Foto vom Etikett schicken? Ist der Schirm rund oder eckig?'

describe('the shop speaks of itself only to ask', () => {
  it.each([
    ['en', 'We still need the photo of the label.', LAMP],
    ['en', 'I wondered whether the shade is round or square.', LAMP],
    ['de', 'Wir warten noch auf das Foto vom Etikett.', LAMPE],
  ])('%s: %s', (language, text, said) => {
    expect(reasons(text, language, said)).toEqual([])
  })

  it.each([
    ['en', 'We set the photo of the label aside for you. Which shade is it?', LAMP],
    ['en', 'I did keep a label for you Could you send the photo?', LAMP],
    ['de', 'Wir haben das Etikett getauscht. Ist der Schirm rund?', LAMPE],
    ['de', 'Unser Kollege hat das Etikett vertauscht. Ist der Schirm rund?', LAMPE],
  ])('%s: not so: %s', (language, text, said) => {
    expect(reasons(text, language, said)).not.toEqual([])
  })
})

describe('a person looks', () => {
  it('at words that he is said to have said', () => {
    const said = 'Which chain, silver or gold?'
    const his = 'Let me ask my sister about the chain.'
    expect(reasons('You said your sister prefers gold. Which chain?', 'en', said, his)).toContain(
      'it says that he said what he did not say',
    )
  })

  it('at what is concluded from words of his, if one of them is not his', () => {
    const said = 'Which size is the dome?'
    const his = 'The dome whistles at night.'
    const text = 'Since you told us the whistle has gone, we only need the size of the dome.'
    expect(reasons(text, 'en', said, his)).toContain('it says that he said what he did not say')
  })

  it('at what will follow his answer, unless the shop said it', () => {
    const text = 'Sobald wir das Foto haben, geht es weiter. Ist der Schirm rund?'
    const said = 'Können Sie uns ein Foto vom Schirm schicken? Der Schirm ist rund?'
    expect(reasons(text, 'de', said)).toEqual([])
    const more = 'Sobald wir das Foto haben, ein Schirm geht zu Ihnen. Ist der Schirm rund?'
    expect(reasons(more, 'de', said)).toContain(
      'it says what will follow, and nobody of the shop did',
    )
  })

  it.each([
    ['en', 'You will have our answer within the hour.'],
    ['fr', 'Vous aurez notre réponse dans l’heure qui suit.'],
    ['de', 'Sie erhalten unsere Antwort in Kürze.'],
    ['es', 'Recibirá nuestra respuesta muy pronto.'],
    ['it', 'Riceverà la nostra risposta molto presto.'],
    ['nl', 'U krijgt ons antwoord heel snel.'],
    ['en', 'As soon as we have it a new lamp comes to you.'],
    ['fr', 'Une autre lampe part vers vous.'],
    ['de', 'Den Karton schreiben wir Ihnen gut.'],
    ['nl', 'Het bedrag storten wij u terug.'],
  ])('%s: at an answer, a thing or money of ours: %s', (language, text) => {
    const found = inspectDraft({ subject: '', text, language }, ticket(LAMP))
    expect(found.filter(({ rule }) => rule === 'promises')).not.toEqual([])
  })

  it('at a message once more with a word broken at the end of a line, not at a question once more', () => {
    const question = 'Hello, does a small turtle light up on the screen of your new scooter today?'
    const said = `${question} Then the saving mode is on.`
    const warned = (text: string) =>
      inspectDraft({ subject: '', text, language: 'en' }, ticket(said)).filter(
        ({ rule }) => rule === 'repetition',
      )
    expect(warned(said.replace('turtle', 'tur-\ntle'))).toHaveLength(1)
    expect(warned(question)).toEqual([])
  })

  it('at a sentence that runs into the question', () => {
    const said = 'Hai girato il registro del cambio?'
    const text = 'Chi sa usare il cambio non avrebbe dubbi Hai girato il registro?'
    expect(reasons(text, 'it', said, 'Il cambio salta.')).not.toEqual([])
    expect(reasons('Hai girato il registro?', 'it', said, 'Il cambio salta.')).toEqual([])
  })

  it('at what is left in stock', () => {
    const said = 'Préférez-vous la paire en 38 ou en 39 ?'
    const text = "Il ne reste qu'une paire. Vous préférez le 38 ou le 39 ?"
    expect(reasons(text, 'fr', said, 'La paire est trop grande.')).not.toEqual([])
  })

  it('at more than one word that nobody used, in a question of ours', () => {
    const said = 'Is the dimmer soldered near the ferrule?'
    const once = 'Is the dimmer quizzically soldered near the ferrule?'
    const twice = 'Is the dimmer quizzically soldered zealously near the ferrule?'
    expect(reasons(once, 'en', said)).toEqual([])
    expect(reasons(twice, 'en', said)).toHaveLength(2)
  })

  it('at the whole message of the shop once more', () => {
    const said =
      'Hello, thank you for your message. Could you send us a photo of the label underneath?'
    const found = inspectDraft({ subject: '', text: said, language: 'en' }, ticket(said))
    expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([['repetition', 'warn']])
  })
})
