/** The frame around every page. */
import { html } from 'hono/html'
import type { Child, FC } from 'hono/jsx'

/** A whole document: hono/jsx writes no doctype, and without one browsers fall back to quirks. */
export const asPage = (page: Child) => html`<!doctype html>${page}`

/**
 * htmx under the content security policy: no style of its own in the page, nothing evaluated; a refusal is shown like any
 * other answer. Nothing is kept in the browser's storage: pages hold customers' words.
 */
const HTMX = JSON.stringify({
  includeIndicatorStyles: false,
  allowEval: false,
  allowScriptTags: false,
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  responseHandling: [
    { code: '204', swap: false },
    { code: '...', swap: true },
  ],
})

type DocumentFacts = {
  title: string
  /** Hears of what happens meanwhile. */
  isLive?: boolean
  /** Where the browser goes at once. */
  refreshTo?: string
  children?: Child
}

export const Document: FC<DocumentFacts> = ({ title, isLive = false, refreshTo, children }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      {refreshTo !== undefined && <meta http-equiv="refresh" content={`0;url=${refreshTo}`} />}
      <title>{title} · Relance</title>
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      <link rel="stylesheet" href="/assets/inbox.css" />
      {isLive && <Scripts />}
    </head>
    <body
      hx-boost={isLive ? 'true' : undefined}
      hx-ext={isLive ? 'sse' : undefined}
      sse-connect={isLive ? '/live' : undefined}
    >
      <a class="skip" href="#main" hx-boost="false">
        Skip to the content
      </a>
      {children}
    </body>
  </html>
)

const Scripts: FC = () => (
  <>
    <meta name="htmx-config" content={HTMX} />
    <script src="/assets/htmx.js" defer></script>
    <script src="/assets/sse.js" defer></script>
    <script src="/assets/inbox.js" type="module"></script>
  </>
)

/** A page with one thing to say: sign-in, refusals. */
export const PlainPage: FC<{ title: string; children?: Child }> = ({ title, children }) => (
  <Document title={title}>
    <main id="main" class="plain">
      <h1>{title}</h1>
      {children}
    </main>
  </Document>
)
