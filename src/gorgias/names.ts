/** Reads the names of what tickets only number: their own fields, and the shop systems. */
import type { z } from 'zod'
import type { Helpdesk } from '../domain/ports.ts'
import type { Log } from '../lib/log.ts'
import { filled } from './message.ts'
import type { Read } from './reading.ts'
import { fieldSchema, storeSchema } from './schemas.ts'
import { createList } from './surroundings.ts'

export const createNames = (read: Read, log: Log): Pick<Helpdesk, 'ticketFields' | 'stores'> => {
  const list = createList(read, log)
  return {
    ticketFields: async () => {
      const fields = await list('/api/custom-fields', { object_type: 'Ticket' }, fieldSchema)
      return Object.fromEntries(fields.map(({ id, label }) => [String(id), label]))
    },
    stores: async () => {
      const stores = await list('/api/integrations', { type: 'shopify' }, storeSchema)
      return Object.fromEntries(stores.map((one) => [String(one.id), namesOf(one)]))
    },
  }
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
