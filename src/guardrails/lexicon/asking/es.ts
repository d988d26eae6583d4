/** The Spanish asking-lexicon, reviewed by hand. */
import { ES_FORMULAS } from '../formulas/es.ts'
import { asking } from './asking.ts'
import { ES_DESK, ES_SMALL } from './desk/es.ts'
import { ES } from './everyday/es.ts'

export const es = asking({
  language: 'es',
  formulas: ES_FORMULAS,
  everyday: `${ES} ${ES_DESK}`,
  marks:
    'usted su sus le les los las del una para con por favor puede podria prefiere quiere necesitamos necesito tiene hola gracias cual cuales nos nuestra nuestro todavia esta estan este esto pero mas muy segun hasta falta basta tu tus te puedes prefieres quieres tienes podrias el y que es como saber asi cuando donde',
  words: `${ES_SMALL} vendria vendrian bien espera esperan uno eres estes tengamos tenga tengan tengas faltan falto faltaba pone ponen pones segura seguro digo dije diremos sabremos podremos recib* cambi* tiempo momento caso casos paso pasos paquete caja etiqueta factura recibo ticket serie pagina manual guia enlace anchura altura longitud largo ancho alto peso edad normalmente izquierda derecha medio dentro fuera arriba abajo letra encima debajo vale claro seguir nuestros nuestras vuestros ofreci* explic* paree creer cree piensa hacia haciendo hecha irá ira seran siendo cabe entra pulsar parar arreglar
    a ante al lo la un unos unas en de e o u si no ya se me mi mis ti yo ella ellos ellas ello nosotros vosotros os vuestro vuestra eso esa ese esas esos aquel aquella quien quienes cuyo cuanto cuanta cuantos cuantas porque pues aunque sin sobre entre desde hacia durante tras mediante solo solamente tambien tampoco quiza quizas tal vez mejor peor menos algo alguien alguna alguno algun nada nadie ninguna ninguno cada todo toda todos todas otro otra otros otras mismo misma ambos ambas poco poca mucho mucha tan tanto bien mal aqui ahi alli antes despues luego entonces aun siempre nunca ahora vez veces
    ser soy eres somos son era fue sido seria sera estar estoy estas estamos estaba haber he has ha hemos han habia hay haya tener tenemos tengo tienen tenia tuvo hacer hace haces hacemos hizo hecho ir va vas vamos van poder puedo podemos pueden podra podemos podriamos querer quiero queremos querria quisiera deber debe debemos saber se sabe sabes sabemos sepa sepamos
    necesit* prefer* prefier* elegi* elij* elig* escog* escoj* decidi* decid* decision opcion opciones envi* mand* dar da das de dio dado deme denos danos decir dime diga digan diganos digame dinos dijo dicho indic* confirm* respon* respuest* contest* pregunta* palabra* foto fotos imagen imagenes detalle detalles numero numeros cifra talla tallas color colores modelo modelos version punto puntos pequen* corto corta breve rapid* sencill* facil
    ver ve vea visto mir* encontr* busc* comprob* revis* prob* intent* ayud* util utiles serv* sirv* permit* avanz* segui* sigu* continu* termin* resolv* resuel* prepar* list* pasar pasa pase tomar tome toma poner pon ponga dej* queda quedan quedo quedaba quedamos guard* volver vuelv* lleg* funcion* conven* convien* gust* encaj* ajust* correspond* exact* buen buena bueno buenas buenos posible nuevo nueva nuevos nuevas siguiente primera primero segunda segundo dos tres
    pedido pedidos articulo producto direccion nombre calle codigo postal completa completo piso puerta mensaje abierta abierto abiertas pendiente pendientes espera esperamos esperando consulta propuesta propus* propon* cosa cosas caso dato datos informacion info med* medid* telefono movil camara
    estimada estimado querida querido senor senora buenos dias tardes noches saludo saludos cordial cordiales abrazo pronto dia tarde semana fin agradec* antelacion equipo atentamente
    escrib* escrito coment* mencion* describ* notar noto nota gracias encantaria juntos dejarlo dejado vuelta tal qué dejamos solucion* aclarar acl* cuant* interes* parece apetece va suele sueles suelen usa usas uso utiliza utilizas parte`,
  cues: [
    '(?:nos|me) (?:seria|vendria|ayudaria|serviria|haria) (?:\\p{L}+ )?(?:util|bien|falta|de ayuda)',
    '(?:solo|unicamente|simplemente) (?:hace falta|falta|faltan|necesit\\p{L}*|hay que|queda|quedan)|(?:hay que|basta con)',
    '(?:lo|la|los|las) (?:vera|veras|encontrara|encontraras|tiene|tienes|ve|ves) (?:\\p{L}+ ){0,2}(?:en|bajo|debajo|detras|dentro|encima|junto)',
    '(?:figura|figuran|aparece|aparecen|viene|vienen|esta|estan) (?:\\p{L}+ ){0,2}(?:escrit|impres|grabad|indicad|marcad)\\p{L}*|(?:figura|figuran|aparece|aparecen|lo pone|pone) (?:\\p{L}+ ){0,2}(?:en|bajo|debajo|detras|dentro)',
    '(?:le|te|os|les) (?:escribo|escribimos|escribia) (?:\\p{L}+ ){0,3}(?:por|sobre|para|acerca|a proposito)|(?:vuelvo|volvemos|retomo|retomamos) (?:\\p{L}+ ){0,3}(?:por|sobre|con|a|el|la|lo)',
    '(?:espero|esperamos|ojala)',
    'sin prisas?|con calma|no hay prisa|cuando (?:le|te|lo|la|pueda|puedas|quiera|quieras|tenga|tengas)|si (?:ya|lo|la|se|ha|has|rascas|nos|me|mira|miras|mide|mides)',
    '(?:^|[,:;] ?(?:o |y |luego )?)(?:mire|mira|mida|mide|compruebe|comprueba|elija|elige|lea|escriba|pruebe|prueba|compare|adjunte|anote|marque|conteste|responda|cuente|cuentelos|midal[oa]|mirel[oa])',
    '(?:ambas|ambos|las dos|los dos) (?:sirven|valen|son|van|estan) (?:posibles?|bien|validas?|validos?)?|cualquiera (?:de las dos|de los dos|sirve|vale)|tanto .{1,40} como',
    '(?:espera|esperan) (?:su|tu|la|el|una|un|todavia|aun)|a la espera de',
    '(?:dos|tres|varias|varios|algunas) (?:\\p{L}+ )?(?:opciones|posibilidades|soluciones|caminos|maneras|formas|preguntas|datos|respuestas|cosas|dudas|detalles|puntos)',
    '(?:de eso|de ello|eso) (?:depende|decide|nos)|asi (?:sabremos|podremos|sabemos|podemos|puedo|vemos|veremos|sabre|podre)',
    'en cuanto|una vez que|para que|si(?= (?:nos|me|lo|la|los|las|le|te|prefiere|prefieres|quiere|quieres|puede|puedes|tiene|tienes|es|hay|no) )',
    '(?:puede|puedes) (?:\\p{L}+ )?(?:responder|responderme|respondernos|enviarnos|enviarme|mandarnos|elegir|encontrar|encontrarlo|escribirnos|decirnos|adjuntar|medir|leer)\\p{L}*',
    '(?:ofrecimos|propusimos|propuse|ofreci) [^.]* o',
    '^(?:para|por|sobre) [^.]*(?:: ?(?!es |son |esta |va )|,? o )',
    'prefiere|prefieres|prefiera|prefieras',
    '(?:necesitamos|necesito|falta|faltan|nos falta|basta|bastan|bastaria|sirve|ayuda|ayudaria|queda|quedan)',
    '(?:diganos|dinos|digame|dime|envienos|envianos|indiquenos|indicanos|confirmenos|respondanos|escribanos|mandenos|mandanos|denos|danos)',
    'por favor',
    'cual(?:es)?',
    'para (?:poder|saber|encontrar|elegir|que podamos)',
    '(?:nuestra|mi) (?:ultima )?(?:pregunta|respuesta|propuesta)',
    '(?:sigue|siguen|queda|esta) (?:\\p{L}+ ){0,2}(?:abierta|pendiente)s?',
    'un[oa]? (?:\\p{L}+ )?(?:palabra|foto|si|numero|respuesta|imagen)',
    'con (?:eso|esto|ella|ello|esa)',
  ],
  greeting: [
    "buenas(?: tardes| noches)?(?: a tod[oa]s)?|(?:muy )?buenos dias[\\p{L}, .'/-]{0,40}",
    "(?:hola|buenos dias|buenas(?: tardes| noches)?|estimad[oa]|querid[oa])(?!\\p{L})(?: de nuevo| otra vez| nuevamente| a tod[oa]s)?[, ]*[\\p{L}'./& -]{0,40}",
    "(?:muy )?(?:senor(?:es|a|as)? (?:mio|mia)s?|apreciad[oa]s?|distinguid[oa]s?|buenas|saludos|a la atencion de|estimad[oa]s)(?!\\p{L})[\\p{L}, .'/-]{0,40}",
  ],
  courtesy: [
    '(?:que (?:se|te) mejor\\p{L}+|buen viaje|felices fiestas|buenas vacaciones|mucho animo|(?:quedo|quedamos) a (?:su|tu) (?:entera )?disposicion(?: para (?:cualquier|lo que|resolver|aclarar|todo lo que) \\p{L}+)?)(?: \\p{L}+){0,2}',
    '(?:\\p{L}+ ){0,3}(?:saludos?|abrazos?)(?: (?:desde|de|para)(?: \\p{L}+){1,3})?',
    '(?:quedo|quedamos) (?:a la espera|atent[oa]s?|pendientes?|a su disposicion|a tu disposicion)(?: de (?:su|tu) (?:respuesta|noticias|mensaje|eleccion))?|(?:a la|en) espera de (?:su|tu) (?:respuesta|noticias)[\\p{L} ,]{0,30}',
    '(?:reciba |recibe |con )?(?:un |muchos )?(?:cordial |atento |afectuoso )?(?:saludo|saludos|beso|besos|abrazos)[\\p{L} ,]{0,30}|hasta (?:luego|la proxima)|cuid(?:ate|ese)',
    '(?:muchas |mil |de nuevo )?gracias(?: (?:por|de|a|y|desde|otra|como|anticipadas)(?! \\p{L}+ (?:ya|que) )[^.?!,;:]{0,60})?(?:, \\p{L}+(?: \\p{L}+)?)?',
    '(?:que tenga[s]? |le deseo |feliz |buen |buena )(?:un |una )?(?:\\p{L}+ )?(?:dia|tarde|semana|fin de semana|noche)',
    '(?:un |muchos )?(?:cordial |atento )?(?:saludo|saludos|abrazo|hasta pronto|atentamente|cordialmente)[\\p{L} ]{0,30}',
  ],
  condition: ['en cuanto|cuando|si|una vez|despues|para|asi|o|pod\\p{L}*|pued\\p{L}*'],
})
