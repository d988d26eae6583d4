/** The real fetch against a real server on this machine. */
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { createHelpdesk } from '../../src/gorgias/helpdesk.ts'
import { fixedClock } from '../lib/fixed-clock.ts'
import { list, message, reply } from './answers.ts'

const servers: Server[] = []

const serve = async (listener: RequestListener) => {
  const server = createServer(listener).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const close = async (server: Server) => {
  server.closeAllConnections()
  server.close()
  if (server.listening) await once(server, 'close')
}

const helpdeskAt = (origin: string) =>
  createHelpdesk({
    origin,
    account: new URL(origin).host,
    email: 'maya@shop.example',
    apiKey: 'k',
    share: 0.5,
    clock: fixedClock(),
    timeouts: { read: 100, write: 100 },
  })

afterEach(async () => {
  await Promise.all(servers.splice(0).map(close))
})

describe('on a real connection', () => {
  test('a post arrives once, byte for byte', async () => {
    const bodies: string[] = []
    const origin = await serve(async (request, response) => {
      let body = ''
      for await (const chunk of request.setEncoding('utf8')) body += chunk
      bodies.push(body)
      response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(message()))
    })
    const result = await helpdeskAt(origin).post(reply({ text: 'Grüße – ¿qué tal?\nÀ bientôt 👋' }))
    expect(result.kind).toBe('accepted')
    expect(bodies.map((body) => JSON.parse(body).body_text)).toEqual([
      'Grüße – ¿qué tal?\nÀ bientôt 👋',
    ])
  })

  test.each<[string, RequestListener]>([
    ['a reset after the request', (request) => request.socket.resetAndDestroy()],
    ['an end without an answer', (request) => request.socket.end()],
    ['silence', () => {}],
    [
      'an answer that stops in the middle',
      (request, response) => {
        response.writeHead(201, { 'content-length': '5000' }).write('{"id":900,')
        setImmediate(() => request.socket.destroy())
      },
    ],
    ['an answer that never ends', (_, response) => void response.writeHead(201).write('{"id":900')],
  ])('%s leaves a post unclear, after one request', async (_, listener) => {
    let requests = 0
    const origin = await serve((request, response) => {
      requests += 1
      request.resume()
      request.on('end', () => listener(request, response))
    })
    const helpdesk = helpdeskAt(origin)
    expect(await helpdesk.post(reply())).toMatchObject({ kind: 'unclear' })
    expect(requests).toBe(1)
    expect(helpdesk.callCount()).toBe(1)
  })

  test('a redirect of a post is not followed', async () => {
    const paths: (string | undefined)[] = []
    const origin = await serve((request, response) => {
      paths.push(request.url)
      response.writeHead(307, { location: '/elsewhere' }).end()
    })
    expect(await helpdeskAt(origin).post(reply())).toMatchObject({ kind: 'unclear' })
    expect(paths).toEqual(['/api/tickets/153006867/messages'])
  })

  test('a port where nobody listens: nothing was sent', async () => {
    const origin = await serve(() => {})
    await Promise.all(servers.splice(0).map(close))
    const helpdesk = helpdeskAt(origin)
    expect(await helpdesk.post(reply())).toEqual({ kind: 'not_sent', why: 'ECONNREFUSED' })
    expect(helpdesk.callCount()).toBe(0)
  })

  test('TLS to a server that speaks none: nothing was sent', async () => {
    let requests = 0
    const origin = await serve(() => {
      requests += 1
    })
    const helpdesk = helpdeskAt(origin.replace('http:', 'https:'))
    expect(await helpdesk.post(reply())).toMatchObject({ kind: 'not_sent' })
    expect(requests).toBe(0)
  })

  test('a read survives a reset and a cut-off page', async () => {
    let requests = 0
    const origin = await serve((request, response) => {
      requests += 1
      if (requests === 1) request.socket.resetAndDestroy()
      else if (requests === 2) response.end('{"data":[')
      else response.end(JSON.stringify(list([message()])))
    })
    expect((await helpdeskAt(origin).messagesPage(null)).items).toHaveLength(1)
    expect(requests).toBe(3)
  })

  test('a read nobody answers is a time-out after four attempts', async () => {
    let requests = 0
    const origin = await serve(() => {
      requests += 1
    })
    await expect(helpdeskAt(origin).ticket(5)).rejects.toMatchObject({
      code: 'timeout',
      status: null,
    })
    expect(requests).toBe(4)
  })
})
