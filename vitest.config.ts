import { defineConfig } from 'vitest/config'

/** Tests keep nothing between files: one start of the machinery serves them all. */
const together = { pool: 'threads', isolate: false, maxWorkers: 2 } as const

/**
 * `unit` is the part of `npm run check`; `web` (pages, sandbox, model servers) and `e2e` (the built program) join it in
 * `npm test`; `long` is for `npm run test:long`.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...together,
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/{web,sandbox,llm,stand-ins,e2e,long}/**'],
        },
      },
      {
        test: {
          ...together,
          name: 'web',
          include: ['test/{web,sandbox,llm,stand-ins}/**/*.test.{ts,tsx}'],
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          maxWorkers: 2,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'long',
          include: ['test/long/**/*.test.ts'],
          maxWorkers: 2,
          testTimeout: 240_000,
        },
      },
    ],
  },
})
