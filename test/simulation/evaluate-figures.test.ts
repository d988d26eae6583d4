/** Tests the figures against sums done by hand. */
import { describe, expect, it } from 'vitest'
import { compareWith, readEarlier } from '../../src/simulation/evaluate-compare.ts'
import {
  calibrationOf,
  confusionOf,
  figuresBy,
  figuresOf,
  intervalsOf,
  isRight,
  type Scored,
} from '../../src/simulation/evaluate-figures.ts'

const scored = (label: Scored['label'], verdict: string, over: Partial<Scored> = {}): Scored => ({
  id: `${label}-${verdict}`,
  ...{ label, verdict, language: 'en', axes: [], confidence: 0.9 },
  ...over,
})

const times = (count: number, one: Scored) => Array.from({ length: count }, () => one)

/** 6 hits, 2 misses, 1 needless, 7 rightly left alone. */
const SAMPLE = [
  ...times(6, scored('needed', 'follow_up')),
  ...times(1, scored('needed', 'no_follow_up')),
  ...times(1, scored('needed', 'wait')),
  ...times(1, scored('not_needed', 'follow_up')),
  ...times(3, scored('not_needed', 'no_follow_up')),
  ...times(1, scored('not_needed', 'stopped')),
  ...times(1, scored('not_needed', 'hand_over')),
  ...times(1, scored('waiting_on_us', 'we_owe')),
  ...times(1, scored('waiting_on_us', 'no_follow_up')),
  ...times(4, scored('optional', 'follow_up')),
]

describe('figures', () => {
  it('are those of following up or not, and leave the optional alone', () => {
    const figures = figuresOf(SAMPLE, false)
    expect(figures).toMatchObject({ cases: 20, scored: 16, accuracy: 13 / 16, recall: 6 / 8 })
    expect(figures.precision).toBeCloseTo(6 / 7, 12)
    expect(figures.f1).toBeCloseTo((2 * (6 / 7) * (6 / 8)) / (6 / 7 + 6 / 8), 12)
  })

  it('of three classes ask also who owes', () => {
    // Wrong: two needed, one not needed, one of ours taken for nobody's.
    expect(figuresOf(SAMPLE, false).three_class_accuracy).toBe(12 / 16)
  })

  it('count an answered offer as needed where the policy follows up on it', () => {
    expect(figuresOf(SAMPLE, true)).toMatchObject({
      scored: 20,
      accuracy: 17 / 20,
      recall: 10 / 12,
    })
    expect(figuresOf([scored('optional', 'no_follow_up')], true).accuracy).toBe(0)
  })

  it('do not exist where there is nothing to divide by', () => {
    expect(figuresOf([], false)).toEqual({
      ...{ cases: 0, scored: 0, accuracy: null, precision: null, recall: null, f1: null },
      three_class_accuracy: null,
    })
    expect(figuresOf([scored('not_needed', 'wait')], false)).toMatchObject({
      ...{ accuracy: 1, precision: null, recall: null, f1: null },
    })
  })

  it.each(['no_follow_up', 'wait', 'hand_over', 'we_owe', 'stopped', 'no_answer'])(
    '%s is no follow-up',
    (verdict) => {
      expect(isRight(scored('needed', verdict))).toBe(false)
      expect(isRight(scored('waiting_on_us', verdict))).toBe(true)
    },
  )

  it('are split by language and axis; one case may stand on several axes', () => {
    const cases = [
      scored('needed', 'follow_up', { language: 'fr', axes: ['quotes', 'multi_ask'] }),
      scored('needed', 'wait', { language: 'it', axes: ['quotes'] }),
    ]
    const byAxis = figuresBy(cases, ({ axes }) => axes, false)
    expect(byAxis).toMatchObject({ quotes: { accuracy: 0.5 }, multi_ask: { accuracy: 1 } })
    expect(Object.keys(figuresBy(cases, ({ language }) => [language], false))).toEqual(['fr', 'it'])
  })

  it('come with a table of labels and verdicts that holds every case', () => {
    const confusion = confusionOf(SAMPLE)
    expect(confusion.needed).toEqual({ follow_up: 6, no_follow_up: 1, wait: 1 })
    const all = Object.values(confusion).flatMap((row) => Object.values(row))
    expect(all.reduce((a, b) => a + b)).toBe(SAMPLE.length)
  })

  it('lie inside their intervals', () => {
    const { accuracy } = intervalsOf(SAMPLE, false)
    expect(accuracy?.low).toBeLessThan(13 / 16)
    expect(accuracy?.high).toBeGreaterThan(13 / 16)
  })

  it('of calibration leave out what nobody judged', () => {
    const cases = [
      ...times(3, scored('needed', 'follow_up', { confidence: 0.75 })),
      scored('needed', 'no_follow_up', { confidence: 0.75 }),
      scored('not_needed', 'stopped', { confidence: null }),
    ]
    const { bins, error } = calibrationOf(cases, false)
    expect(bins).toMatchObject([{ count: 4, shareRight: 0.75 }])
    expect(error).toBeCloseTo(0, 10)
  })
})

describe('a comparison', () => {
  const one = (id: string, right: boolean | null, verdict = 'wait', label = 'needed') => ({
    ...{ id, label, verdict, right },
  })

  it('counts what was won and lost, and leaves out what was not scored in both', () => {
    const before = { judged: [one('a', true), one('b', false), one('c', null), one('d', true)] }
    const judged = [
      one('a', false, 'follow_up'),
      one('b', true),
      one('c', true),
      one('d', true, 'wait', 'not_needed'),
      one('e', true),
    ]
    expect(compareWith(before, { judged })).toMatchObject({
      ...{ compared: 2, left_out: 4, won: 1, lost: 1, p: 1 },
      ...{ accuracy_before: 0.5, accuracy_after: 0.5 },
      changed: [
        { id: 'a', before: 'wait', after: 'follow_up', right: false },
        { id: 'b', right: true },
      ],
    })
  })

  it('finds six won and none lost to be more than chance', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f']
    const before = { judged: ids.map((id) => one(id, false)) }
    expect(compareWith(before, { judged: ids.map((id) => one(id, true)) }).p).toBeCloseTo(
      2 / 64,
      12,
    )
  })

  it('reads nothing but what evaluate wrote', () => {
    expect(
      readEarlier('{"judged":[{"id":"a","label":"needed","verdict":"wait","right":null}]}'),
    ).toEqual({ judged: [one('a', null)] })
    expect(readEarlier('{"accuracy":1}')).toBeNull()
    expect(readEarlier('no json')).toBeNull()
  })
})
