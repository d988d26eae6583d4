/** The languages whose asking-lexicon has been reviewed. */
import { baseLanguage } from '../../../domain/language-code.ts'
import type { Asking } from './asking.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { nl } from './nl.ts'

export const ASKING: Record<string, Asking> = { en, fr, de, es, it, nl }

export const askingOf = (language: string): Asking | null => ASKING[baseLanguage(language)] ?? null
