import { defineConfig } from 'vitest/config'

/** `unit` is the part of `npm run check`, `e2e` starts the built program, `long` is for `npm run test:long`. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**', 'test/long/**'],
          // Tests keep nothing between files: one start of the machinery serves them all.
          isolate: false,
          maxWorkers: 2,
        },
      },
      { test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'long', include: ['test/long/**/*.test.ts'], testTimeout: 240_000 } },
    ],
  },
})
