/** Letters of other alphabets that the eye takes for Latin ones. */

const twins = (pairs: string) =>
  pairs
    .trim()
    .split(/\s+/)
    .map((pair): [string, string] => [pair.slice(0, -1), pair.slice(-1)])

/** Small letters, without accents: Cyrillic, Greek, Armenian, phonetic and small capital letters. */
export const LATIN_TWINS = new Map(
  twins(`
    аa вb сc ԁd еe ғf һh іi јj кk ӏl мm нh оo рp ԛq гr ѕs тt ѵv ԝw хx уy ӡz зz ьb
    αa βb εe ηn ιi κk νv οo ρp τt υu χx γy ωw σo ςs μu ζz
    օo սu հh ոn ցg զq ѐe ѓr
    ɑa ɡg ıi ɩi ɪi ʟl ɴn ʀr ʏy ᴀa ʙb ᴄc ᴅd ᴇe ɢg ʜh ᴊj ᴋk ᴍm ᴏo ᴘp ꜱs ᴛt ᴜu ᴠv ᴡw ᴢz ɐa ɔc ɯm ɹr ʇt ʌv
  `).filter(([letter]) => letter.length === 1),
)
