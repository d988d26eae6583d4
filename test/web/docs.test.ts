import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/web/app.ts'
import { ask, visit } from './asking.ts'
import { memoryServices } from './memory-services.ts'

describe('the page about the API', () => {
  it('names every route and shape of the OpenAPI document', async () => {
    const app = createApp(memoryServices([]))
    const { html, status } = await visit(app, '/docs')
    const { body } = await ask(app, 'GET', '/openapi.json')
    expect(status).toBe(200)
    for (const [path, methods] of Object.entries(body.paths))
      for (const method of Object.keys(methods as object))
        expect(html).toContain(`${method.toUpperCase()} ${path}`)
    for (const name of Object.keys(body.components.schemas))
      expect(html).toContain(`<section id="${name}">`)
  })

  it('says what a route takes and answers', async () => {
    const { html } = await visit(createApp(memoryServices([])), '/docs')
    expect(html).toContain('<a href="#Approval">Approval</a>')
    expect(html).toContain('<a href="#DecisionList">DecisionList</a>')
    expect(html).toContain('&quot;not_needed&quot; | &quot;text&quot;')
  })

  it('needs no script and nothing of another site', async () => {
    const { html } = await visit(createApp(memoryServices([])), '/docs')
    expect(html).not.toMatch(/<script|(?:src|href)="(?:https?:)?\/\//)
  })

  it('asks for the token like everything else', async () => {
    const app = createApp(memoryServices([], { adminToken: 'sesame' }))
    expect((await visit(app, '/docs')).status).toBe(303)
  })
})
