import { expect, test } from 'vitest'
import { connect, fileWith, reply } from './client.ts'

test('a person sees the ticket as it arrived, without credentials', async () => {
  const { sandbox, post } = connect({ tickets: fileWith({ tags: ['damaged'], team: 'Orders' }) })
  await post('/api/tickets/1001/messages', reply('customer0@example.com'))
  const answer = await sandbox.app.request('/app/ticket/1001')
  const page = await answer.text()
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain('text/html')
  for (const shown of [
    'Cracked teapot',
    'My teapot is cracked.',
    'Could you still send the photo?',
  ])
    expect(page).toContain(shown)
  for (const shown of [
    'damaged',
    'Nora Feld, Orders',
    'on its way',
    '&lt;customer0@example.com&gt;',
  ])
    expect(page).toContain(shown)
})

test('what customers write stays words, and nothing foreign is loaded', async () => {
  const { sandbox, post } = connect({ tickets: fileWith({ subject: '<img src=x>' }) })
  const text = '<script>alert(1)</script> & "so on"'
  await post('/sandbox/tickets/1001/messages', { from: 'customer', text })
  const answer = await sandbox.app.request('/app/ticket/1001')
  const page = await answer.text()
  expect(page).not.toMatch(/<script|<img/)
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;so on&quot;')
  expect(answer.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'self'/,
  )
  const style = await sandbox.app.request('/app/style.css')
  expect(style.headers.get('content-type')).toContain('text/css')
})

test('a ticket that is gone gets a page that says so', async () => {
  const { sandbox } = connect({ tickets: fileWith({ merged: true }) })
  for (const id of ['1001', '7', 'x']) {
    const answer = await sandbox.app.request(`/app/ticket/${id}`)
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('No such ticket')
  }
})
