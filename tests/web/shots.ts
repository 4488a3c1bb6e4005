/**
 * How pictures are taken: of the page that `pictures.json` names, when nothing moves, waits or complains any more.
 * `pictures.json` is the list of all; `screenshots.setup.ts` writes the gallery of docs/screenshots from it.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'

export const FOLDER = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url))
export const DESK = { width: 1366, height: 768 }
export const PHONE = { width: 390, height: 844 }

export interface Picture {
  name: string
  /** name of the route, as the router has it */
  route: string
  /** what it shows */
  zh: string
  en: string
  /** dialogs that stand open in it: files below web/src */
  shows?: string[]
  /** of the window, where more than usual is worth seeing; in pixels */
  height?: number
  /** that nothing is there is what it shows */
  isEmpty?: boolean
  /** that something failed is what it shows */
  isFailing?: boolean
}

interface Group {
  zh: string
  en: string
  pictures: Picture[]
}

const file = fileURLToPath(new URL('pictures.json', import.meta.url))
export const GROUPS = JSON.parse(readFileSync(file, 'utf8')) as Group[]

/** What comes and goes by itself: toasts, spinners, half-drawn lists. */
const PASSING = '.el-message, .el-notification, .el-loading-mask, .el-skeleton, [aria-busy="true"]'

export async function shoot(page: Page, name: string): Promise<void> {
  const picture = GROUPS.flatMap((each) => each.pictures).find((each) => each.name === name)
  if (!picture) throw new Error(`pictures.json has no ${name}`)
  const usual = page.viewportSize() ?? DESK
  if (picture.height) await page.setViewportSize({ ...usual, height: picture.height })
  await still(page)
  // behind a dialog the button waits that has opened it
  if (!picture.shows) await expect(page.locator('.is-loading:visible'), `${name} waits`).toHaveCount(0)
  expect(await routeOf(page), name).toBe(picture.route)
  if (!picture.isEmpty) await expect(page.locator('.empty:visible'), `${name} shows nothing`).toHaveCount(0)
  if (!picture.isFailing) await expect(page.locator('.failure:visible'), `${name} shows a failure`).toHaveCount(0)
  const dialogs = page.locator('.el-dialog:visible, .el-message-box:visible')
  await expect(dialogs, `dialogs of ${name}`).toHaveCount(picture.shows ? 1 : 0)
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled', caret: 'hide' })
  if (picture.height) await page.setViewportSize(usual)
}

/** Until nothing is asked for, moves or passes. */
async function still(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await expect(page.locator(PASSING).filter({ visible: true })).toHaveCount(0)
  await page.evaluate(async () => {
    await document.fonts.ready
    const running = document.getAnimations().filter((each) => each.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(running.map((each) => each.finished))
  })
  const isWider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect(isWider, `${page.url()} is wider than its window`).toBe(false)
}

/** Which page the router shows, told by the application itself. */
async function routeOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    interface Root {
      _vnode: { appContext: { config: { globalProperties: { $router: { currentRoute: { value: { name: string } } } } } } }
    }
    const root = document.querySelector('#app') as unknown as Root
    return root._vnode.appContext.config.globalProperties.$router.currentRoute.value.name
  })
}
