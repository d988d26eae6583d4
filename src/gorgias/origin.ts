/** Where the helpdesk may live: `*.gorgias.com`, or this machine. Everything else never sees the key. */

/** Null when the helpdesk may be called at this origin, else what is wrong and what to write. */
export const originProblem = (origin: string): string | null => {
  const url = URL.canParse(origin) ? new URL(origin) : null
  if (url === null) return `is no address; write ${EXAMPLES}`
  if (url.username !== '' || url.password !== '')
    return 'must not hold a user or password; write them as GORGIAS_EMAIL and GORGIAS_API_KEY'
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    return `must be an origin without a path, /api is appended; write ${url.origin}`
  if (isLoopback(url.hostname))
    return /^https?:$/.test(url.protocol) ? null : `must be http or https; write ${EXAMPLES}`
  if (!/^[a-z0-9-]+\.gorgias\.com$/.test(url.hostname))
    return `is neither an account under gorgias.com nor this machine; write ${EXAMPLES}`
  return url.protocol === 'https:' ? null : `must be https; write https://${url.host}`
}

/** `localhost`, `127.x.x.x`, `::1`; with or without the brackets of a URL. */
export const isLoopback = (host: string) => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host)

const EXAMPLES = 'https://acme.gorgias.com or http://127.0.0.1:4010'
