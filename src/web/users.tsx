/** Who may sign in: for admins. */
import { type Context, Hono } from 'hono'
import type { FC } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { ROLES, type Role, type User, type UserResult } from '../domain/user.ts'
import type { Services } from '../services.ts'
import { addAccount, type Framed, frameOf, NewPassword, ROLE_WORDS, readTexts } from './account.tsx'
import { actorOf } from './actor.ts'
import { Frame } from './inbox/frame.tsx'
import { When } from './inbox/when.tsx'
import { asPage } from './layout.tsx'
import { refuseChoice } from './refusal.tsx'

export const userPageRoutes = (services: Services) => {
  const routes = new Hono()
  const { team } = services

  const show = async (c: Context, notice: Notice | null = null, code: ContentfulStatusCode = 200) =>
    c.html(
      asPage(
        <UsersPage
          frame={await frameOf(c, services)}
          users={await team.list()}
          hasTeamPassword={services.adminToken !== null}
          notice={notice}
        />,
      ),
      code,
    )

  const answer = (c: Context, result: UserResult) => {
    if (result.kind === 'done') return c.redirect('/users', 303)
    const why = result.kind === 'refused' ? `${result.field}: ${result.why}` : 'He is gone already.'
    return show(c, { why }, result.kind === 'refused' ? 422 : 404)
  }

  routes.get('/users', (c) => show(c))

  routes.post('/users', async (c) => {
    const { name, password, role } = await readTexts(c)
    const known = roleOf(role)
    if (known === null) return refuseRole(c)
    return answer(c, await team.add({ name, password, role: known, by: actorOf(c) }))
  })

  routes.post('/users/:name/role', async (c) => {
    const role = roleOf((await readTexts(c)).role)
    if (role === null) return refuseRole(c)
    return answer(c, await team.setRole(c.req.param('name'), role, actorOf(c)))
  })

  routes.post('/users/:name/password', async (c) => {
    const { password } = await readTexts(c)
    return answer(c, await team.setPassword(c.req.param('name'), password, actorOf(c)))
  })

  routes.post('/users/:name/removal', async (c) =>
    answer(c, await team.remove(c.req.param('name'), actorOf(c))),
  )

  addAccount(routes, services)
  return routes
}

const roleOf = (text: string) => ROLES.find((role) => role === text) ?? null

const refuseRole = (c: Context) => refuseChoice(c, 'role', ROLES.join(', '))

type Notice = { why: string }
type UsersFacts = Framed & { users: User[]; hasTeamPassword: boolean; notice: Notice | null }

const UsersPage: FC<UsersFacts> = ({ frame, users, hasTeamPassword, notice }) => (
  <Frame title="Users" {...frame}>
    <main id="main" class="desk">
      <h1>Users</h1>
      {notice !== null && (
        <p class="notice bad" role="alert">
          <bdi>{notice.why}</bdi>
        </p>
      )}
      <p>
        {hasTeamPassword
          ? 'Whoever knows the password of the team may do everything, as “inbox” in the audit. Named users stand there by their name.'
          : 'From the first user on, everybody has to sign in. The first is an admin.'}
      </p>
      {users.length > 0 && <UserTable users={users} />}
      <AddForm />
    </main>
  </Frame>
)

const UserTable: FC<{ users: User[] }> = ({ users }) => (
  <div class="scroll">
    <table class="people">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Since</th>
          <th scope="col">Role</th>
          <th scope="col">Password</th>
          <th scope="col">Remove</th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <UserRow user={user} />
        ))}
      </tbody>
    </table>
  </div>
)

const UserRow: FC<{ user: User }> = ({ user: { name, role, createdAt } }) => {
  const path = (act: string) => `/users/${encodeURIComponent(name)}/${act}`
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      <td>
        <When at={createdAt} />
      </td>
      <td>
        <form method="post" action={path('role')}>
          <RoleChoice chosen={role} label={`Role of ${name}`} />
          <button type="submit" class="outline" aria-label={`Change the role of ${name}`}>
            Change
          </button>
        </form>
      </td>
      <td>
        <form method="post" action={path('password')}>
          <NewPassword label={`New password of ${name}`} isUnseen />
          <button type="submit" class="outline" aria-label={`Set the password of ${name}`}>
            Set
          </button>
        </form>
      </td>
      <td>
        <form method="post" action={path('removal')}>
          <button type="submit" class="outline secondary" aria-label={`Remove ${name}`}>
            Remove
          </button>
        </form>
      </td>
    </tr>
  )
}

const RoleChoice: FC<{ chosen: Role; label: string; id?: string }> = ({ chosen, label, id }) => (
  <select id={id} name="role" aria-label={label}>
    {ROLES.map((role) => (
      <option value={role} selected={role === chosen}>
        {role}
      </option>
    ))}
  </select>
)

const AddForm: FC = () => (
  <section aria-labelledby="add">
    <h2 id="add">Add somebody</h2>
    <form method="post" action="/users" class="buttons">
      <label>
        Name <input name="name" required maxlength={60} autocomplete="off" />
      </label>
      <NewPassword label="Password" />
      <label for="new-role">
        Role <RoleChoice id="new-role" chosen="admin" label="Role" />
      </label>
      <button type="submit">Add</button>
    </form>
    <dl class="hint">
      {ROLES.map((role) => (
        <>
          <dt>{role}</dt>
          <dd>{ROLE_WORDS[role]}</dd>
        </>
      ))}
    </dl>
  </section>
)
