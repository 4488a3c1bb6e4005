/** The `test` of these tests: beside the browser of a test there may be others, which are closed with it. */
import { expect, test as base, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test'

export { expect }

interface Beside {
  /** A page in another browser: another computer, another person. A page that is left open goes on asking. */
  elsewhere: (options?: BrowserContextOptions) => Promise<Page>
}

export const test = base.extend<Beside>({
  elsewhere: async ({ browser }, use) => {
    const opened: BrowserContext[] = []
    await use(async (options) => {
      const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1366, height: 768 }, ...options })
      opened.push(context)
      return context.newPage()
    })
    await Promise.all(opened.map((each) => each.close()))
  },
})
