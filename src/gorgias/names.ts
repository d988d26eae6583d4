/** Reads the names of what tickets only number: their own fields, and the shop systems. */
import type { z } from 'zod'
import type { Helpdesk } from '../domain/ports.ts'
import type { Log } from '../lib/log.ts'
import { filled } from './message.ts'
import { toPage } from './page.ts'
import type { Read } from './reading.ts'
import { fieldSchema, pageSchema, storeSchema } from './schemas.ts'

export const createNames = (read: Read, log: Log): Pick<Helpdesk, 'ticketFields' | 'stores'> => ({
  ticketFields: async () => {
    const query = { object_type: 'Ticket', limit: MOST }
    const page = await read('/api/custom-fields', query, pageSchema, 'background')
    const { items } = toPage(page, fieldSchema, ({ id, label }) => [String(id), label], log)
    return Object.fromEntries(items)
  },
  stores: async () => {
    const query = { type: 'shopify', limit: MOST }
    const page = await read('/api/integrations', query, pageSchema, 'background')
    const { items } = toPage(page, storeSchema, (one) => [String(one.id), namesOf(one)], log)
    return Object.fromEntries(items)
  },
})

/** One page holds them all: nobody has more fields or shops. */
const MOST = '100'

/** The names people give a shop: its integration's, the shop's, the domain with and without Shopify's ending. */
const namesOf = ({ name, meta }: z.output<typeof storeSchema>): string[] => {
  const shop = filled(meta?.shop_name ?? null)
  const domain = filled(meta?.shop_domain ?? null)
  const names = [filled(name), shop, domain, shop && `${shop}${SHOPIFY}`, domain && bare(domain)]
  return [...new Set(names.filter((one) => one !== null))]
}

const SHOPIFY = '.myshopify.com'

const bare = (domain: string) => domain.replace(/^https?:\/\//, '').replace(SHOPIFY, '')
