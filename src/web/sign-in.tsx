/** Signing in and out of the inbox, and the check that everybody else is. */
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { MINUTE, SECOND } from '../lib/clock.ts'
import type { Services } from '../services.ts'
import { readForm } from './form.ts'
import { asPage, PlainPage } from './layout.tsx'
import { refuse } from './refusal.tsx'
import {
  createAttemptLimit,
  isSame,
  isSessionValid,
  openSession,
  SESSION_LENGTH,
} from './session.ts'

const COOKIE = 'relance_session'

export const signInRoutes = ({ adminToken, clock }: Services) => {
  const routes = new Hono()
  const attempts = createAttemptLimit(clock.monotonic)

  routes.get('/session', (c) =>
    adminToken === null
      ? c.redirect('/', 303)
      : c.html(asPage(<SignInPage to={ownPath(c.req.query('to'))} />)),
  )

  routes.post('/session', async (c) => {
    if (adminToken === null) return c.redirect('/', 303)
    if (attempts.isSpent()) return tooManyAttempts(c)
    const form = await readForm(c)
    const to = ownPath(form.to)
    if (typeof form.password !== 'string' || !isSame(form.password, adminToken)) {
      attempts.countFailure()
      return c.html(asPage(<SignInPage to={to} isWrong />), 401)
    }
    setCookie(c, COOKIE, openSession(adminToken, clock.wall()), {
      path: '/',
      httpOnly: true,
      sameSite: 'Strict',
      secure: isHttps(c),
      maxAge: SESSION_LENGTH / SECOND,
    })
    return c.redirect(to, 303)
  })

  routes.post('/session/end', (c) => {
    deleteCookie(c, COOKIE, { path: '/' })
    return c.redirect('/session', 303)
  })

  return routes
}

/** Without an `ADMIN_TOKEN` the service listens on loopback only, and everybody there is welcome. */
export const requireSignIn =
  ({ adminToken, clock }: Services): MiddlewareHandler =>
  async (c, next) => {
    if (adminToken === null || holdsToken(c, adminToken)) return next()
    if (isSessionValid(adminToken, getCookie(c, COOKIE), clock.wall())) return next()
    if (isPageVisit(c)) return c.redirect(`/session?to=${encodeURIComponent(pathOf(c))}`, 303)
    c.header('WWW-Authenticate', 'Bearer realm="relance"')
    return refuse(c, 401, {
      kind: 'unauthorized',
      detail: 'The bearer token is missing or wrong.',
      remedy: 'Send "Authorization: Bearer <ADMIN_TOKEN>", or sign in at /session.',
      field: 'Authorization',
    })
  }

const holdsToken = (c: Context, token: string) => {
  const [, sent] = /^Bearer\s+(.+)$/i.exec(c.req.header('authorization') ?? '') ?? []
  return sent !== undefined && isSame(sent.trim(), token)
}

const isPageVisit = (c: Context) =>
  c.req.method === 'GET' &&
  !c.req.path.startsWith('/api/') &&
  (c.req.header('accept') ?? '').includes('text/html')

const pathOf = (c: Context) => {
  const { pathname, search } = new URL(c.req.url)
  return pathname + search
}

const HERE = 'http://inbox'

/** Where to go after signing in: a path of ours, never another site. */
const ownPath = (to: unknown) => {
  if (typeof to !== 'string' || !URL.canParse(to, HERE)) return '/'
  const url = new URL(to, HERE)
  return url.origin === HERE ? url.pathname + url.search : '/'
}

const isHttps = (c: Context) =>
  c.req.url.startsWith('https:') || c.req.header('x-forwarded-proto') === 'https'

const tooManyAttempts = (c: Context) => {
  c.header('Retry-After', String(MINUTE / SECOND))
  return refuse(c, 429, {
    kind: 'too_many_attempts',
    detail: 'Too many wrong passwords.',
    remedy: 'Wait a minute, then try again.',
    field: 'password',
  })
}

const SignInPage = ({ to, isWrong = false }: { to: string; isWrong?: boolean }) => (
  <PlainPage title="Sign in">
    {isWrong && (
      <p class="notice bad" role="alert">
        That is not the password. It is the ADMIN_TOKEN of this installation.
      </p>
    )}
    <form method="post" action="/session">
      <input type="hidden" name="to" value={to} />
      <label for="password">Password</label>
      <input
        id="password"
        name="password"
        type="password"
        required
        autocomplete="current-password"
      />
      <button type="submit">Sign in</button>
    </form>
  </PlainPage>
)
