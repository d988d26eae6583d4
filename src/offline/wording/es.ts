/** Spanish wording. */
import type { Wording } from './wording.ts'

export const es: Wording = {
  greet: (name) => `Hola, ${name}:`,
  greetNobody: 'Hola:',
  asked: [
    'Solo queda un pequeño punto pendiente para poder avanzar:',
    'Nuestra pregunta sigue abierta y nos encantaría terminar esto juntos:',
    'Antes de dejarlo así, esta es nuestra pregunta una vez más:',
  ],
  askedSeveral: [
    'Solo quedan unos pequeños puntos pendientes para poder avanzar:',
    'Estas preguntas siguen abiertas y nos encantaría terminar esto juntos:',
    'Antes de dejarlo así, estas son nuestras preguntas una vez más:',
  ],
  fix: [
    'Nos gustaría saber qué tal fue con lo que propusimos:',
    'A esta propuesta nuestra le falta todavía una palabra de vuelta:',
    'Antes de dejarlo así, esta es nuestra propuesta una vez más:',
  ],
  didItHelp: '¿Ha funcionado?',
  offer: [
    'Aquí lo habíamos dejado:',
    'A nuestra última respuesta le falta todavía una palabra de vuelta:',
    'Antes de dejarlo así, esta es nuestra respuesta una vez más:',
  ],
  doesItSuit: '¿Está bien así?',
  shortReply: 'Basta con una respuesta breve a este mensaje.',
  oneWord: 'Basta con una palabra.',
  maybeSettled: 'Si ya está resuelto, basta con unas palabras.',
  mayRest: 'Si ya no hace falta, no queda nada por hacer.',
  thanks: ['¡Muchas gracias!', '¡Gracias por la ayuda!', 'Gracias y un saludo cordial.'],
  quote: (words) => `«${words}»`,
}
