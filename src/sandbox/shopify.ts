/** Shows a ticket's order and its customer the way Shopify does, as Gorgias keeps them on the customer. */
import { DAY, type Instant, iso } from '../lib/clock.ts'
import { SHOPIFY_ID, STORES } from './house.ts'
import type { JsonObject } from './records.ts'
import type { SandboxTicket } from './tickets-file.ts'

/** Of all tickets of one customer; empty when the shop system knows nothing of him. */
export const shopifyOf = (tickets: { ticket: SandboxTicket; at: Instant }[]): JsonObject => {
  const tags = new Set(tickets.flatMap(({ ticket }) => ticket.customer.tags ?? []))
  const orders = tickets.flatMap(({ ticket, at }) =>
    ticket.order ? [{ number: ticket.number, order: ticket.order, at: at - 2 * DAY }] : [],
  )
  const [first] = tickets
  if (!first || (orders.length === 0 && tags.size === 0 && !isKnown(first.ticket))) return {}
  const counted = orders.reduce((sum, { order }) => sum + order.total, tags.has('VIP') ? 640 : 0)
  const spent = tickets.find(({ ticket }) => ticket.customer.spent !== undefined)
  return {
    [STORES[first.ticket.store ?? ''] ?? SHOPIFY_ID]: {
      __integration_type__: 'shopify',
      customer: {
        id: 6_000_000 + first.ticket.number,
        email: first.ticket.customer.email,
        tags: [...tags].join(', '),
        orders_count: orders.length + (tags.has('VIP') ? 6 : 0),
        total_spent: (spent?.ticket.customer.spent ?? counted).toFixed(2),
        currency: orders[0]?.order.currency ?? 'EUR',
      },
      orders: orders.map(({ number, order, at }) => showOrder(number, order, at)),
    },
  }
}

const isKnown = ({ customer, store }: SandboxTicket) =>
  customer.spent !== undefined || store !== undefined

const showOrder = (
  number: number,
  order: NonNullable<SandboxTicket['order']>,
  at: Instant,
): JsonObject => {
  const state = stateOf(order.state)
  return {
    id: 5_000_000 + number,
    name: order.id,
    created_at: iso(at),
    financial_status: state.financial,
    fulfillment_status: state.fulfillment,
    cancelled_at: state.cancelled ? iso(at + DAY) : null,
    tags: '',
    total_price: order.total.toFixed(2),
    currency: order.currency,
    line_items: order.items.map((item) => ({
      title: item.name,
      quantity: item.quantity ?? 1,
      price: item.price.toFixed(2),
    })),
    fulfillments:
      state.fulfillment === null
        ? []
        : [
            {
              status: 'success',
              tracking_number: order.tracking,
              tracking_numbers: order.tracking === null ? [] : [order.tracking],
              created_at: iso(at + DAY),
            },
          ],
  }
}

const stateOf = (state: string) => {
  const shipped = /^(shipped|delivered|fulfilled)$/.test(state)
  const refunded = /^(refunded|returned)$/.test(state)
  const cancelled = state === 'cancelled'
  return {
    financial: refunded || cancelled ? 'refunded' : 'paid',
    fulfillment: shipped || refunded ? 'fulfilled' : state === 'partial' ? 'partial' : null,
    cancelled,
  }
}
