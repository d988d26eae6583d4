import { beforeAll, describe, expect, it } from 'vitest'
import { api, ask } from './asking.ts'
import { memoryServices } from './memory-services.ts'

type Schema = { type?: string | string[]; $ref?: string; [key: string]: unknown }
type Operation = {
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[]
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> }
  responses: Record<string, { content: Record<string, unknown> }>
  security?: unknown[]
}
type Document = {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: {
    schemas: Record<string, { required: string[]; properties: Record<string, Schema> }>
  }
}

let document: Document
beforeAll(async () => {
  document = (await ask(api(memoryServices([])).app, 'GET', '/openapi.json')).body
})

describe('the OpenAPI document', () => {
  it('is 3.1 and describes every route there is', () => {
    expect(document.openapi).toBe('3.1.0')
    const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    )
    expect(routes.sort()).toEqual([
      'delete /api/v1/decisions/{id}/approval',
      'get /api/v1/decisions',
      'get /api/v1/decisions/{id}',
      'get /api/v1/insights',
      'get /api/v1/pause',
      'get /api/v1/personas/{name}',
      'get /api/v1/policies/{name}',
      'get /api/v1/simulations/{id}',
      'get /api/v1/tickets/{id}/explanation',
      'get /healthz',
      'get /metrics',
      'get /readyz',
      'post /api/v1/decisions/{id}/approval',
      'post /api/v1/decisions/{id}/feedback',
      'post /api/v1/decisions/{id}/postponement',
      'post /api/v1/decisions/{id}/redraft',
      'post /api/v1/decisions/{id}/rejection',
      'post /api/v1/decisions/{id}/resolution',
      'post /api/v1/passes',
      'post /api/v1/simulations',
      'post /webhooks/gorgias',
      'put /api/v1/pause',
      'put /api/v1/personas/{name}',
      'put /api/v1/policies/{name}',
    ])
  })

  it('requires every path parameter, and says that ticket ids are whole numbers', () => {
    for (const methods of Object.values(document.paths))
      for (const { parameters = [] } of Object.values(methods))
        for (const parameter of parameters.filter((one) => one.in === 'path'))
          expect(parameter.required).toBe(true)
    const [id] = document.paths['/api/v1/tickets/{id}/explanation']?.get?.parameters ?? []
    expect(id).toMatchObject({ name: 'id', in: 'path', schema: { type: 'integer', minimum: 1 } })
  })

  it('describes filters by plain optional types', () => {
    const { parameters = [] } = document.paths['/api/v1/decisions']?.get ?? {}
    const types = Object.fromEntries(parameters.map(({ name, schema }) => [name, schema.type]))
    expect(types).toEqual({
      status: 'string',
      verdict: 'string',
      ticket_id: 'integer',
      policy: 'string',
      limit: 'integer',
      cursor: 'string',
    })
    expect(parameters.every(({ required }) => required !== true)).toBe(true)
  })

  it('lets a decision’s keys be null exactly where they may be', () => {
    const { required, properties } = document.components.schemas.Decision ?? {
      required: [],
      properties: {},
    }
    expect(required.sort()).toEqual(Object.keys(properties).sort())
    const nullable = Object.entries(properties)
      .filter(([, schema]) => JSON.stringify(schema).includes('"null"'))
      .filter(([key]) => !['open_items', 'evidence'].includes(key))
      .map(([key]) => key)
    expect(nullable.sort()).toEqual([
      'cost_usd',
      'delivery',
      'draft',
      'outcome',
      'persona',
      'send_at',
      'until',
    ])
  })

  it('gives every refusal as a problem document', () => {
    for (const methods of Object.values(document.paths))
      for (const { responses } of Object.values(methods))
        for (const [status, { content }] of Object.entries(responses))
          expect(Object.keys(content)[0] === 'application/problem+json').toBe(Number(status) >= 400)
    const approval = document.paths['/api/v1/decisions/{id}/approval']?.post
    expect(Object.keys(approval?.responses ?? {})).toEqual(
      expect.arrayContaining(['200', '400', '401', '404', '409', '413', '415', '422']),
    )
  })

  it('asks for the bearer everywhere but at health', () => {
    expect(document.paths['/healthz']?.get?.security).toEqual([])
    expect(document.paths['/readyz']?.get?.security).toEqual([])
    expect(document.paths['/api/v1/decisions']?.get?.security).toBeUndefined()
    expect(document).toMatchObject({
      security: [{ bearer: [] }],
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    })
  })

  it('needs a body for the pause and none for an approval', () => {
    expect(document.paths['/api/v1/pause']?.put?.requestBody?.required).toBe(true)
    expect(document.paths['/api/v1/decisions/{id}/approval']?.post?.requestBody?.required).not.toBe(
      true,
    )
  })
})
