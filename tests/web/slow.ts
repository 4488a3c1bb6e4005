/**
 * A slow house, on purpose: every answer of the interface, and every part of the page that is loaded when it is
 * needed, is late by chance, some before the server acts and some after. What a test clicks before an answer arrived,
 * a person can click, too.
 */
import type { BrowserContext } from '@playwright/test'

/** The longest an answer is late (ms); 0 for as fast as it is. */
const LATE = Number(process.env.GONGZHI_TEST_LATE ?? 0)

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export async function slowed(context: BrowserContext): Promise<void> {
  if (!LATE) return
  // what is answered here never meets the network that a test takes away
  let isOffline = false
  const setOffline = context.setOffline.bind(context)
  context.setOffline = (offline) => setOffline((isOffline = offline))
  await context.route(
    (url) => url.pathname.startsWith('/v2/') || url.pathname.startsWith('/assets/'),
    async (route) => {
      const late = Math.random() * LATE
      try {
        if (Math.random() < 0.5 || isOffline) {
          await wait(late)
          await route.continue()
        } else {
          const response = await route.fetch({ maxRedirects: 0 })
          await wait(late)
          if (isOffline) await route.abort('internetdisconnected')
          else await route.fulfill({ response })
        }
      } catch {
        // the page is gone, or asks no more
      }
    },
  )
}
