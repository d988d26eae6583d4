/** What a shop may give a customer: who names it in a draft needs a shop that named it before. Six languages, folded. */
import { phrases } from './phrases.ts'

export const FAVOURS = [
  phrases('refund', [
    'refund~|reimburs~|money[- ]back|pay(?:ing)? you back|(?:full|partial) credit|chargeback',
    "rembours~|restituer~ l'argent|recredit~",
    '(?:ruck|zuruck)?erstatt~|geld zuruck|ruckzahlung~|zuruck(?:zahl|uberweis|buch)~|ruckuberweis~',
    'reembols~|reintegr~|devolver~ (?:el |su |tu )?(?:dinero|importe|pago)|devolucion (?:del |de su |de tu )(?:dinero|importe|pago)|abonar~',
    'rimbors~|restitu~ (?:il |del )(?:denaro|importo)|riaccredit~',
    'terugbetal~|betal~ …terug|geld terug|terugstort~|terugboek~|restitutie~|vergoed(?:en|ing|t)',
  ]),
  phrases('compensation', [
    'compensat~|make (?:it|this) up to you|goodwill|damages',
    'dedommag~|indemnis~|geste commercial|compens~',
    'entschadig~|kulanz~|wiedergutmach~|schadenersatz',
    'compens~|indemniz~',
    'risarci~|indennizz~|compens~',
    'schadevergoeding~|tegemoetkom~|compens~',
  ]),
  phrases('discount', [
    'discount~|vouchers?|coupons?|\\d+ ?(?:%|percent) off|store credit|gift ?cards?|promo(?:tion)? codes?|half[- ]price|(?:price )?reduction|reduced price|loyalty points?|price match',
    "remises?|reductions?|rabais|bons? d'achat|codes? promo~|avoir de|prix reduit|ristourne~|carte cadeau|moitie prix",
    '~rabatt~|~nachlass~|gutschein~|gutschrift~|ermassig~|vergunstig~|treuepunkte~|zum halben preis',
    'descuentos?|cupon~|(?:un|su|tu) vale|vale (?:de|por)|rebajas?|bono de|tarjeta regalo|mitad de precio',
    'scont[oi]~|buon[oi] (?:sconto|da|di|regalo|acquisto)|coupon|codice promozionale|codice sconto|meta prezzo',
    '~korting~|tegoedbon~|cadeaubon~|waardebon~|winkeltegoed|halve prijs|spaarpunten',
  ]),
  phrases('replacement', [
    'replac~|exchang~|(?:a |another )?(?:brand[- ]?)new (?:one|unit|item)|swap~',
    'remplac~|echang~|(?:un nouveau|une nouvelle) (?:produit|article|exemplaire)',
    'ersatz~|ersetz~|umtausch~|austausch~|tausch~ …(?:um|aus)|neuliefer~|nachliefer~',
    'reemplaz~|sustitu~|recambio~|cambio|cambi(?:arl[oae]s?|arsel[oa]|aremos|amosl[oa])|uno nuevo|una nueva',
    'sostitu~|rimpiazz~|cambio|cambi(?:arl[oaie]|argliel[oa]|eremo|amol[oa])|uno nuovo|una nuova',
    'vervang~|omruil~|ruil(?:en|t)?|een nieuw exemplaar',
  ]),
  phrases('gift', [
    '(?<!feel |be |hands )free(?! to)|(?:free )?gifts?|complimentary|on the house|bonus|at no (?:extra |additional )?(?:cost|charge)|waive~',
    'gratuit~|sans frais|offert~|offrons|cadeaux?|gracieus~',
    'kostenlos~|kostenfrei~|gratis~|geschenk~|umsonst|ohne aufpreis|versandkostenfrei',
    'gratis|gratuit~|regal~|obsequio~|sin (?:coste|costo|cargo|gastos)',
    'gratis|gratuit~|omaggi~|regal[oi]~|senza (?:costi|spese)',
    'gratis|kosteloos|cadeau(?:s|tje)?|geschenk~|zonder (?:extra )?kosten',
  ]),
  phrases('guarantee', [
    'guarante~|warrant(?:y|ies)|promis(?:e|es|ed|ing)|assure~|rest assured|you can (?:count|rely) on|definitely will|will definitely|without fail|100 ?%',
    'garanti~|promet~|promis|promesse~|assur(?:e|ons|er|ez-vous)|engageons|sans faute|a coup sur',
    'garant~|versprech~|versprich~|versichern? ihnen|zusicher~|zusage~|ganz sicher|auf jeden fall|verlassen sie sich',
    'garanti~|promet~|prometo|promesa~|asegur(?:o|amos|arle)|nos comprometemos|sin falta|con toda seguridad',
    'garan(?:z|t)~|promett~|promess~|assicur~|ci impegniamo|senza dubbio|sicuramente',
    'garan(?:tie|der|deer)~|belo(?:of|ven|fte)|verzeker~|toezegg~|zeker weten|gegarandeerd',
  ]),
]
