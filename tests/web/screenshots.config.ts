/** `make screenshots`: the pictures of `pictures.json` into docs/screenshots; areas add files `*.shots.ts`. */
import { defineConfig } from '@playwright/test'
import tests from './playwright.config'

export default defineConfig({
  ...tests,
  projects: undefined,
  testMatch: '*.shots.ts',
  globalSetup: './screenshots.setup.ts',
  workers: 2,
  timeout: 180_000,
  globalTimeout: 1_200_000,
  use: {
    ...tests.use,
    // what the list of devices shows
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36',
  },
})
