import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Property tests go through the whole knowledge; no test depends on how fast the machine is.
    testTimeout: 120_000,
  },
})
