/** Tests what an account does by itself when its settings say so: surveys, unassigning, an unverified mailbox. */
import { expect, test } from 'vitest'
import { HOUR } from '../../src/lib/clock.ts'
import { connect, fileWith, NOW, reply } from './client.ts'

const open = (faults: object) => connect({ clock: NOW, tickets: fileWith({}, {}), faults })
const TICKET = '/api/tickets/1001'

test.each([true, false])('a reply takes the ticket from its assignee: %s', async (isOn) => {
  const { get, post, put } = open({ unassign_on_reply: isOn })
  const [user] = (await get('/api/users')).body.data
  await put(TICKET, { assignee_user: { id: user.id } })
  await post(`${TICKET}/messages`, reply('customer0@example.com'))
  const { assignee_user } = (await get(TICKET)).body
  expect(assignee_user?.id ?? null).toBe(isOn ? null : user.id)
})

test.each([true, false])('closing plans one survey two hours later: %s', async (isOn) => {
  const { get, post, put } = open({ send_surveys: isOn })
  await post(`${TICKET}/messages`, reply('customer0@example.com'))
  for (const status of ['closed', 'open', 'closed']) await put(TICKET, { status })
  const { data } = (await get('/api/satisfaction-surveys')).body
  expect(
    data.map((survey: { ticket_id: number; should_send_datetime: string }) => [
      survey.ticket_id,
      Date.parse(survey.should_send_datetime) >= NOW + 2 * HOUR,
    ]),
  ).toEqual(isOn ? [[1001, true]] : [])
})

test.each([true, false])('the settings say what is switched on: %s', async (isOn) => {
  const { get } = open({
    ...{ unassign_on_reply: isOn, send_surveys: isOn, auto_merge: isOn, mailbox_unverified: isOn },
  })
  const { data } = (await get('/api/account/settings')).body
  const of = (type: string) => data.find((setting: { type: string }) => setting.type === type).data
  expect(of('ticket-assignment').unassign_on_reply).toBe(isOn)
  expect(of('satisfaction-surveys').send_survey_for_email).toBe(isOn)
  expect(of('auto-merge').tickets.enabled).toBe(isOn)
  const [mailbox] = (await get('/api/integrations?type=email')).body.data
  expect(mailbox.meta.verified).toBe(!isOn)
})
