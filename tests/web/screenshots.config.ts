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
    // fields of days are drawn by the browser, in the language that it was started in
    launchOptions: { ...tests.use?.launchOptions, env: { ...process.env, LANGUAGE: 'zh_CN' } as Record<string, string> },
  },
})
