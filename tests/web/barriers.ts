/** What a machine can tell about access (WCAG 2.2 AA): nothing serious or critical. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What fades in is read when it is there: half transparent text has no contrast. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every((each) => {
      const isEndless = each.effect?.getComputedTiming().iterations === Infinity
      return isEndless || each.playState !== 'running'
    }),
  )
}

interface Part {
  /** what covers the rest */
  within?: string
  /** what a library draws inside its canvas is its own */
  without?: readonly string[]
  /** also what is good practice and asked for by no criterion */
  isStrict?: boolean
}

/** What lies over the page while a dialog is open. */
const OVER = '.el-overlay'

/**
 * On the page, or a part of it; on what is open over it alone where that is so. What lies behind can be reached by
 * nobody, and is measured as what of it is not covered: that hangs on what was drawn by then.
 */
export async function hasNoBarriers(page: Page, part: string | Part = {}): Promise<void> {
  const { within = await over(page), without = [], isStrict = false } = typeof part === 'string' ? { within: part } : part
  await settled(page)
  // our frames are of our own origin, so that no further page has to be opened to gather what was found in them
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({
    resultTypes: ['violations'],
    runOnly: isStrict ? [...RULES, 'best-practice'] : RULES,
  })
  for (const each of without) axe.exclude(each)
  if (within) axe.include(within)
  const { violations } = await axe.analyze()
  const grave = violations.filter((each) => each.impact === 'serious' || each.impact === 'critical')
  const told = grave.map((each) => `${each.id}: ${each.help}\n  ${each.nodes.map((node) => node.target.join(' ')).join('\n  ')}`)
  expect(told.join('\n'), page.url()).toBe('')
}

async function over(page: Page): Promise<string | undefined> {
  return (await page.locator(OVER).filter({ visible: true }).count()) > 0 ? OVER : undefined
}
