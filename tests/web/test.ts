/** The `test` of these tests: beside the browser of a test there may be others, which are closed with it. */
import { expect, test as base, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test'

import { listen } from './heard'
import { slowed } from './slow'

export { expect }

interface Beside {
  /** A page in another browser: another computer, another person. A page that is left open goes on asking. */
  elsewhere: (options?: BrowserContextOptions) => Promise<Page>
}

/** What its pages say is kept, and its answers are late where that is asked for. */
async function prepared(context: BrowserContext): Promise<BrowserContext> {
  await listen(context)
  await slowed(context)
  return context
}

/** As the browser of a test itself (`playwright.config.ts`). */
export async function anotherBrowser(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return prepared(
    await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce', ...options }),
  )
}

export const test = base.extend<Beside>({
  context: async ({ context }, use) => use(await prepared(context)),
  elsewhere: async ({ browser }, use) => {
    const opened: BrowserContext[] = []
    await use(async (options) => {
      const context = await anotherBrowser(browser, options)
      opened.push(context)
      return context.newPage()
    })
    await Promise.all(opened.map((each) => each.close()))
  },
})
