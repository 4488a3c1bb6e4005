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

/** On the page, or within a part of it that covers the rest. */
export async function hasNoBarriers(page: Page, within?: string): Promise<void> {
  await settled(page)
  const axe = new AxeBuilder({ page }).withTags(RULES)
  const { violations } = await (within ? axe.include(within) : axe).analyze()
  const grave = violations.filter((each) => each.impact === 'serious' || each.impact === 'critical')
  const told = grave.map((each) => `${each.id}: ${each.help}\n  ${each.nodes.map((node) => node.target.join(' ')).join('\n  ')}`)
  expect(told.join('\n')).toBe('')
}
