/** Reads the names of what tickets only number: their own fields, and the shop systems. */
import type { z } from 'zod'
import type { Helpdesk, Page } from '../domain/ports.ts'
import type { Log } from '../lib/log.ts'
import { filled } from './message.ts'
import { toPage } from './page.ts'
import type { Read } from './reading.ts'
import { fieldSchema, pageSchema, storeSchema } from './schemas.ts'

export const createNames = (read: Read, log: Log): Pick<Helpdesk, 'ticketFields' | 'stores'> => ({
  ticketFields: async () =>
    Object.fromEntries(
      await readAll('/api/custom-fields', { object_type: 'Ticket' }, read, (page) =>
        toPage(page, fieldSchema, ({ id, label }) => [String(id), label] as const, log),
      ),
    ),
  stores: async () =>
    Object.fromEntries(
      await readAll('/api/integrations', { type: 'shopify' }, read, (page) =>
        toPage(page, storeSchema, (one) => [String(one.id), namesOf(one)] as const, log),
      ),
    ),
})

const PAGE_SIZE = '100'
/** No account has more; a helpdesk whose cursor never ends must not hold us. */
const MOST_PAGES = 20

const readAll = async <R>(
  path: string,
  query: Record<string, string>,
  read: Read,
  translate: (page: z.output<typeof pageSchema>) => Page<R>,
): Promise<R[]> => {
  const all: R[] = []
  let cursor: string | null = null
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const asked = { ...query, limit: PAGE_SIZE, ...(cursor !== null && { cursor }) }
    const page: Page<R> = translate(await read(path, asked, pageSchema, 'background'))
    all.push(...page.items)
    cursor = page.next
    if (cursor === null) return all
  }
  return all
}

/** The names people give a shop: its integration's, the shop's, the domain with and without Shopify's ending. */
const namesOf = ({ name, meta }: z.output<typeof storeSchema>): string[] => {
  const shop = filled(meta?.shop_name ?? null)
  const domain = filled(meta?.shop_domain ?? null)
  const names = [filled(name), shop, domain, shop && `${shop}${SHOPIFY}`, domain && bare(domain)]
  return [...new Set(names.filter((one) => one !== null))]
}

const SHOPIFY = '.myshopify.com'

const bare = (domain: string) => domain.replace(/^https?:\/\//, '').replace(SHOPIFY, '')
