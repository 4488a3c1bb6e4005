import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

export const chromium = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync)

/** Begun first, so that no worker is left alone with them at the end. */
const LONGEST = ['tender.spec.ts', 'audit.spec.ts']

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  projects: [
    { name: 'longest', testMatch: LONGEST },
    { name: 'others', testIgnore: LONGEST },
  ],
  globalSetup: './global-setup.ts',
  // Each has a server of its own; the machine that must pass has two cores.
  workers: 2,
  // for a machine that is slow and has much else to do: no test asks how fast something is
  timeout: 360_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  reporter: [['list']],
  outputDir: 'test-results',
  use: {
    actionTimeout: 60_000,
    browserName: 'chromium',
    launchOptions: { executablePath: chromium, args: ['--no-sandbox', '--disable-dev-shm-usage'] },
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // what fades, or moves, is measured in the middle of it
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
  },
})
