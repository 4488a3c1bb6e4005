/** A stopped clock in the page: proposed on the case, agreed to by the leader, said where the work lies, let go on. */
import { hasNoBarriers } from './barriers'
import { House } from './house'
import { choose, openTask, signIn, submitted, takeTask } from './pages'
import { expect, test } from './test'

const house = House.join()
const name = `莲新街道示例一社区腰鼓队${Date.now() % 100_000}`
const WHY = '场所消防情况需要专业机构鉴定（示例）'

test('the handler proposes, the leader agrees, nothing can be done until both let it go on', async ({ page }) => {
  const key = await house.fileAndHear({ orgName: name })
  await signIn(page, house, '010-shouli', `/cases/${key}`)
  await page.getByRole('button', { name: '提请中止' }).click()
  const dialog = page.getByRole('dialog', { name: '提请中止' })
  await expect(dialog.getByRole('button', { name: '送负责人审批' })).toBeDisabled()
  await dialog.locator('.el-select').click()
  await page.getByRole('option', { name: '鉴定', exact: true }).click()
  await expect(dialog).toContainText('行政许可法')
  await dialog.getByLabel('具体原因').fill(WHY)
  await hasNoBarriers(page)
  await dialog.getByRole('button', { name: '送负责人审批' }).click()
  await expect(page.getByRole('region', { name: '中止和恢复' })).toContainText('待审批')

  await signIn(page, house, '010-shenpi', '/inbox')
  await openTask(page, name)
  await expect(page.getByText(WHY)).toBeVisible()
  await takeTask(page)
  await choose(page, '意见', '同意中止')
  await submitted(page)

  await signIn(page, house, '010-shouli', `/inbox?text=${encodeURIComponent(name)}`)
  const row = page.getByRole('row').filter({ hasText: name }).filter({ hasText: '受理审查' })
  await expect(row).toContainText('中止')
  await row.getByRole('link').click()
  await expect(page.getByText('本件已中止，停止计算期限')).toBeVisible()
  await expect(page.getByRole('button', { name: '提交', exact: true })).toBeHidden()
  await page.goto(`${house.url}/cases/${key}`)
  const clock = page.getByRole('region', { name: '中止和恢复' })
  await expect(clock).toContainText(WHY)
  await clock.getByRole('link', { name: '办理恢复' }).click()
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
})
