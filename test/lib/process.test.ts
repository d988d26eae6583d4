import { spawnSync } from 'node:child_process'
import { hostname } from 'node:os'
import { expect, test } from 'vitest'
import { isGone, thisProcess } from '../../src/lib/process.ts'

test('a process knows itself, and is not gone', () => {
  expect(thisProcess()).toMatch(new RegExp(`^${hostname()}:${process.pid}:\\d+$`))
  expect(thisProcess()).toBe(thisProcess())
  expect(isGone(thisProcess())).toBe(false)
})

test('a process that ended on this host is gone', () => {
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  expect(isGone(`${hostname()}:${pid}:1764000000000`)).toBe(true)
})

test('an earlier process that had our number is gone', () => {
  expect(isGone(`${hostname()}:${process.pid}:1`)).toBe(true)
})

test.each([
  ['a living one', `${hostname()}:${process.ppid}:1`],
  ['one of another host, which nobody can ask', 'some-other-host:1:1'],
  ['a name that is none', 'worker'],
  ['nothing', ''],
])('%s is not certainly gone', (_, owner) => {
  expect(isGone(owner)).toBe(false)
})
