/** Spanish shop e-mails. */
import type { Case } from './case.ts'

export const spanish: Case[] = [
  {
    name: 'se pide una foto',
    talk: [
      ['customer', 'Hola, mi lámpara llegó rota.'],
      [
        'shop',
        'Hola Lucía:\n\nLamentamos mucho lo ocurrido. ¿Podría enviarnos una foto de la lámpara y del embalaje?\n\nNo dude en escribirnos si tiene alguna duda.\n\nUn saludo,\nMaya',
      ],
    ],
    verdict: 'follow_up',
    about: '¿Podría enviarnos una foto',
    kind: 'asked',
  },
  {
    name: 'por favor con imperativo es una petición',
    talk: [
      ['customer', 'Quiero cambiar los zapatos por una talla 39.'],
      ['shop', 'Por supuesto. Por favor, envíenos su número de pedido. ¡Que tenga un buen día!'],
    ],
    verdict: 'follow_up',
    about: 'envíenos su número de pedido',
  },
  {
    name: 'necesitaríamos es una petición',
    talk: [
      ['customer', 'La batidora no gira.'],
      ['shop', 'Para abrir la garantía necesitaríamos una copia de la factura.'],
    ],
    verdict: 'follow_up',
    about: 'necesitaríamos',
  },
  {
    name: 'una elección espera al cliente',
    talk: [
      ['customer', 'Falta una taza en mi paquete.'],
      ['shop', 'Disculpe las molestias. ¿Prefiere una taza nueva o el reembolso?'],
    ],
    verdict: 'follow_up',
    about: '¿Prefiere una taza nueva',
  },
  {
    name: 'una pregunta de tú',
    talk: [
      ['customer', 'Hola, el azul está agotado?'],
      ['shop', 'Sí, lo sentimos. ¿Te gustaría el verde en su lugar?'],
    ],
    verdict: 'follow_up',
    about: '¿Te gustaría el verde',
  },
  {
    name: 'una promesa con condición le toca al cliente',
    talk: [
      ['customer', 'Mi hervidor pierde agua.'],
      ['shop', 'Gracias por avisarnos. En cuanto recibamos la foto, le enviaremos uno nuevo.'],
    ],
    verdict: 'follow_up',
    about: 'En cuanto recibamos la foto',
    kind: 'asked',
  },
  {
    name: 'probar y decir si funciona es una petición',
    talk: [
      ['customer', 'El altavoz no se conecta.'],
      ['shop', 'Pruebe a reiniciarlo y díganos si funciona.'],
    ],
    verdict: 'follow_up',
    about: 'díganos si funciona',
  },
  {
    name: 'probar sin pregunta es un remedio',
    talk: [
      ['customer', 'El altavoz no se conecta.'],
      [
        'shop',
        'Lamentamos el inconveniente. Intente reiniciar el altavoz manteniendo el botón diez segundos.',
      ],
    ],
    verdict: 'no_follow_up',
    kind: 'fix',
  },
  {
    name: 'una respuesta sin pregunta es una oferta',
    talk: [
      ['customer', '¿Envían a Portugal?'],
      ['shop', 'Sí, enviamos a Portugal por 7 euros. ¿Puedo ayudarle en algo más?'],
    ],
    verdict: 'no_follow_up',
    kind: 'offer',
  },
  {
    name: 'las gracias antes de la cortesía cierran',
    talk: [
      ['customer', '¿Cuándo llega mi pedido?'],
      ['shop', 'Salió hoy y llega el jueves.'],
      ['customer', '¡Perfecto, muchas gracias!'],
      ['shop', 'De nada. Quedamos a su disposición para cualquier consulta. ¡Feliz tarde!'],
    ],
    verdict: 'no_follow_up',
    about: 'muchas gracias',
  },
  {
    name: 'una consulta prometida es nuestra',
    talk: [
      ['customer', '¿Volverá el verde?'],
      ['shop', 'Buena pregunta. Lo consulto con el almacén y le aviso.'],
    ],
    verdict: 'we_owe',
    about: 'Lo consulto',
    kind: 'promise',
  },
  {
    name: 'en cuanto tengamos noticias es nuestro',
    talk: [
      ['customer', '¿Dónde está mi reembolso?'],
      ['shop', 'Hemos preguntado a contabilidad. En cuanto tengamos noticias le informaremos.'],
    ],
    verdict: 'we_owe',
    about: 'En cuanto tengamos noticias',
  },
  {
    name: 'se espera una promesa con fecha',
    talk: [
      ['customer', '¿Dónde está mi reembolso?'],
      ['shop', 'Lo reviso con contabilidad y le responderé antes del viernes.'],
    ],
    verdict: 'wait',
    until: '2026-11-20',
  },
  {
    name: 'el cliente está de vacaciones',
    talk: [
      ['customer', 'Estoy de vacaciones hasta el 30 de noviembre, ¿pueden entregar después?'],
      ['shop', 'Sin problema. ¿Qué día le vendría bien?'],
    ],
    verdict: 'wait',
    until: '2026-11-30',
  },
  {
    name: 'el cliente manda la foto el viernes',
    talk: [
      ['customer', 'El espejo está rayado.'],
      ['shop', '¿Puede mandarnos una foto?'],
      ['customer', 'Sí, se la mando el viernes.'],
      ['shop', '¡Perfecto, gracias!'],
    ],
    verdict: 'wait',
    until: '2026-11-20',
  },
  {
    name: 'una pregunta de vuelta deja abierta la nuestra',
    talk: [
      ['customer', 'Mi reloj se paró.'],
      ['shop', 'Indíquenos por favor el número de serie.'],
      ['customer', '¿Dónde lo encuentro?'],
      ['shop', 'Está grabado en la parte trasera de la caja.'],
    ],
    verdict: 'follow_up',
    about: 'número de serie',
  },
  {
    name: 'un abogado va a una persona',
    talk: [
      ['customer', 'Es inaceptable. Voy a hablar con mi abogado.'],
      ['shop', 'Entiendo su enfado. ¿Cuál es su número de pedido?'],
    ],
    verdict: 'hand_over',
    about: 'mi abogado',
  },
  {
    name: 'borrar datos va a una persona',
    talk: [
      ['customer', 'Quiero que eliminen todos mis datos personales.'],
      ['shop', 'Claro, ¿qué correo utilizó?'],
    ],
    verdict: 'hand_over',
  },
  {
    name: 'una nota resuelve la pregunta',
    talk: [
      ['customer', 'El plato está desportillado.'],
      ['shop', '¿Desea un plato nuevo o un vale?'],
      ['note', 'Clienta llamó, resuelto por teléfono.'],
    ],
    verdict: 'no_follow_up',
  },
  {
    name: 'tenga en cuenta no pide nada',
    talk: [
      ['customer', '¿Cuánto tarda el envío?'],
      [
        'shop',
        'El envío tarda de tres a cinco días. Tenga en cuenta que los sábados no repartimos.',
      ],
    ],
    verdict: 'no_follow_up',
  },
  {
    name: 'una pregunta respondida está cerrada',
    talk: [
      ['customer', 'Quiero devolver los zapatos.'],
      ['shop', '¿Cuál es su número de pedido?'],
      ['customer', 'Es el 48213.'],
      ['shop', 'Gracias. Le hemos enviado la etiqueta de devolución.'],
    ],
    verdict: 'no_follow_up',
  },
  {
    name: 'dos soluciones a elegir esperan al cliente',
    talk: [
      ['customer', 'Está roto.'],
      [
        'shop',
        'Vaya, lo siento. Podemos reenviarlo o devolverle el dinero, como prefiera. Quedo a la espera de que me diga.',
      ],
    ],
    verdict: 'follow_up',
  },
  {
    name: 'una reclamación en curso es nuestra',
    talk: [
      ['customer', 'No llega mi paquete.'],
      ['shop', 'Hemos reclamado al transportista y le diremos algo en cuanto nos respondan.'],
    ],
    verdict: 'we_owe',
  },
]
