import { spawnSync } from 'node:child_process'
import { hostname } from 'node:os'
import { expect, test } from 'vitest'
import { isAlive, isGone, thisProcess } from '../../src/lib/process.ts'

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

test.each([
  ['this one', thisProcess(), true],
  ['another living one', `${hostname()}:${process.ppid}:1`, true],
  ['an earlier one that had our number', `${hostname()}:${process.pid}:1`, false],
  ['one of another host', 'some-other-host:1:1', false],
])('%s certainly lives: %s', (_, owner, expected) => {
  expect(isAlive(owner)).toBe(expected)
})
