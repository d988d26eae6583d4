/** Reads a language out of a code that may name a region too. */

/** `en` of `EN-gb` and `en_GB`. */
export const baseLanguage = (code: string) => code.trim().toLowerCase().split(/[-_]/)[0] ?? ''
