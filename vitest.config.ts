import { defineConfig } from 'vitest/config'

export default defineConfig({
  cacheDir: 'node_modules/.cache/vite',
  test: {
    include: ['test/**/*.test.ts'],
    // No test changes what another sees, so that files share what they import: the knowledge is read twice, not twenty times.
    isolate: false,
    // Property tests go through the whole knowledge; no test depends on how fast the machine is.
    testTimeout: 120_000,
    // Many tests wait for a real clock or another process, which is no work for the machine.
    maxWorkers: 2,
  },
})
