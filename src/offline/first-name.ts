/** Finds the name to greet a customer by. */

/** `Anna` of "Anna Becker", "Becker, Anna", "ANNA"; null for companies, addresses and stand-ins. */
export const firstNameOf = (customerName: string | null): string | null => {
  const name = customerName?.replace(/\s+/g, ' ').trim() ?? ''
  if (name === '' || NO_NAME.test(name)) return null
  const [family, given] = name.split(', ')
  const words = (given ?? family ?? '').split(' ').filter((word) => !TITLE.test(word))
  const first = words[0] ?? ''
  return /^\p{Lu}?[\p{L}'’-]{2,20}$/u.test(first) ? capitalised(first) : null
}

/** Digits, addresses, companies, and what shops write when they know no name. */
const NO_NAME =
  /[\d@/_<>{}[\]|]|\b(?:gmbh|ag|kg|ltd|llc|inc|sarl|sas|sa|sl|bv|co|shop|store|team|support|guest|customer|client|kunde|kundin|invité|cliente|invitado|klant|gast|ospite|srl|spa|bvba|unknown|unbekannt|inconnu|desconocido|sconosciuto|onbekend|anonymous|visitor|none|null|undefined|test)\b/iu

const TITLE =
  /^(?:mr|mrs|ms|miss|dr|prof|herr|frau|m|mme|mlle|monsieur|madame|sr|sra|don|doña|signor|signora|sig|dott|dhr|mevr|mevrouw|meneer)\.?$/i

const capitalised = (name: string) =>
  name === name.toUpperCase() || name === name.toLowerCase()
    ? name.toLowerCase().replace(/(?:^|[-'’])\p{L}/gu, (letter) => letter.toUpperCase())
    : name
