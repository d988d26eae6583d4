/** Looks whether the helpdesk's webhook towards us is there, on, and carries our secret. */
import { type CheckLine, collidingAs, ok, problem, warning } from '../../domain/examination.ts'
import type { Webhook } from '../../domain/surroundings.ts'

export const checkWebhook = (all: Webhook[], secret: string | null): CheckLine[] => {
  const ours = all.filter(isOurWebhook)
  if (secret === null) return [judgeUnwanted(ours)]
  if (ours.length === 0)
    return [
      warning(
        'webhook',
        'WEBHOOK_SECRET is set, but no HTTP integration of the account calls /webhooks/gorgias',
        'Let `relance setup --url ADDRESS --apply` make one, or unset WEBHOOK_SECRET: passes find everything without it.',
      ),
    ]
  return ours.map((webhook) => judge(webhook, secret))
}

/** It calls an installation of ours, this one or another. */
export const isOurWebhook = ({ url }: Webhook) => OURS.test(url)

const OURS = /\/webhooks\/gorgias\/?(\?|$)/

const judgeUnwanted = (ours: Webhook[]): CheckLine =>
  ours.some(({ isActive }) => isActive)
    ? warning(
        'webhook',
        'an HTTP integration calls /webhooks/gorgias, but without WEBHOOK_SECRET every call is refused',
        'Set WEBHOOK_SECRET to the value of its header X-Relance-Secret, or deactivate it.',
      )
    : ok('webhook', 'none is used; passes find everything without it')

const judge = (webhook: Webhook, secret: string): CheckLine => {
  const name = `the HTTP integration "${webhook.name ?? webhook.id}"`
  if (!webhook.isActive)
    return collidingAs(
      'webhook disabled',
      problem(
        'webhook',
        `${name} is deactivated; Gorgias does so after many failed calls`,
        'See that its address reaches this machine, then activate it again.',
      ),
    )
  if (webhook.headers['x-relance-secret'] !== secret)
    return problem(
      'webhook',
      `${name} carries no header X-Relance-Secret with our secret`,
      'Write the value of WEBHOOK_SECRET into that header.',
    )
  return webhook.triggers.includes('ticket-message-created')
    ? ok('webhook', `${name} calls us`)
    : warning(
        'webhook',
        `${name} does not call when a message is created`,
        'Turn its trigger "ticket message created" on.',
      )
}
