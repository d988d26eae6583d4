import { describe, expect, test } from 'vitest'
import { findPromises } from '../../src/domain/shop-promises.ts'
import { agent, customer, note, ours } from './conversation.ts'

/** Said on Tuesday, 24 November 2026, at about 09:00 UTC. */
const daysOf = (text: string) =>
  findPromises([customer(2), agent(0, { text })], 'UTC').map(({ day }) => day)

const PROMISED: [text: string, day: string | null][] = [
  ["We'll check with the warehouse and get back to you.", null],
  ['I will look into this and let you know by Friday.', '2026-11-27'],
  ['Let me check that for you.', null],
  ['You will hear from us within 3 days.', '2026-11-27'],
  ["As soon as we hear from the carrier we'll update you.", null],
  ['Nous vérifions avec l’entrepôt et revenons vers vous.', null],
  ['Je vous recontacte : nous vous enverrons le remboursement avant vendredi.', '2026-11-27'],
  ['Nous allons vérifier avec le transporteur.', null],
  ['Wir prüfen das und melden uns bis Freitag.', '2026-11-27'],
  ['Ich kümmere mich darum.', null],
  ['Wir werden Ihnen morgen das Geld erstatten.', '2026-11-25'],
  ['Lo consultaremos con el almacén y le avisaremos el viernes.', '2026-11-27'],
  ['Voy a comprobar el stock.', null],
  ['Verificheremo con il magazzino entro venerdì.', '2026-11-27'],
  ['La ricontattiamo appena possibile.', null],
  ['Wij nemen vrijdag contact met u op.', '2026-11-27'],
  ['Ik vraag het na bij het magazijn.', null],
  ["I'm escalating this to our finance colleagues.", null],
  ["Hello Dean, you'll get the label by mail as soon as it is printed.", null],
  ["Merci, je m'en occupe.", null],
  ['Ich frage beim Versand nach und melde mich bei Ihnen.', null],
  ['Lo he pasado al equipo técnico y te mantendré informado.', null],
  ['Grazie, me ne occupo io.', null],
  ['Ik heb het doorgegeven aan de techniek en houd je op de hoogte.', null],
  ['Sie erhalten bis Freitag eine Antwort.', '2026-11-27'],
  ['Du bekommst am Freitag deine Antwort.', '2026-11-27'],
  ['Sie hören in zwei Tagen mehr.', '2026-11-26'],
  ['Bis Freitag erhalten Sie die Rechnung.', '2026-11-27'],
  ['Le enviaremos la etiqueta el viernes y puede imprimirla en casa.', '2026-11-27'],
  ['Le invieremo venerdì l’etichetta, così può stamparla a casa.', '2026-11-27'],
]

test.each(PROMISED)('“%s” is a promise of ours, for %s', (text, day) => {
  expect(daysOf(text)).toContain(day)
})

const NOT_PROMISED = [
  'Your parcel left yesterday.',
  'We will be happy to help you any time.',
  "Once you send the photo, we'll send a new one.",
  'As soon as we receive your photo we will ship the spare part.',
  'Sobald Sie uns das Foto schicken, senden wir Ihnen Ersatz.',
  'Dès que vous nous envoyez la photo, nous vous enverrons une nouvelle tasse.',
  'En cuanto nos envíe la foto le enviaremos otra.',
  'Non appena ci manda la foto, le invieremo il ricambio.',
  'Zodra u de foto stuurt, sturen wij u een nieuwe.',
  'Nous serons ravis de vous aider.',
  'Wir werden uns freuen, von Ihnen zu hören.',
  'Quedamos a su disposición.',
  'Oui, nous livrons dans toute la Suisse.',
  'En cuanto tengamos una foto de la vela, te enviamos otra sin coste.',
  'Zodra we een foto van de kaars hebben, sturen we gratis een nieuwe.',
  'Sie erhalten in der Regel ein Armband dazu.',
  'Puede enviarnos una foto de la vela. Le mandaremos otra.',
  'Por favor, envíenos una foto. Le mandaremos otra vela.',
  'Può mandarci una foto. Le invieremo una nuova candela.',
  'Per favore ci invii una foto. Le invieremo una nuova candela.',
]

test.each(NOT_PROMISED)('“%s” is none', (text) => {
  expect(daysOf(text)).toEqual([])
})

describe('where a promise stands', () => {
  const PROMISE = "We'll check with the warehouse and get back to you."
  const found = (talk: Parameters<typeof findPromises>[0]) =>
    findPromises(talk, 'UTC').map(({ quote }) => quote)

  test('beside a question it waits for the answer, unless the work goes on', () => {
    expect(found([customer(9), agent(8, { text: `Which size do you need? ${PROMISE}` })])).toEqual(
      [],
    )
    const meanwhile = 'In the meantime we will check the stock.'
    expect(found([customer(9), agent(8, { text: `Which size? ${meanwhile}` })])).toEqual([
      meanwhile,
    ])
    const polite = `${PROMISE} Is there anything else?`
    expect(found([customer(9), agent(8, { text: polite })])).toEqual([PROMISE])
  })

  test('a later message of ours that says something answers it', () => {
    const talk = [customer(9), agent(8, { text: PROMISE })]
    expect(found([...talk, agent(7, { text: 'It is in stock and leaves today.' })])).toEqual([])
    expect(found([...talk, agent(7, { text: 'Have a nice day!' })])).toEqual([PROMISE])
  })

  test('courtesies of either side, notes and own messages do not hide it', () => {
    const talk = [
      customer(9),
      agent(8, { text: PROMISE }),
      customer(7, { text: 'Thanks a lot!' }),
      agent(6, { text: 'You are welcome.' }),
    ]
    expect(found([...talk, note(5), ours(4)])).toEqual([PROMISE])
    expect(found(talk.toReversed())).toEqual([PROMISE])
  })

  test('a question of the customer’s in between means that our next words were the answer', () => {
    const talk = [
      customer(9),
      agent(8, { text: PROMISE }),
      customer(7, { text: 'Thanks, but how long does that take?' }),
      agent(6, { text: 'You are welcome.' }),
    ]
    expect(found(talk)).toEqual([])
  })

  test('its day is read by the shop’s clock', () => {
    // 23:30 on Tuesday in New York is Wednesday in UTC.
    const at = Date.parse('2026-11-25T04:30:00Z')
    const talk = [customer(9), agent(0, { at, text: 'We will check this tomorrow.' })]
    expect(findPromises(talk, 'America/New_York')).toMatchObject([{ day: '2026-11-25' }])
    expect(findPromises(talk, 'UTC')).toMatchObject([{ day: '2026-11-26' }])
  })
})
