/** Asks the app as a program would. */
import type { Services } from '../../src/services.ts'
import { createApp } from '../../src/web/app.ts'

export type App = ReturnType<typeof createApp>

export const api = (services: Services) => ({ app: createApp(services) })

export const ask = async (app: App, method: string, path: string, body?: unknown) => {
  const answer = await app.request(path, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  })
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  const read = (await answer.json()) as any
  return { status: answer.status, type: answer.headers.get('content-type'), body: read }
}

/** Sends a form as a browser does, from the page itself. */
export const submit = (app: App, path: string, fields: Record<string, string>, headers = {}) =>
  app.request(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { Accept: 'text/html', 'Sec-Fetch-Site': 'same-origin', ...headers },
  })

/** A page as a browser asks for it. */
export const visit = async (app: App, path: string, headers = {}) => {
  const answer = await app.request(path, { headers: { Accept: 'text/html', ...headers } })
  return { status: answer.status, headers: answer.headers, html: await answer.text() }
}
