import { describe, expect, it } from 'vitest'
import { findQuotes, Marked } from '../../src/web/inbox/highlight.tsx'

const found = (text: string, ...quotes: string[]) =>
  findQuotes(text, quotes).map(({ start, end }) => text.slice(start, end))

describe('a quote', () => {
  it.each([
    ['as it stands', 'Bitte senden Sie uns ein Foto.', 'ein Foto', 'ein Foto'],
    ['at the very beginning', 'Foto bitte', 'Foto', 'Foto'],
    ['at the very end', 'Ein Foto', 'Foto', 'Foto'],
    ['that is the whole text', 'Foto', 'Foto', 'Foto'],
    ['over a line break', 'send us\n  a photo please', 'us a photo', 'us\n  a photo'],
    [
      'with other quotation marks',
      'l’adresse «exacte»',
      'l\'adresse "exacte"',
      'l’adresse «exacte»',
    ],
    ['with another dash', 'la semana 12–14', 'la semana 12-14', 'la semana 12–14'],
    ['beside emoji', '🙏🙏 foto por favor 🙏', 'foto por favor', 'foto por favor'],
    ['twice: the first', 'photo, photo', 'photo', 'photo'],
  ])('%s is found where it stands', (_, text, quote, expected) => {
    expect(found(text, quote)).toEqual([expected])
  })

  it('written with composed accents is found in decomposed text', () => {
    const text = 'le cafe\u0301 froid'
    expect(found(text, 'café froid')).toEqual(['cafe\u0301 froid'])
  })

  it.each([['not said'], [''], ['  ']])('%j that does not stand there is left out', (quote) => {
    expect(found('We asked for a photo.', quote)).toEqual([])
  })
})

describe('marked text', () => {
  const marked = (text: string, passages: { start: number; end: number; title?: string }[]) =>
    String(<Marked text={text} passages={passages} />)

  it('keeps every character and marks passages in any order', () => {
    const html = marked('abcdefgh', [
      { start: 5, end: 6 },
      { start: 1, end: 3 },
    ])
    expect(html).toBe('a<mark>bc</mark>de<mark>f</mark>gh')
  })

  it('joins what overlaps and keeps apart what only touches', () => {
    const passages = [
      { start: 0, end: 4, title: 'claims' },
      { start: 2, end: 5, title: 'links' },
      { start: 5, end: 6, title: 'length' },
    ]
    expect(marked('abcdefgh', passages)).toBe(
      '<mark title="claims · links">abcde</mark><mark title="length">f</mark>gh',
    )
  })

  it.each([
    [-1, 2],
    [2, 2],
    [3, 2],
    [6, 9],
  ])('leaves out a passage from %i to %i that the text does not have', (start, end) => {
    expect(marked('abcdefgh', [{ start, end }])).toBe('abcdefgh')
  })

  it('escapes inside and outside of marks', () => {
    expect(marked('<b>&<i>', [{ start: 0, end: 3 }])).toBe('<mark>&lt;b&gt;</mark>&amp;&lt;i&gt;')
  })
})
