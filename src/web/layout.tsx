/** The frame around every page. */
import { html } from 'hono/html'
import type { Child, FC } from 'hono/jsx'

/** A whole document: hono/jsx writes no doctype, and without one browsers fall back to quirks. */
export const asPage = (page: Child) => html`<!doctype html>${page}`

export const Document: FC<{ title: string; children?: Child }> = ({ title, children }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title} · Relance</title>
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      <link rel="stylesheet" href="/assets/inbox.css" />
    </head>
    <body>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      {children}
    </body>
  </html>
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
