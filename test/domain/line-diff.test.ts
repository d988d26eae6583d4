import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffLines } from '../../src/domain/line-diff.ts'

const say = (before: string, after: string) =>
  diffLines(before, after).map(
    ({ kind, text }) => `${{ same: ' ', out: '-', in: '+' }[kind]}${text}`,
  )

describe('the difference of two texts', () => {
  it('shows a changed line as taken out and put in, between what stayed', () => {
    expect(say('a\nb\nc\n', 'a\nB\nc\n')).toEqual([' a', '-b', '+B', ' c'])
  })

  it('keeps the most lines it can', () => {
    expect(say('a\nb\nc\nd', 'b\nc\nx\nd')).toEqual(['-a', ' b', ' c', '+x', ' d'])
  })

  it('of a new text is all put in, of an emptied one all taken out, of the same none', () => {
    expect(say('', 'a\nb')).toEqual(['+a', '+b'])
    expect(say('a\nb', '')).toEqual(['-a', '-b'])
    expect(say('a\r\nb\r\n', 'a\nb\n')).toEqual([' a', ' b'])
  })

  it('holds both texts whole, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(text, text, (old, fresh) => {
        const [before, after] = [`${old.join('\n')}\n`, `${fresh.join('\n')}\n`]
        const lines = diffLines(before, after)
        const side = (kind: 'out' | 'in') =>
          lines.flatMap((line) => (line.kind === 'same' || line.kind === kind ? [line.text] : []))
        expect(side('out')).toEqual(old)
        expect(side('in')).toEqual(fresh)
      }),
    )
  })

  it('of very long texts comes at once, line by line or not', () => {
    const long = (mark: string) => Array.from({ length: 5000 }, (_, n) => `${mark}${n}`).join('\n')
    expect(diffLines(long('a'), long('b'))).toHaveLength(10_000)
  })
})
