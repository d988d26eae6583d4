/** One's own place here: the role, and another password. */
import type { Context, Hono } from 'hono'
import type { FC } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type Role, SHORTEST_PASSWORD } from '../domain/user.ts'
import type { Services } from '../services.ts'
import { whoOf } from './actor.ts'
import { lineOf, readForm } from './form.ts'
import { Frame, type FrameFacts } from './inbox/frame.tsx'
import { frameFacts } from './inbox/frame-facts.ts'
import { placeBeside } from './inbox/sections.ts'
import { asPage } from './layout.tsx'
import { mayChange } from './roles.ts'
import { createAttemptLimit } from './session.ts'

export const addAccount = (routes: Hono, services: Services) => {
  const { team } = services
  const attempts = createAttemptLimit(services.clock.monotonic)

  routes.get('/account', async (c) =>
    c.html(asPage(<AccountPage frame={await frameOf(c, services)} why={null} />)),
  )

  routes.post('/account/password', async (c) => {
    const { old, password } = await readTexts(c)
    const { name } = whoOf(c)
    const retry = async (why: string, code: ContentfulStatusCode) =>
      c.html(asPage(<AccountPage frame={await frameOf(c, services)} why={why} />), code)
    const attempt = attempts.begin(name)
    if (attempt === null) return retry('Too many attempts; wait a minute.', 429)
    if (!(await team.isPasswordOf(name, old))) return retry('That is not your password.', 422)
    attempt.succeed()
    const result = await team.setPassword(name, password, name)
    return result.kind === 'refused'
      ? retry(`The new one ${result.why}.`, 422)
      : c.redirect('/session', 303)
  })
}

export type Framed = { frame: Omit<FrameFacts, 'title'> }

export const ROLE_WORDS: Record<Role, string> = {
  viewer: 'looks, changes nothing',
  approver: 'decides what is sent, pauses, starts passes',
  admin: 'also edits voices and plans, starts simulations, adds users, says start',
}

const HERE = placeBeside('users')

export const frameOf = (c: Context, services: Services) => frameFacts(c, services, HERE)

export const readTexts = async (c: Context) => {
  const form = await readForm(c)
  return {
    name: lineOf(form.name),
    password: lineOf(form.password),
    role: lineOf(form.role),
    old: lineOf(form.old),
  }
}

const AccountPage: FC<Framed & { why: string | null }> = ({ frame, why }) => (
  <Frame title="Your account" {...frame}>
    <main id="main" class="desk">
      <h1>Your account</h1>
      <p>
        You are <bdi>{frame.who.name}</bdi>, {frame.who.role}: {ROLE_WORDS[frame.who.role]}.
      </p>
      {why !== null && (
        <p class="notice bad" role="alert">
          {why}
        </p>
      )}
      <form method="post" action="/account/password" class="buttons">
        <label>
          Your password{' '}
          <input type="password" name="old" required autocomplete="current-password" />
        </label>
        <NewPassword label="A new one" />
        <button type="submit">Change it, and sign in again</button>
      </form>
      {mayChange(frame.who) && (
        <p>
          <a href="/users">Users</a>
        </p>
      )}
    </main>
  </Frame>
)

/** `isUnseen`: the place says whose it is to those who see it. */
export const NewPassword: FC<{ label: string; isUnseen?: boolean }> = ({
  label,
  isUnseen = false,
}) => (
  <label>
    <span class={isUnseen ? 'unseen' : undefined}>{label}</span>{' '}
    <input
      type="password"
      name="password"
      required
      minlength={SHORTEST_PASSWORD}
      autocomplete="new-password"
    />
  </label>
)
