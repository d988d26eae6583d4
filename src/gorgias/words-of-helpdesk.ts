/** What the helpdesk says about an error, in one line that is safe to show and log. */

/** `Failed to create ticket: sender: Missing data for required field.`; empty when the body says nothing. */
export const helpdeskWords = (body: string): string => {
  const error = errorOf(body)
  if (error === null) return ''
  const parts = [asText(error.msg), ...flatten(error.data)].filter((part) => part !== '')
  return shorten(parts.join(': '))
}

const LONGEST_WORDS = 500

/** The envelope is `{"error":{"msg","data"}}`; whatever else a proxy may answer is not the helpdesk's word. */
const errorOf = (body: string): Record<string, unknown> | null => {
  try {
    const parsed: unknown = JSON.parse(body)
    return isRecord(parsed) && isRecord(parsed.error) ? parsed.error : null
  } catch {
    return null
  }
}

/** `{a: {b: ["x"]}}` becomes `a.b: x`. */
const flatten = (data: unknown, path = ''): string[] => {
  if (Array.isArray(data)) return data.flatMap((item) => flatten(item, path))
  if (isRecord(data))
    return Object.entries(data).flatMap(([key, value]) =>
      flatten(value, path === '' ? key : `${path}.${key}`),
    )
  const text = asText(data)
  return text === '' ? [] : [path === '' ? text : `${path}: ${text}`]
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const asText = (value: unknown) =>
  value === null || value === undefined || typeof value === 'object' ? '' : String(value)

const shorten = (text: string) => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > LONGEST_WORDS ? `${line.slice(0, LONGEST_WORDS)}…` : line
}
