/** The short messages of the page: they vanish again, so what was said is kept for whoever asks later. */
import { expect, type BrowserContext, type Page } from '@playwright/test'

const heard = new WeakMap<Page, string[]>()

/** From now on, in every page of this browser. */
export async function listen(context: BrowserContext): Promise<void> {
  await context.exposeBinding('hearMessage', ({ page }, message: string) => {
    heard.set(page, [...(heard.get(page) ?? []), message])
  })
  await context.addInitScript(() => {
    const hear = (window as unknown as { hearMessage: (message: string) => void }).hearMessage
    const told = new Set<Node>()
    new MutationObserver(() => {
      for (const message of document.querySelectorAll('.el-message__content')) {
        if (!told.has(message)) hear(message.textContent ?? '')
        told.add(message)
      }
    }).observe(document, { childList: true, subtree: true })
  })
}

/** The page said so, whether it still shows it or not. */
export async function hasSaid(page: Page, text: string): Promise<void> {
  await expect.poll(() => (heard.get(page) ?? []).join('\n'), { message: `the page says "${text}"` }).toContain(text)
}
