import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'sqlite',
  schema: [
    './src/store/schema.ts',
    './src/store/command-tables.ts',
    './src/store/erasure-tables.ts',
    './src/store/insight-tables.ts',
    './src/store/log-tables.ts',
    './src/store/mirror-tables.ts',
    './src/store/simulation-tables.ts',
    './src/store/user-tables.ts',
  ],
  out: './migrations',
})
