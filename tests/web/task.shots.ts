/** Pictures of tasks and cases: handled, signed, handed on, stopped; documents and personal data. */
import { test, type Page } from '@playwright/test'
import type { House } from './house'
import { choose, submit, takeTask } from './pages'
import { behindTheBack, enter, speak, staged } from './staged'
import { DESK, PHONE, shoot } from './shots'

let house: House
test.beforeAll(async () => {
  house = await staged('morning')
})
test.afterAll(() => house?.close())

async function task(page: Page, account: string, matter: string): Promise<void> {
  await enter(page, house, account, '/inbox')
  await page.getByRole('row').filter({ hasText: matter }).getByRole('link').first().click()
  await page.locator('.fjs-form-field').first().waitFor()
}

async function claimed(page: Page, account: string, matter: string): Promise<void> {
  await task(page, account, matter)
  await page.getByRole('button', { name: '签收并办理' }).click()
  await page.getByRole('button', { name: '提交', exact: true }).waitFor()
  await page.locator('.gz-active').first().waitFor()
}

/** The key of a case by what its task of somebody is about. */
async function caseOf(account: string, matter: string): Promise<string> {
  const { items } = await (await house.as(account)).get<{ items: { processInstanceKey: string; summary: { value: string }[] }[] }>('/user-tasks?limit=1000')
  const found = items.find((each) => each.summary.some(({ value }) => String(value).includes(matter)))
  if (!found) throw new Error(`${account} has no task about ${matter}`)
  return found.processInstanceKey
}

test('a task, its deadline, its diagram', async ({ page }) => {
  await claimed(page, 'lx_shouli', '夕阳红艺术团')
  await shoot(page, 'task')
  await page.locator('button.bar').hover()
  await page.getByText('起算日').waitFor()
  await shoot(page, 'task-deadline')
  await page.mouse.move(0, 0)
  await page.getByText('起算日').waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '放大', exact: true }).first().click()
  await page.locator('.el-dialog .gz-active').first().waitFor()
  await shoot(page, 'task-diagram')
  await page.keyboard.press('Escape')
  await page.setViewportSize(PHONE)
  await shoot(page, 'task-phone')
  await page.setViewportSize(DESK)
  await speak(page, 'en')
  await page.locator('.fjs-form-field').first().waitFor()
  await page.locator('.gz-active').first().waitFor()
  await shoot(page, 'task-en')
})

test('a review with stock phrases and what is wrong at its fields; a session that ended', async ({ page }) => {
  await claimed(page, 'lx_shenhe', '垃圾分类督导队')
  await choose(page, '意见', '同意')
  await page.getByText('常用语').click()
  await submit(page)
  await page.locator('.fjs-has-errors').first().waitFor()
  await shoot(page, 'task-review')
  await choose(page, '利害关系申报', '无')
  await page.context().clearCookies()
  await submit(page)
  await page.getByRole('dialog').waitFor()
  await shoot(page, 'session-ended')
})

test('an approval is signed', async ({ page }) => {
  await claimed(page, 'lx_shenpi', '邻里互助会')
  await choose(page, '意见', '同意')
  await choose(page, '利害关系申报', '无')
  behindTheBack(house, "UPDATE confirmation SET confirmed_at = '2010-01-01T00:00:00.000000+00:00'")
  await submit(page)
  await page.getByRole('dialog').waitFor()
  await shoot(page, 'task-signing')
})

test('a site check is handed on to the colleague', async ({ page }) => {
  await claimed(page, 'lx_hecha', '腰鼓队')
  await page.getByRole('button', { name: '转办' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('.el-radio').first().click()
  await dialog.getByLabel('转办理由').fill('外出培训，本周不在')
  await shoot(page, 'task-hand-on')
})

test('a case, a document of it, personal data, and its clock', async ({ page }) => {
  const key = await caseOf('lx_shenpi', '书画爱好者协会')
  await enter(page, house, 'lx_shenpi', `/cases/${key}`)
  await page.locator('.gz-done').first().waitFor()
  await shoot(page, 'case')
  await page.getByRole('button', { name: '查看 受理通知书' }).click()
  await page.locator('.gz-preview canvas').first().waitFor()
  await page.locator('.gz-preview').getByText('SHA-256').waitFor()
  await shoot(page, 'paper')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '查看“手机号”明文' }).first().click()
  await page.getByRole('dialog').getByLabel('查看事由').fill('电话核对负责人信息')
  await shoot(page, 'reveal')
})

test('a clock is stopped by two people', async ({ page }) => {
  const key = await caseOf('lx_shouli', '楼栋议事会')
  await enter(page, house, 'lx_shouli', `/cases/${key}`)
  await page.getByRole('button', { name: '登记送达 收件回执' }).click()
  const delivery = page.getByRole('dialog', { name: '登记送达' })
  await delivery.locator('.el-select').click()
  await page.getByRole('option', { name: '直接送达', exact: true }).click()
  await delivery.getByLabel('签收人').fill('示例申请人')
  await delivery.getByLabel('回证编号').fill('HZ-2010-018')
  await shoot(page, 'case-delivery')
  await delivery.getByRole('button', { name: '取消' }).click()
  await page.getByRole('button', { name: '提请中止' }).click()
  const dialog = page.getByRole('dialog', { name: '提请中止' })
  await dialog.locator('.el-select').click()
  await page.getByRole('option', { name: '鉴定', exact: true }).click()
  await dialog.getByLabel('具体原因').fill('活动场所的消防情况需要专业机构鉴定（示例）')
  await shoot(page, 'case-clock')
  await dialog.getByRole('button', { name: '送负责人审批' }).click()
  await page.getByRole('region', { name: '中止和恢复' }).getByText('待审批').waitFor()
  await claimedOf(page, 'lx_shenpi', '审批中止')
  await choose(page, '意见', '同意中止')
  await submit(page)
  await page.waitForURL(/inbox|tasks/)
  await enter(page, house, 'lx_shouli', `/cases/${key}`)
  await page.getByRole('region', { name: '中止和恢复' }).getByText('消防').first().waitFor()
  await shoot(page, 'case-stopped')
})

/** The task of a step, where a case has it by another name than its matter. */
async function claimedOf(page: Page, account: string, step: string): Promise<void> {
  await enter(page, house, account, '/inbox')
  await page.getByRole('row').filter({ hasText: step }).first().getByRole('link').click()
  await page.locator('.fjs-form-field').first().waitFor()
  await takeTask(page)
}
