/** Signs in as a browser does, and asks as the person who did. */
import type { Role } from '../../src/domain/user.ts'
import { openStore } from '../../src/store/store.ts'
import { api, submit, visit } from './asking.ts'
import { mug } from './examples.ts'
import { memoryServices } from './memory-services.ts'
import { promptFolder } from './memory-team.ts'

export const PASSWORD = 'an old teapot, blue'

export type Seat = ReturnType<typeof seatOf>

/** A service with these users, on a database and prompt files of its own. */
export const serviceWith = async (
  users: Record<string, Role>,
  settings: Parameters<typeof memoryServices>[1] = {},
  cases = [mug()],
) => {
  const { store, sql } = openStore(':memory:')
  const services = memoryServices(cases, { ...settings, store, promptsDir: promptFolder() })
  // The first must be an admin.
  const admins = Object.entries(users).sort(
    ([, a], [, b]) => Number(b === 'admin') - Number(a === 'admin'),
  )
  for (const [name, role] of admins) {
    const added = await services.team.add({ name, role, password: PASSWORD, by: 'cli' })
    if (added.kind !== 'done') throw new Error(`${name}: ${JSON.stringify(added)}`)
  }
  return { services, sql, ...api(services) }
}

type Service = Awaited<ReturnType<typeof serviceWith>>

export const signIn = async ({ app }: Pick<Service, 'app'>, name: string, password = PASSWORD) => {
  const answer = await submit(app, '/session', { name, password })
  const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';')
  return { status: answer.status, cookie }
}

/** What a browser with this cookie sees and does. */
export const seatOf = ({ app }: Pick<Service, 'app'>, cookie: string) => ({
  see: (path: string) => visit(app, path, { Cookie: cookie }),
  send: async (path: string, fields: Record<string, string> = {}) => {
    const answer = await submit(app, path, fields, { Cookie: cookie })
    return { status: answer.status, headers: answer.headers, html: await answer.text() }
  },
})

export const seat = async (service: Pick<Service, 'app'>, name: string) =>
  seatOf(service, (await signIn(service, name)).cookie)
