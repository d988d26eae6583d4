/** Turns away requests that come over a foreign name, from a foreign page, or with too much in hand. */
import { isIP } from 'node:net'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit as limitBody } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { refuse } from './refusal.tsx'

/**
 * Only the configured name and loopback names may be asked for: a foreign name that resolves to this machine
 * (DNS rebinding) would make foreign pages same-origin. A wildcard address names every address of the machine;
 * addresses cannot be rebound.
 */
export const checkHost = (host: string): MiddlewareHandler => {
  const own = host.toLowerCase()
  const isWildcard = own === '0.0.0.0' || own === '::'
  return async (c, next) => {
    const name = hostNameOf(c)
    const isKnown =
      name !== null &&
      (bare(name) === own || isLoopback(name) || (isWildcard && isIP(bare(name)) !== 0))
    if (isKnown) return next()
    return refuse(c, 421, {
      kind: 'wrong_host',
      detail: 'This service does not answer under that host name.',
      remedy: `Ask for ${host} or 127.0.0.1, or set HOST to the name people use.`,
      field: 'Host',
    })
  }
}

const isLoopback = (name: string) =>
  name === 'localhost' ||
  name.endsWith('.localhost') ||
  name === '[::1]' ||
  /^127\.\d+\.\d+\.\d+$/.test(name)

const bare = (name: string) => name.replace(/^\[(.*)\]$/, '$1')

const hostNameOf = (c: Context): string | null => {
  const header = c.req.header('host') ?? new URL(c.req.url).host
  try {
    return new URL(`http://${header}`).hostname.toLowerCase()
  } catch {
    return null
  }
}

/**
 * A browser says where a changing request comes from; a foreign page is turned away. Programs say nothing and pass:
 * they hold no session.
 */
export const checkOrigin: MiddlewareHandler = async (c, next) => {
  if (['GET', 'HEAD', 'OPTIONS'].includes(c.req.method) || isFromHere(c)) return next()
  return refuse(c, 403, {
    kind: 'cross_site',
    detail: 'The request comes from another site.',
    remedy: 'Use the inbox itself, or call the API from a program with its bearer token.',
    field: 'Origin',
  })
}

const isFromHere = (c: Context) => {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = c.req.header('origin')
  if (origin === undefined) return true
  const host = c.req.header('host') ?? new URL(c.req.url).host
  // Behind a proxy that ends TLS the scheme differs, the host does not.
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase()
}

export const MAX_BODY_BYTES = 100 * 1024

export const checkBodySize = limitBody({
  maxSize: MAX_BODY_BYTES,
  onError: (c) =>
    refuse(c, 413, {
      kind: 'too_large',
      detail: `The body is larger than ${MAX_BODY_BYTES} bytes.`,
      remedy: 'Send a shorter text.',
      field: 'body',
    }),
})

/** `same-origin`, not `no-referrer`: that would turn the `Origin` of our own forms into `null`. */
export const setSecurityHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    connectSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'same-origin',
  strictTransportSecurity: false,
})

/** Pages and answers hold customers' words: nothing keeps them. */
export const forbidCaching: MiddlewareHandler = async (c, next) => {
  await next()
  if (!c.res.headers.has('cache-control')) c.header('Cache-Control', 'no-store')
}
