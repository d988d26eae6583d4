/** Signing in and out of the inbox, and the check that everybody else is, and may. */
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import type { FC } from 'hono/jsx'
import { isAtLeast, userKey, type Who } from '../domain/user.ts'
import { MINUTE, SECOND } from '../lib/clock.ts'
import { isSameSecret } from '../lib/hash.ts'
import type { Services } from '../services.ts'
import { lineOf, readForm } from './form.ts'
import { asPage, Document, PlainPage } from './layout.tsx'
import { refuse } from './refusal.tsx'
import { roleNeeded } from './roles.ts'
import { createAttemptLimit, dropSession, giveSession, readSession } from './session.ts'

export const signInRoutes = ({ team, adminToken, clock, log }: Services) => {
  const routes = new Hono()
  const attempts = createAttemptLimit(clock.monotonic)
  const offer = async () => ({
    hasUsers: await team.hasUsers(),
    hasTeamPassword: adminToken !== null,
  })

  routes.get('/session', async (c) => {
    const to = ownPath(c.req.query('to'))
    const secret = readSession(c)
    const isIn = secret !== null && (await team.whoHolds(secret)) !== null
    if (isIn || (await team.isOpen())) return c.redirect(to, 303)
    return c.req.header('sec-fetch-site') === 'cross-site'
      ? c.html(asPage(<ComeAgain to={to} />))
      : c.html(asPage(<SignInPage to={to} {...(await offer())} />))
  })

  routes.post('/session', async (c) => {
    if (await team.isOpen()) return c.redirect('/', 303)
    const form = await readForm(c)
    const name = lineOf(form.name)
    const attempt = attempts.begin(userKey(name))
    if (attempt === null) return tooManyAttempts(c)
    const to = ownPath(form.to)
    const signedIn = await team.signIn(name, lineOf(form.password))
    if (signedIn === null) {
      log.warn({}, 'somebody tried to sign in with a wrong password')
      return c.html(asPage(<SignInPage {...{ to, name }} isWrong {...(await offer())} />), 401)
    }
    attempt.succeed()
    giveSession(c, signedIn.secret, signedIn.lasts)
    return c.redirect(to, 303)
  })

  routes.post('/session/end', async (c) => {
    const secret = readSession(c)
    if (secret !== null) await team.signOut(secret)
    dropSession(c)
    return c.redirect('/session', 303)
  })

  return routes
}

/** Without `ADMIN_TOKEN` and users the service listens on loopback only, and everybody there is welcome. */
export const requireSignIn =
  (services: Services): MiddlewareHandler =>
  async (c, next) => {
    const who = await whoAsks(c, services)
    if (who === null) return askToSignIn(c)
    if (who.session !== null && isUnexplained(c)) return refuseUnexplained(c)
    const needed = roleNeeded(c.req.method, c.req.path)
    if (!isAtLeast(who.role, needed)) return refuseRole(c, who, needed)
    c.set('who', who)
    return next()
  }

const whoAsks = async (c: Context, { team, adminToken }: Services): Promise<Who | null> => {
  const face = c.req.path.startsWith('/api/') ? 'api' : 'inbox'
  if (await team.isOpen()) return { name: face, role: 'admin', session: null }
  if (adminToken !== null && holdsToken(c, adminToken))
    return { name: 'api', role: 'admin', session: null }
  const secret = readSession(c)
  return secret === null ? null : team.whoHolds(secret)
}

const holdsToken = (c: Context, token: string) => {
  const [, sent] = /^Bearer\s+(.+)$/i.exec(c.req.header('authorization') ?? '') ?? []
  return sent !== undefined && isSameSecret(sent.trim(), token)
}

/** With a session alone a change must say which page it comes from, as every browser does; `checkOrigin` has looked at it. */
const isUnexplained = (c: Context) =>
  !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method) &&
  c.req.header('sec-fetch-site') === undefined &&
  c.req.header('origin') === undefined

const refuseUnexplained = (c: Context) =>
  refuse(c, 403, {
    kind: 'cross_site',
    detail: 'The request does not say which page it comes from.',
    remedy: 'Send Origin with a session, or use the bearer token.',
    field: 'Origin',
  })

const refuseRole = (c: Context, who: Who, needed: string) =>
  refuse(c, 403, {
    kind: 'role',
    detail: `${who.name} is ${who.role}; this takes ${needed}.`,
    remedy: 'Ask an admin to do it, or to change your role under Users.',
  })

const askToSignIn = (c: Context) => {
  if (isPageVisit(c)) return c.redirect(`/session?to=${encodeURIComponent(pathOf(c))}`, 303)
  c.header('WWW-Authenticate', 'Bearer realm="relance"')
  return refuse(c, 401, {
    kind: 'unauthorized',
    detail: 'The bearer token is missing or wrong.',
    remedy: 'Send "Authorization: Bearer <ADMIN_TOKEN>", or sign in at /session.',
    field: 'Authorization',
  })
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
  // `/.//x` is a path here, and `//x` alone would be a host.
  const isOurs = url.origin === HERE && !url.pathname.startsWith('//')
  return isOurs ? url.pathname + url.search : '/'
}

const tooManyAttempts = (c: Context) => {
  c.header('Retry-After', String(MINUTE / SECOND))
  return refuse(c, 429, {
    kind: 'too_many_attempts',
    detail: 'Too many wrong passwords.',
    remedy: 'Wait a minute, then try again.',
    field: 'password',
  })
}

/** A link on the helpdesk's pages brings no cookie along; from a page of ours it comes. */
const ComeAgain: FC<{ to: string }> = ({ to }) => {
  const again = `/session?to=${encodeURIComponent(to)}`
  return (
    <Document title="One moment" refreshTo={again}>
      <main id="main" class="plain">
        <h1>One moment</h1>
        <p>
          <a href={again}>Go on</a>
        </p>
      </main>
    </Document>
  )
}

type SignInFacts = {
  to: string
  hasUsers: boolean
  hasTeamPassword: boolean
  name?: string
  isWrong?: boolean
}

const SignInPage: FC<SignInFacts> = ({ to, hasUsers, hasTeamPassword, name, isWrong = false }) => (
  <PlainPage title="Sign in">
    {isWrong && (
      <p class="notice bad" role="alert">
        {hasUsers
          ? 'Name and password do not go together.'
          : 'That is not the password. It is the ADMIN_TOKEN of this installation.'}
      </p>
    )}
    <form method="post" action="/session">
      <input type="hidden" name="to" value={to} />
      {hasUsers && <NameField name={name ?? ''} isOptional={hasTeamPassword} />}
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

const NameField: FC<{ name: string; isOptional: boolean }> = ({ name, isOptional }) => (
  <>
    <label for="name">Name</label>
    <input
      id="name"
      name="name"
      value={name}
      required={!isOptional}
      autocomplete="username"
      aria-describedby={isOptional ? 'nameless' : undefined}
    />
    {isOptional && <small id="nameless">Leave it empty for the password of the team.</small>}
  </>
)
