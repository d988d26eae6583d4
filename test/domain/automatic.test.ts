import { describe, expect, it } from 'vitest'
import { isAutomaticReply, isMachineSender } from '../../src/domain/automatic.ts'
import type { Message } from '../../src/domain/ticket.ts'

const message = (over: Partial<Message> = {}): Message => ({
  id: 1,
  ticketId: 1,
  at: Date.parse('2026-11-20T09:00:00Z'),
  fromAgent: false,
  public: true,
  channel: 'email',
  via: 'email',
  sender: { id: 7, email: 'lena.brandt@mail.example', name: 'Lena Brandt' },
  receiver: null,
  subject: 'Re: Your lamp',
  text: 'Thank you, I will look at it tonight.',
  externalId: null,
  ruleId: null,
  integrationId: null,
  source: null,
  headers: {},
  attachments: [],
  sentAt: null,
  failedAt: null,
  sendingError: null,
  ...over,
})

describe('an automatic reply is known by its headers', () => {
  it.each([
    [{ 'auto-submitted': 'auto-replied' }, true],
    [{ 'auto-submitted': 'auto-generated (vacation)' }, true],
    [{ 'auto-submitted': 'no' }, false],
    [{ 'auto-submitted': 'No; by hand' }, false],
    [{ 'x-autoreply': 'yes' }, true],
    [{ 'x-autoreply': 'no' }, false],
    [{ precedence: 'auto_reply' }, true],
    [{ precedence: 'Bulk' }, true],
    [{ precedence: 'junk' }, true],
    [{ precedence: 'normal' }, false],
    [{ 'return-path': '<>' }, true],
    [{ 'return-path': '<lena.brandt@mail.example>' }, false],
    [{ 'content-type': 'multipart/report; report-type=delivery-status; boundary=x' }, true],
    [{ 'content-type': 'multipart/mixed; boundary=x' }, false],
    [{ 'x-auto-response-suppress': 'All' }, false],
    [{}, false],
  ])('%j: %s', (headers, automatic) => {
    expect(isAutomaticReply(message({ headers: headers as Record<string, string> }))).toBe(
      automatic,
    )
  })
})

describe('an automatic reply is known by its subject', () => {
  it.each([
    ['Automatic reply: Your lamp'],
    ['Auto-Reply'],
    ['Out of office: Your lamp'],
    ['Out of Office Re: Your lamp'],
    ['Réponse automatique : Votre lampe'],
    ['Message d’absence'],
    ['Automatische Antwort: Ihre Lampe'],
    ['Abwesenheitsnotiz'],
    ['Respuesta automática: Su lámpara'],
    ['Fuera de la oficina'],
    ['Risposta automatica: La sua lampada'],
    ['Automatisch antwoord: Uw lamp'],
    ['Undelivered Mail Returned to Sender'],
  ])('%s', (subject) => {
    expect(isAutomaticReply(message({ subject }))).toBe(true)
  })

  it.each([
    ['Out of office chair: the arm came off'],
    ['Re: Automatic reply: Your lamp'],
    ['Automatic replies in your chat are broken'],
    ['Automatische Antwortzeiten'],
    ['Réponse à votre message'],
    ['Your office chair is out of stock'],
    [''],
    [null],
  ])('%s is a person', (subject) => {
    expect(isAutomaticReply(message({ subject }))).toBe(false)
  })
})

describe('an automatic reply is known by its first words', () => {
  it.each([
    ['This is an automatic reply. Our office is closed until 2 January.'],
    ['Hello,\n\nThis is an automated response: we got your message and answer within two days.'],
    ['Your invoice is ready. This is an automatically generated e-mail, please do not reply.'],
    ['Uw factuur staat klaar. Dit is een automatisch gegenereerd bericht.'],
    ['Bonjour,\nCeci est une réponse automatique. Votre message a bien été reçu.'],
    ['Guten Tag,\ndies ist eine automatische Antwort. Ich bin bis Montag nicht erreichbar.'],
    ['Hola, este es un mensaje automático. Le responderemos pronto.'],
    ['Buongiorno, questa è una risposta automatica.'],
    ['Beste, dit is een automatisch antwoord.'],
    ['I am out of the office until 2 December with limited access to email.'],
    ['I am on annual leave. For urgent matters please contact my colleague Tom.'],
    ['Je suis absente du bureau jusqu’au 2 décembre. Je vous répondrai dès mon retour.'],
    ['Ich bin derzeit im Urlaub. In dringenden Fällen wenden Sie sich bitte an Frau Kuhn.'],
    ['Estoy fuera de la oficina hasta el lunes. Responderé a mi regreso.'],
    ['Sono in ferie fino al 7 gennaio. Risponderò al mio rientro.'],
    ['Estoy de vacaciones. En caso de urgencia contacte con mi compañera.'],
    ['Ik ben tot maandag afwezig. Ik beantwoord uw bericht na mijn terugkeer.'],
    ['Hello,\nPlease do not reply to this email.\nKind regards\nPost Desk'],
    ['Bonjour,\nMerci de ne pas répondre à ce message.'],
    ['We have received your request. Please do not respond to this message.'],
    [
      'Thank you for your email. I am on vacation until Monday, 30 November, and will reply when I return.',
    ],
  ])('%s', (text) => {
    expect(isAutomaticReply(message({ text }))).toBe(true)
  })

  it.each([
    ['I am out of the office tomorrow, can you deliver Friday?'],
    [
      'I am out of the office until Monday with limited access to email. Could you ship on Tuesday?',
    ],
    ['I am on holiday next week, so please send it to my neighbour.'],
    ['I only ever get "This is an automatic reply" from you. Please answer me.'],
    ['Je suis en vacances, vous pouvez livrer chez ma voisine.'],
    ['Ich bin bis Freitag im Urlaub, danach schicke ich das Foto.'],
    ['Estoy de vacaciones hasta el lunes, luego le mando la foto.'],
    ['I am on vacation this week. I will get back to you with the photo when I return.'],
    ['I am on vacation this week but the lamp still flickers. I will reply on my return.'],
    ['I am on vacation. It is the blue one. I can answer more on my return.'],
    ['The blue one.\nPlease do not reply to this email, use my new address.'],
    ['It is 38. Please do not reply to this email.'],
    ['I am on vacation, it is the blue one, more on my return.'],
    ['Es ist die blaue, bitte antworten Sie nicht auf diese E-Mail.'],
    ['Blue, please.\n\nPlease do not reply to this message.'],
    ['C’est la bleue. Merci de ne pas répondre à ce mail.'],
    ['Es ist die blaue. Bitte antworten Sie nicht auf diese E-Mail.'],
    ['Es el azul. Por favor, no responda a este correo.'],
    ['È quella blu. Si prega di non rispondere a questa email.'],
    ['Het is de blauwe. Gelieve niet te antwoorden op deze e-mail.'],
    ['Could you call me? Please do not reply to this email.'],
    ['Sono in ferie, può consegnare al vicino.'],
    ['Ik ben met vakantie, stuur het maar naar de buren.'],
    ['It is urgent, please contact the courier for me.'],
    ['I am on holiday from Monday. It is urgent, please call me today.'],
    ['Je suis en vacances lundi. C’est urgent, contactez-moi aujourd’hui.'],
    [''],
  ])('%s is a person', (text) => {
    expect(isAutomaticReply(message({ text }))).toBe(false)
  })

  it.each([
    [{ headers: { 'x-auto-response-suppress': 'All' } }, true],
    [{ headers: { 'x-auto-response-suppress': 'None' } }, false],
    [{ sender: { id: 7, email: 'no-reply@bank.example', name: null } }, true],
    [{}, false],
  ])('with other words beside “do not reply” by its sender: %j: %s', (over, automatic) => {
    const text = 'Your case is number 4711. Please do not reply to this email.'
    expect(isAutomaticReply(message({ text, ...over } as Partial<Message>))).toBe(automatic)
  })

  it('and not by what is quoted far below', () => {
    const text = `${'The lamp still flickers. '.repeat(40)}\nThis is an automatic reply.`
    expect(isAutomaticReply(message({ text }))).toBe(false)
  })

  it('in time also when the text is huge', () => {
    const started = performance.now()
    expect(isAutomaticReply(message({ text: 'urgent '.repeat(200_000) }))).toBe(false)
    expect(performance.now() - started).toBeLessThan(100)
  })
})

describe('a machine is known by its address', () => {
  const from = (email: string, over: Partial<Message> = {}) =>
    isMachineSender(message({ sender: { id: 7, email, name: null }, ...over }), [
      'Help@Acme.example',
    ])

  it.each([
    ['noreply@bank.example'],
    ['no-reply@bank.example'],
    ['No.Reply@bank.example'],
    ['no_reply+71@bank.example'],
    ['noreply2@bank.example'],
    ['orders-noreply@bank.example'],
    ['donotreply@bank.example'],
    ['do-not-reply@bank.example'],
    ['ne-pas-repondre@banque.example'],
    ['nepasrepondre@banque.example'],
    ['nicht-antworten@bank.example'],
    ['no-responder@banco.example'],
    ['non-rispondere@banca.example'],
    ['niet-beantwoorden@bank.example'],
    ['MAILER-DAEMON@mx.example'],
    ['postmaster@mx.example'],
    ['bounce+4711@mx.example'],
    ['notifications@social.example'],
    ['newsletter@press.example'],
    ['dmarc-reports@mx.example'],
    ['help@acme.example'],
  ])('%s', (email) => {
    expect(from(email)).toBe(true)
  })

  it.each([
    ['lena.brandt@mail.example'],
    ['anna.noreply@mail.example'],
    ['noreplyson@mail.example'],
    ['nora.reply@mail.example'],
    ['bouncer.bill@mail.example'],
    ['notifyer@mail.example'],
    ['helper@acme.example'],
    ['help@acme.example.org'],
    ['lena@noreply.example'],
    [''],
  ])('%s is a person', (email) => {
    expect(from(email)).toBe(false)
  })

  it('never by a name', () => {
    const sender = { id: 7, email: 'jon@mail.example', name: 'Jon Noreply' }
    expect(isMachineSender(message({ sender }), [])).toBe(false)
  })

  it('of the envelope when the sender was deleted', () => {
    const source = { type: 'email', from: { name: null, address: 'noreply@bank.example' }, to: [] }
    expect(isMachineSender(message({ sender: null, source }), [])).toBe(true)
    expect(isMachineSender(message({ sender: null, source: null }), [''])).toBe(false)
  })

  it('also not when an agent writes from the own address', () => {
    expect(from('help@acme.example', { fromAgent: true })).toBe(false)
  })
})

describe('a machine is known by what it sends', () => {
  it.each([
    [{ headers: { 'list-id': '<deals.example>' } }, true],
    [{ headers: { 'list-unsubscribe': '<mailto:out@deals.example>' } }, true],
    [{ headers: { 'message-id': '<1@mail.example>' } }, false],
    [{ subject: 'Report domain: acme.example Submitter: mail.example Report-ID: 12' }, true],
    [{ subject: '[Preview] Report Domain: acme.example' }, true],
    [{ subject: 'Report domain problems to whom?' }, false],
    [{ subject: 'Re: the report domain: who owns it' }, false],
  ])('%j: %s', (over, machine) => {
    expect(isMachineSender(message(over as Partial<Message>), [])).toBe(machine)
  })
})
