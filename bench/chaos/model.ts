/** A model that finds every silence worth one kind reminder. */
import { asksForPhoto } from '../../test/stand-ins/asking.ts'
import { startOpenAiStandIn } from '../../test/stand-ins/openai.ts'

export const startModel = () =>
  startOpenAiStandIn({
    answer: ({ purpose, ticket }) =>
      purpose === 'decide' ? { json: asksForPhoto(ticket) } : { json: DRAFT },
  })

const DRAFT = {
  text: 'Hello, to go on with your lamp we still need a photo of it. Could you send us one?',
  language: 'en',
}
