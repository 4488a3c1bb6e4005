/** `make screenshots`: the pictures of `pictures.json` into docs/screenshots; areas add files `*.shots.ts`. */
import { defineConfig } from '@playwright/test'
import tests from './playwright.config'

const launched = tests.use?.launchOptions

export default defineConfig({
  ...tests,
  testMatch: '*.shots.ts',
  globalSetup: './screenshots.setup.ts',
  workers: 2,
  timeout: 180_000,
  globalTimeout: 1_200_000,
  use: {
    ...tests.use,
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36',
    // fields of days are drawn by the browser, in the language that it was started in
    launchOptions: { ...launched, args: [...(launched?.args ?? []), '--lang=zh-CN'], env: { ...process.env, LANGUAGE: 'zh_CN' } as Record<string, string> },
  },
})
