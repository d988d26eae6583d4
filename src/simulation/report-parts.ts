/** Small pieces of the report's page. Whatever comes from customers or models is escaped. */
import { html, raw } from 'hono/html'

export type Html = ReturnType<typeof html>

/** Markup of our own making: a style sheet, a drawing. */
export const trusted = (markup: string) => raw(markup)

export const section = (id: string, title: string, content: Html): Html =>
  html`<section id="${id}"><h2>${title}</h2>${content}</section>`

/** Where an agent opens it; of another desk than the real one only its number. */
export const ticketLink = (account: string, id: number): string | Html =>
  account.endsWith('.gorgias.com')
    ? html`<a href="https://${account}/app/ticket/${id}">${id}</a>`
    : String(id)

export const table = (head: string[], rows: (string | Html)[][], caption?: string): Html =>
  html`<div class="scroll" tabindex="0" role="group" aria-label="${caption ?? head.join(', ')}"><table>${
    caption === undefined ? '' : html`<caption>${caption}</caption>`
  }<thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead><tbody>${rows.map(
    (row) =>
      html`<tr>${row.map((cell, place) =>
        place === 0
          ? html`<th scope="row" dir="auto">${cell}</th>`
          : html`<td dir="auto">${cell}</td>`,
      )}</tr>`,
  )}</tbody></table></div>`

export const list = (items: (string | Html)[]): Html =>
  html`<ul>${items.map((item) => html`<li dir="auto">${item}</li>`)}</ul>`

/** Nothing where there is nothing to show. */
export const many = <T>(items: T[], show: (items: T[]) => Html): Html =>
  items.length === 0 ? html`` : show(items)
