/** Pictures of the overview and of the auditor's pages, from the demonstration. */
import { test } from '@playwright/test'
import type { House } from './house'
import { signIn } from './pages'
import { PLAYING, replayed } from './replayed'
import { PHONE, shoot } from './shots'

let house: House

test.beforeAll(async () => {
  test.setTimeout(PLAYING)
  house = (await replayed()).house
})
test.afterAll(() => house?.close())

test('the overview, a list, a statistic', async ({ page }) => {
  await signIn(page, house, 'qu_lingdao', '/dashboard')
  await page.locator('.tile').first().waitFor()
  await shoot(page, 'dashboard')
  await page.getByRole('button', { name: '购买金额：来源与算法' }).click()
  await shoot(page, 'dashboard-source')
  await page.goto(`${house.url}/registers/so_filing?filter=outcome:GRANTED`)
  await page.locator('tbody tr').first().waitFor()
  await shoot(page, 'register')
  await page.goto(`${house.url}/statistics/filings-by-street`)
  await page.locator('.chart svg path').first().waitFor({ state: 'attached' })
  await shoot(page, 'statistics')
  await page.setViewportSize(PHONE)
  await page.goto(`${house.url}/dashboard`)
  await page.locator('.tile').first().waitFor()
  await shoot(page, 'dashboard-phone')
})

test('the search of cases, a dossier that was verified', async ({ page }) => {
  await signIn(page, house, 'sj_audit', '/audit')
  await page.locator('.el-table__row').first().waitFor()
  await shoot(page, 'audit')
  const body = { filter: { processDefinitionId: 'so-filing', status: 'completed' }, page: { limit: 1 } }
  const { items } = await (await house.as('sj_audit')).post<{ items: { processInstanceKey: string }[] }>('/process-instances/search', body)
  await page.goto(`${house.url}/cases/${items[0]?.processInstanceKey}/dossier`)
  await page.locator('.gz-done').first().waitFor({ state: 'attached' })
  await page.getByTestId('verify').click()
  await page.getByTestId('verification').waitFor()
  await shoot(page, 'dossier')
})
