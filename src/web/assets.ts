/** The style sheet, the icon and the scripts, served from memory. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { INBOX_CSS } from './inbox/style.ts'
import { PROMPTS_CSS } from './prompt-desk/style.ts'
import { FRAME_CSS } from './style.ts'

/** Open to everybody: the sign-in page needs them. */
export const assetRoutes = () => {
  const css = `${readPackaged('@picocss/pico/css/pico.min.css')}\n${FRAME_CSS}\n${INBOX_CSS}\n${PROMPTS_CSS}`
  const routes = new Hono()
  routes.use('/assets/*', etag())
  routes.get('/assets/inbox.css', (c) => c.body(css, 200, asset('text/css')))
  for (const [name, script] of Object.entries(readScripts()))
    routes.get(`/assets/${name}`, (c) => c.body(script, 200, asset('text/javascript')))
  routes.get('/assets/icon.svg', (c) => c.body(ICON, 200, asset('image/svg+xml')))
  return routes
}

/** Found through the packages, wherever they are installed and whatever the working directory is. */
const readPackaged = (file: string) =>
  readFileSync(createRequire(import.meta.url).resolve(file), 'utf8')

const readScripts = () => ({
  'htmx.js': readPackaged('htmx.org/dist/htmx.min.js'),
  'sse.js': readPackaged('htmx-ext-sse/dist/sse.min.js'),
  'inbox.js': readFileSync(new URL('./browser/inbox.js', import.meta.url), 'utf8'),
})

/** Asked for anew each time, answered with 304 while unchanged: an update of the service shows at once. */
const asset = (type: string) => ({
  'Content-Type': `${type}; charset=utf-8`,
  'Cache-Control': 'no-cache',
})

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="7" fill="#0172ad"/>
<path d="M8 9h16v11H15l-5 4v-4H8z" fill="none" stroke="#fff" stroke-width="2.4" stroke-linejoin="round"/>
</svg>`
