/** Fills `{{ticket.customer.email}}` into the texts of a webhook. */
import type { Json, JsonObject } from './records.ts'

/** What is unknown or null becomes nothing; objects become JSON. */
export const fillText = (
  template: string,
  context: JsonObject,
  write: (text: string) => string = (text) => text,
) => template.replace(PLACEHOLDER, (_, path: string) => write(sayValue(valueAt(path, context))))

/** In texts at any depth. A text that is nothing but `{{context}}` becomes the context itself. */
export const fillForm = (form: Json, context: JsonObject): Json => {
  if (typeof form === 'string')
    return /^\s*\{\{\s*context\s*\}\}\s*$/.test(form) ? context : fillText(form, context)
  if (Array.isArray(form)) return form.map((item) => fillForm(item, context))
  if (typeof form !== 'object' || form === null) return form
  return Object.fromEntries(
    Object.entries(form).map(([key, value]) => [key, fillForm(value, context)]),
  )
}

const PLACEHOLDER = /\{\{\s*([\w.[\]-]+)\s*\}\}/g

const valueAt = (path: string, context: JsonObject): Json =>
  path === 'context'
    ? context
    : path
        .split(/[.[\]]+/)
        .filter((step) => step !== '')
        .reduce<Json>((value, step) => stepInto(value, step), context)

const stepInto = (value: Json, step: string): Json => {
  if (Array.isArray(value)) return value[Number(step)] ?? null
  if (typeof value !== 'object' || value === null) return null
  return Object.hasOwn(value, step) ? (value[step] ?? null) : null
}

const sayValue = (value: Json) =>
  value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)
