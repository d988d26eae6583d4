/** Finds the customer's orders and shop tags in what the shop integrations left on his record. */
import type { z } from 'zod'
import type { Order, OrderDates, OrderState, ShopRecord } from '../domain/ticket.ts'
import { parseDatetime } from './datetimes.ts'
import {
  type CustomerAnswer,
  integrationSchema,
  shopifyOrderSchema,
  storeDataSchema,
  storeOrderSchema,
} from './schemas.ts'

/** Newest first. Shopify's own data goes before the newer `ecommerce_data`, which may repeat it. */
export const ordersOf = (customer: CustomerAnswer): Order[] => {
  const orders = new Map<string, Order>()
  for (const order of [...shopifyOrders(customer), ...storeOrders(customer)])
    if (!orders.has(order.name)) orders.set(order.name, order)
  return [...orders.values()].sort((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0))
}

/** Nobody's record is empty. */
export const recordOf = (customer: CustomerAnswer | null): ShopRecord =>
  customer === null
    ? { customerTags: [], spent: null, stores: [] }
    : {
        customerTags: customerTagsOf(customer),
        spent: spentBy(customer),
        stores: storesOf(customer),
      }

/** The shop's tags of the customer, each once. */
const customerTagsOf = (customer: CustomerAnswer): string[] => {
  const fromShopify = integrations(customer).map(({ customer: shopper }) => shopper?.tags)
  const fromStores = stores(customer).map(({ shopper }) => shopper?.tags)
  const tags = [...fromShopify, ...fromStores]
    .flatMap((some) => (typeof some === 'string' ? some.split(',') : (some ?? [])))
    .map((tag) => tag.trim())
  return [...new Set(tags.filter((tag) => tag !== ''))]
}

/** Shopify's own data goes before the newer `ecommerce_data`, which may repeat it. */
const spentBy = (customer: CustomerAnswer): number | null => {
  const amounts = (texts: (string | null | undefined)[]) =>
    texts.flatMap((text) => (text && Number.isFinite(Number(text)) ? [Number(text)] : []))
  const shopify = amounts(integrations(customer).map((one) => one.customer?.total_spent))
  const known =
    shopify.length > 0
      ? shopify
      : amounts(stores(customer).map(({ shopper }) => shopper?.total_spent))
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0)
}

const storesOf = (customer: CustomerAnswer): string[] => {
  const ids = Object.entries(customer.integrations ?? {}).flatMap(([id, data]) =>
    readable(integrationSchema, [data]).some((one) => one.__integration_type__ === 'shopify')
      ? [id]
      : [],
  )
  const keyed = Object.keys(customer.ecommerce_data ?? {})
  const named = stores(customer).flatMap(({ store }) =>
    STORE_NAMES.flatMap((key) => {
      const name = store?.[key]
      return isNumberOrText(name) ? [String(name)] : []
    }),
  )
  return [...new Set([...ids, ...keyed, ...named])]
}

const STORE_NAMES = ['id', 'name', 'display_name', 'domain', 'url']

const integrations = ({ integrations }: CustomerAnswer) =>
  readable(integrationSchema, Object.values(integrations ?? {})).filter(
    ({ __integration_type__: type }) => type === 'shopify',
  )

const stores = ({ ecommerce_data }: CustomerAnswer) =>
  readable(storeDataSchema, Object.values(ecommerce_data ?? {}))

const shopifyOrders = (customer: CustomerAnswer) =>
  integrations(customer).flatMap(({ orders, customer: shopper }) =>
    readable(shopifyOrderSchema, orders ?? []).flatMap((order) =>
      order.name === null ? [] : [toOrder(order.name, order, shopper?.currency ?? null)],
    ),
  )

type ShopifyOrder = z.output<typeof shopifyOrderSchema>

const toOrder = (name: string, order: ShopifyOrder, currency: string | null): Order => ({
  name,
  state: shopifyState(order),
  createdAt: order.created_at,
  total: order.total_price,
  currency: order.currency ?? currency,
  items: itemsOf(order.line_items),
  tracking: (order.fulfillments ?? []).flatMap(({ tracking_number, tracking_numbers }) => {
    const numbers = [tracking_number, ...(tracking_numbers ?? [])].filter(isNumberOrText)
    return [...new Set(numbers.map(String))]
  }),
  ...datesOf(order),
})

/** Nothing where the shop system dates nothing. */
const datesOf = ({ fulfillments, cancelled_at, refunds }: ShopifyOrder): Pick<Order, 'dates'> => {
  const dates: OrderDates = {
    shippedAt: earliest(fulfillments ?? []),
    cancelledAt: cancelled_at === null ? null : parseDatetime(cancelled_at),
    refundedAt: earliest(refunds ?? []),
  }
  return Object.values(dates).some((at) => at !== null) ? { dates } : {}
}

const earliest = (acts: { created_at: number | null }[]) => {
  const known = acts.flatMap(({ created_at }) => created_at ?? [])
  return known.length === 0 ? null : Math.min(...known)
}

/** Restocked means that every item went back on the shelf. What shipping says otherwise is read from the parcels. */
const shopifyState = (order: ShopifyOrder): OrderState => {
  if (order.cancelled_at !== null || order.fulfillment_status === 'restocked') return 'cancelled'
  if (order.financial_status === 'refunded') return 'refunded'
  if (order.fulfillment_status === 'fulfilled' || order.fulfillment_status === 'partial')
    return order.fulfillment_status
  return order.fulfillments?.length ? 'partial' : 'unfulfilled'
}

const storeOrders = (customer: CustomerAnswer) =>
  stores(customer).flatMap(({ orders }) =>
    readable(storeOrderSchema, orders ?? []).flatMap((order): Order[] => {
      const name = order.name ?? order.number ?? order.external_id
      if (name === null) return []
      return [
        {
          name,
          state: storeState(order),
          createdAt: order.created_datetime,
          total: order.total_amount,
          currency: order.currency,
          items: itemsOf(order.line_items),
          tracking: [],
        },
      ]
    }),
  )

const storeState = (order: z.output<typeof storeOrderSchema>): OrderState => {
  const words = [order.status, order.external_status].map((word) => word?.toLowerCase())
  const shipping = order.external_fulfillment_status?.toLowerCase()
  if (words.includes('canceled') || words.includes('cancelled')) return 'cancelled'
  if (order.external_payment_status?.toLowerCase() === 'refunded') return 'refunded'
  if (shipping === 'fulfilled' || words.includes('completed')) return 'fulfilled'
  if (shipping === 'partial' || words.includes('partially_fulfilled')) return 'partial'
  return 'unfulfilled'
}

type LineItem = { title: string | null; name?: string | null; quantity: number | null }

const itemsOf = (items: LineItem[] | null) =>
  (items ?? []).flatMap(({ title, name, quantity }) => {
    const called = title ?? name ?? null
    return called === null ? [] : [{ title: called, quantity: quantity ?? 1 }]
  })

/** What of a list can be read; the rest is other shops' or later versions' data. */
const readable = <T extends z.ZodType>(schema: T, items: unknown[]): z.output<T>[] =>
  items.flatMap((item) => {
    const read = schema.safeParse(item)
    return read.success ? [read.data] : []
  })

const isNumberOrText = (value: unknown): value is string | number =>
  (typeof value === 'string' && value !== '') || typeof value === 'number'
