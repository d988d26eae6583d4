import { describe, expect, test } from 'vitest'
import type { DecisionQuery } from '../../src/domain/acts.ts'
import type { Decision } from '../../src/domain/decision.ts'
import { MINUTE } from '../../src/lib/clock.ts'
import { toRow } from '../../src/store/decision-rows.ts'
import type { Store } from '../../src/store/store.ts'
import { decision, NOW, open, ticket } from './setup.ts'

const add = (store: Store, nth: number, facts: Partial<Decision> = {}) =>
  store.decisions.add(
    decision({ id: `d-${nth}`, ticketId: 1000 + nth, createdAt: NOW - nth * MINUTE, ...facts }),
  )

const walk = async (store: Store, query: Partial<DecisionQuery>) => {
  const ids: string[] = []
  let cursor: string | null = null
  let pages = 0
  do {
    const page = await store.decisions.list({ limit: 2, cursor, ...query })
    expect(page.data.length).toBeLessThanOrEqual(2)
    ids.push(...page.data.map(({ id }) => id))
    cursor = page.nextCursor
    pages++
  } while (cursor !== null && pages < 50)
  return ids
}

describe('the list of decisions', () => {
  const filled = async () => {
    const { store } = open()
    await add(store, 0, { status: 'pending' })
    await add(store, 1, { status: 'sent', policy: 'returns' })
    await add(store, 2, { status: 'pending', verdict: 'we_owe' })
    await add(store, 3, { status: 'delivered', mode: 'autonomous' })
    await add(store, 4, { status: 'sent', persona: 'noor' })
    await add(store, 5, { status: 'pending', policy: 'returns' })
    await add(store, 6, {
      status: 'delivered',
      draft: { subject: 'Re: x', text: 'Bonjour', language: 'fr' },
    })
    return store
  }

  test.each<[string, Partial<DecisionQuery>, number[]]>([
    ['nothing asked', {}, [0, 1, 2, 3, 4, 5, 6]],
    ['one status', { status: ['pending'] }, [0, 2, 5]],
    ['several statuses, merged', { status: ['delivered', 'pending'] }, [0, 2, 3, 5, 6]],
    ['a verdict', { verdict: ['we_owe'] }, [2]],
    ['status and verdict', { status: ['pending', 'sent'], verdict: ['follow_up'] }, [0, 1, 4, 5]],
    ['a policy', { policy: 'returns' }, [1, 5]],
    ['policy and status', { policy: 'returns', status: ['pending'] }, [5]],
    ['a ticket', { ticketId: 1003 }, [3]],
    ['a ticket with another status', { ticketId: 1003, status: ['pending'] }, []],
    ['a shelf', { shelf: 'sent' }, [1, 3, 4, 6]],
    ['a shelf and a policy', { shelf: 'sent', policy: 'returns' }, [1]],
    ['a shelf and a mode', { shelf: 'sent', mode: 'autonomous' }, [3]],
    ['a shelf and a persona', { shelf: 'sent', persona: 'noor' }, [4]],
    ['a shelf and a language', { shelf: 'sent', language: 'fr' }, [6]],
    ['a language on every shelf', { language: 'fr' }, [6]],
    ['a mode and a persona on every shelf', { mode: 'autonomous', persona: 'noor' }, []],
    ['a mode and a status', { mode: 'autonomous', status: ['delivered'] }, [3]],
    ['what nobody has', { policy: 'none' }, []],
  ])('of %s comes newest first, page by page', async (_, query, expected) => {
    const store = await filled()
    expect(await walk(store, query)).toEqual(expected.map((nth) => `d-${nth}`))
  })

  test('goes on behind what was looked through in vain', async () => {
    const { store, sql } = open()
    const rows = Array.from({ length: 2100 }, (_, nth) =>
      toRow(
        decision({
          id: `d-${nth}`,
          status: 'sent',
          policy: nth < 2050 ? 'often' : 'rare',
          createdAt: NOW - nth * MINUTE,
        }),
      ),
    )
    await sql.together((tx) => rows.map((row) => tx.insert(sql.t.decisions).values(row)))
    const first = await store.decisions.list({
      limit: 2,
      cursor: null,
      shelf: 'sent',
      policy: 'rare',
    })
    expect(first.data).toEqual([])
    expect(await walk(store, { shelf: 'sent', policy: 'rare' })).toHaveLength(50)
  })
})

describe('a search', () => {
  const found = async (search: string, more: Partial<DecisionQuery> = {}) => {
    const { store } = open()
    const people = ['Özlem Kaya', 'Jo Brandt', '100% Ana']
    for (const [nth, name] of people.entries()) {
      const customer = { id: 90 + nth, email: `c${nth}@kunde.example`, name }
      await store.mirror.saveTickets([
        ticket({ id: 1000 + nth, subject: `Tasse ${nth}`, customer }),
      ])
      await add(store, nth, { status: nth === 2 ? 'sent' : 'pending' })
    }
    return walk(store, { search, ...more })
  }

  test.each<[string, string, number[]]>([
    ['the number of a ticket', '1001', [1]],
    ['the number with its sign', '#1001', [1]],
    ['a part of the subject, without case', 'tasse', [0, 1, 2]],
    ['a name', 'brandt', [1]],
    ['a name that begins with an umlaut, without case', 'özlem', [0]],
    ['an address', 'c2@kunde', [2]],
    ['a sign the database would take for any word', '100%', [2]],
    ['another such sign', '_', []],
    ['nothing but space', '  ', []],
    ['what nobody is called', 'Ingrid', []],
  ])('for %s finds what it says', async (_, words, expected) => {
    expect(await found(words)).toEqual(expected.map((nth) => `d-${nth}`))
  })

  test('stays within the tab that is open', async () => {
    expect(await found('tasse', { shelf: 'sent' })).toEqual(['d-2'])
  })
})
