import { beforeAll, describe, expect, it } from 'vitest'
import { isAtLeast, ROLES, type Role } from '../../src/domain/user.ts'
import { roleNeeded } from '../../src/web/roles.ts'
import { decision, NOW, nthCase } from './examples.ts'
import { type Seat, seat, serviceWith } from './signing.ts'

const finding = {
  rule: 'promise' as const,
  severity: 'block' as const,
  start: 3,
  end: 5,
  excerpt: 'Jo',
  why: 'nobody said so',
}

const CASES = [
  nthCase(1),
  nthCase(2),
  nthCase(3, { draft: null, verdict: 'hand_over' }),
  nthCase(4, { findings: [finding] }),
  nthCase(5, { status: 'scheduled', sendAt: NOW + 5000 }),
  nthCase(6, { status: 'sent' }),
  nthCase(7, { status: 'unknown' }),
  nthCase(8, { status: 'rejected' }),
]

const PAGES = [
  '/',
  '/?section=all',
  '/approvals?section=needs',
  ...CASES.map(({ decision: { id } }) => `/decisions/${id}?section=all`),
  '/decisions/d-005?section=scheduled&done=approved&of=d-005',
  '/tickets/1006',
  '/parts/top?section=needs',
  '/parts/queue?section=needs',
  '/prompts',
  '/prompts/personas/maya',
  '/prompts/shop/shop',
  '/simulations',
  '/account',
]

type Service = Awaited<ReturnType<typeof serviceWith>>

let service: Service
const seats = new Map<Role, Seat>()

beforeAll(async () => {
  const firstContact = { drafts: [{ decision: decision(), opinion: null }] }
  const users = { viewer: 'viewer', approver: 'approver', admin: 'admin' } as const
  service = await serviceWith(users, { firstContact }, CASES)
  // Every banner that has a button.
  service.services.state.isLate = true
  service.services.state.lowered = ['default']
  for (const role of ROLES) seats.set(role, await seat(service, role))
})

const see = async (role: Role, path: string) => {
  const answer = await seats.get(role)?.see(path)
  if (answer === undefined) throw new Error(`nobody sits as ${role}`)
  return answer
}

/** What a page lets do: where its forms and buttons post to, and where its links lead. */
const offersOf = (html: string) => {
  const posts = [...html.matchAll(/<form[^>]*method="post"[^>]*action="([^"?]*)/g)]
  const buttons = [...html.matchAll(/(?:formaction|hx-post)="([^"?]*)/g)]
  const links = [...html.matchAll(/<a[^>]*href="(\/[^"?#]*)/g)]
  return [
    ...[...posts, ...buttons].map(([, path]) => ['POST', path ?? ''] as const),
    ...links.map(([, path]) => ['GET', path ?? ''] as const),
  ]
}

describe.each(ROLES)('for the %s', (role) => {
  it.each(PAGES)('%s offers nothing that is refused', async (path) => {
    const { status, html } = await see(role, path)
    expect(status).toBe(200)
    const refused = offersOf(html).filter(
      ([method, to]) => !isAtLeast(role, roleNeeded(method, to)),
    )
    expect(refused).toEqual([])
  })
})

describe('a viewer', () => {
  const LINE = 'You may look, not act'

  it.each(PAGES.filter((path) => !path.startsWith('/parts/')))(
    'reads so once on %s',
    async (path) => {
      const { html } = await see('viewer', path)
      expect(html.split(LINE)).toHaveLength(2)
      expect(html).toContain('data-words="Nothing was done: you may look, not act."')
      for (const role of ['approver', 'admin'] as const)
        expect((await see(role, path)).html.toLowerCase()).not.toContain(LINE.toLowerCase())
    },
  )

  it('sees the draft, what was found in it and where, with nothing to press', async () => {
    const { html } = await see('viewer', '/decisions/d-004?section=all')
    expect(html).toContain('could you send us a photo of the cracked mug?')
    expect(html).toContain('nobody said so')
    expect(html).not.toMatch(/<textarea|type="checkbox"|data-key="[aernixzu]"/)
  })

  it('has every key that acts named as refused, and none that only looks', async () => {
    const { html } = await see('viewer', '/')
    const [, refused = ''] = /data-keys="([^"]*)"/.exec(html) ?? []
    expect([...refused].sort().join('')).toBe('aeinruxz')
    expect(html).not.toContain('approve the draft and go on')
    expect((await see('approver', '/')).html).toContain('approve the draft and go on')
  })
})

describe('somebody who approves', () => {
  it('has all buttons of the inbox, and reads on the pages of an admin whose they are', async () => {
    const opened = await see('approver', `/decisions/d-001?section=needs`)
    for (const act of ['approval', 'rejection', 'postponement'])
      expect(opened.html).toContain(`action="/decisions/d-001/${act}?`)
    expect((await see('approver', '/simulations')).html).toContain('Only an admin may start one.')
    expect((await see('approver', '/prompts/personas/maya')).html).toContain(
      'Only an admin may change it.',
    )
    expect((await see('admin', '/simulations')).html).toContain('Start a simulation')
  })
})

it.each<[Role, boolean, boolean]>([
  ['viewer', false, false],
  ['approver', true, false],
  ['admin', true, true],
])(
  'on the first page of a real account the %s may judge a draft: %s, start: %s',
  async (role, judges, starts) => {
    service.services.state.isSandbox = false
    const { html } = await see(role, '/')
    service.services.state.isSandbox = true
    expect(html).toContain('could you send us a photo of the cracked mug?')
    expect(html.includes('/opinion"')).toBe(judges)
    expect(html.includes('action="/activation"')).toBe(starts)
  },
)
