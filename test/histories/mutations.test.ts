import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { MUTATIONS } from './mutations.ts'

const rootOf = (file: string) => new URL(`../../${file}`, import.meta.url)

describe('a planted fault', () => {
  const edits = MUTATIONS.flatMap(({ name, edits }) => edits.map((edit) => ({ name, ...edit })))

  test.each(edits)('changes one place of the product: $name', ({ file, find, put }) => {
    expect(readFileSync(rootOf(file), 'utf8').split(find)).toHaveLength(2)
    expect(put).not.toBe(find)
  })
})
