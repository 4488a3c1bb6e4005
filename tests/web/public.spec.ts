/** What anybody sees without an account. */
import { hasNoBarriers } from './barriers'
import { House } from './house'
import { expect, test } from './test'

const house = House.join()
const NOTHING = { items: [], page: { endCursor: null } }

test('a house that has published nothing says so; a search that finds nothing says something else', async ({ page }) => {
  // other tests publish in this house: here it answers as one where nobody did
  await page.route('**/public/notices?**', (route) => route.fulfill({ json: NOTHING }))
  await page.goto(house.url)
  const latest = page.locator('section.gz-panel')
  await expect(latest.getByText('还没有公示公告')).toBeVisible()
  await expect(latest.getByRole('link')).toHaveCount(0)
  await hasNoBarriers(page)
  await page.goto(`${house.url}/notices`)
  await expect(page.getByText('还没有公示公告')).toBeVisible()
  await page.getByLabel('搜索公告标题').fill('示例')
  await expect(page.getByText('没有符合条件的公告')).toBeVisible()
  await page.goto(`${house.url}/organizations`)
  await expect(page.getByText('名录里还没有社会组织')).toBeVisible()
  await page.getByText('登记', { exact: true }).click()
  await expect(page.getByText('没有符合条件的组织')).toBeVisible()
})
