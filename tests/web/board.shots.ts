/** Pictures of the overview, of registers and statistics: as of the day of the newspaper, and of an earlier one. */
import { test, type Page } from '@playwright/test'
import type { House } from './house'
import { enter, speak, staged } from './staged'
import { PHONE, shoot } from './shots'

const LEADER = 'qu_lingdao'
const DAY = '2010-06-01'
let house: House
test.beforeAll(async () => {
  house = await staged('morning')
})
test.afterAll(() => house?.close())

async function overview(page: Page, on: string): Promise<void> {
  await page.goto(`${house.url}/dashboard?on=${on}`)
  await page.locator('.tile').first().waitFor()
}

test('the overview, then and earlier, a figure and its source', async ({ page }) => {
  await enter(page, house, LEADER, '/inbox')
  await overview(page, DAY)
  await shoot(page, 'dashboard')
  await page.getByRole('button', { name: '购买金额：来源与算法' }).click()
  await page.getByRole('dialog').getByText('16,630,000.00').waitFor()
  await shoot(page, 'dashboard-source')
  await overview(page, '2010-03-31')
  await shoot(page, 'dashboard-earlier')
  await overview(page, DAY)
  await speak(page, 'en')
  await page.locator('.tile').first().waitFor()
  await shoot(page, 'dashboard-en')
  await speak(page, 'zh-CN')
  await page.setViewportSize(PHONE)
  await overview(page, DAY)
  await shoot(page, 'dashboard-phone')
})

test('a budget is adjusted by two people', async ({ page }) => {
  await enter(page, house, 'lx_caiwu', '/registers/budget_line')
  await page.getByRole('button', { name: '查看' }).first().click()
  await page.getByRole('button', { name: '提请调整预算' }).click()
  const proposal = page.getByRole('region', { name: '提请调整预算' })
  await proposal.locator('.el-select').click()
  await page.getByRole('option', { name: '追加预算' }).click()
  await proposal.getByLabel('变更后的金额').fill('1300000')
  await proposal.getByLabel('具体说明').fill('年中追加社会服务项目经费，区政府常务会议已同意（示例）')
  await shoot(page, 'register-change')
})

test('a register, an entry of it, a statistic', async ({ page }) => {
  await enter(page, house, LEADER, `/registers/so_filing?filter=outcome:GRANTED&on=${DAY}`)
  await page.locator('tbody tr').first().waitFor()
  await shoot(page, 'register')
  await page.getByRole('button', { name: '查看' }).first().click()
  await page.getByRole('dialog').getByText('链条完整').waitFor()
  await shoot(page, 'register-entry')
  await page.goto(`${house.url}/statistics/filings-by-street?on=${DAY}`)
  await page.locator('.chart svg path').first().waitFor({ state: 'attached' })
  await shoot(page, 'statistics')
})
