/**
 * A slow house, on purpose: every answer of the interface is late by chance, some before the server acts and some
 * after. What a test clicks before an answer arrived, a person can click, too.
 */
import type { BrowserContext } from '@playwright/test'

/** The longest an answer is late, in milliseconds; 0 for as fast as it is. */
const LATE = Number(process.env.GONGZHI_TEST_LATE ?? 0)

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export async function slowed(context: BrowserContext): Promise<void> {
  if (!LATE) return
  await context.route(
    (url) => url.pathname.startsWith('/v2/') || url.pathname.startsWith('/auth/'),
    async (route) => {
      const late = Math.random() * LATE
      try {
        if (Math.random() < 0.5 || route.request().headers().accept?.includes('event-stream')) {
          await wait(late)
          await route.continue()
        } else {
          const answer = await route.fetch({ maxRedirects: 0 })
          await wait(late)
          await route.fulfill({ response: answer })
        }
      } catch {
        // the page is gone, or asked no more
      }
    },
  )
}
