/** Pictures of the auditor's pages. */
import { test, type Page } from '@playwright/test'
import type { House } from './house'
import { behindTheBack, enter, speak, staged } from './staged'
import { DESK, shoot } from './shots'

const AUDITOR = 'sj_audit'
/** A group of the street, filed in spring. */
const FILING = 'SJ2010-0162'
let house: House
let key = ''
test.beforeAll(async () => {
  house = await staged('morning')
  const body = { filter: { businessKey: FILING } }
  const { items } = await (await house.as(AUDITOR)).post<{ items: { processInstanceKey: string }[] }>('/process-instances/search', body)
  key = items[0]!.processInstanceKey
})
test.afterAll(() => house?.close())

/** A dossier, on a screen on which its diagram is large. */
async function dossier(page: Page): Promise<void> {
  await page.setViewportSize({ ...DESK, height: 1000 })
  await page.goto(`${house.url}/cases/${key}/dossier`)
  await page.locator('.gz-done').first().waitFor({ state: 'attached' })
  await page.getByRole('row').nth(3).waitFor()
}

test('the search of cases, the whole history, the standing lists', async ({ page }) => {
  await enter(page, house, AUDITOR, '/audit')
  await page.locator('.el-table__row').first().waitFor()
  await shoot(page, 'audit')
  await page.getByTestId('verify-all').click()
  await page.getByTestId('verification').waitFor({ timeout: 60_000 })
  await shoot(page, 'audit-verified')
  await page.getByRole('link', { name: '监督清单' }).click()
  await page.getByRole('link', { name: '超期办结' }).click()
  await page.locator('.table tbody tr').first().waitFor()
  await shoot(page, 'standing')
})

test('a dossier: verified, then, its documents, taken out, altered', async ({ page }) => {
  await enter(page, house, AUDITOR, '/audit')
  await dossier(page)
  await page.getByTestId('verify').click()
  await page.getByTestId('verification').waitFor()
  await page.getByRole('row').filter({ hasText: '变量变更' }).nth(6).evaluate((row) => row.scrollIntoView({ block: 'start' }))
  await shoot(page, 'dossier')
  await page.getByRole('slider').focus()
  for (let step = 0; step < 30; step += 1) await page.keyboard.press('ArrowLeft')
  await page.getByRole('tab', { name: '数据' }).click()
  await page.locator('.body').getByText('orgName').waitFor()
  await shoot(page, 'dossier-then')
  await page.getByRole('slider').focus()
  await page.keyboard.press('End')
  await page.getByRole('tab', { name: '文书' }).click()
  await page.locator('.body li').getByText('与签发时一致').first().waitFor()
  await shoot(page, 'dossier-documents')
  await page.getByRole('tab', { name: /办理记录/ }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId('package').click()])
  await file.cancel()
  await page.getByTestId('root').waitFor()
  await shoot(page, 'dossier-package')
  await speak(page, 'en')
  await page.locator('.gz-done').first().waitFor({ state: 'attached' })
  await page.getByTestId('verify').click()
  await page.getByTestId('verification').waitFor()
  await shoot(page, 'dossier-en')
  await speak(page, 'zh-CN')
})

test('a finding is raised, and the unit is asked', async ({ page }) => {
  await enter(page, house, AUDITOR, '/audit')
  await dossier(page)
  await page.getByTestId('finding').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('被审计单位').click()
  await page.getByRole('option', { name: /莲新街道/ }).first().click()
  await dialog.getByLabel('发现', { exact: true }).fill('审批环节超过期限一日（示例）')
  await dialog.getByLabel('事实').fill('审批应在受理之日起七日内作出，实际晚一日签发（示例）。')
  await dialog.getByLabel('依据').fill('行政许可法第四十二条')
  await shoot(page, 'finding')
  await dialog.getByTestId('raise').click()
  await page.getByRole('heading', { level: 1 }).filter({ hasText: '审批环节超过期限一日' }).waitFor()
  const unit = await whoIsAsked()
  await enter(page, house, unit.account, `/tasks/${unit.task}`)
  await page.locator('.fjs-form-field').first().waitFor()
  await page.locator('.gz-active').first().waitFor()
  await shoot(page, 'finding-reply')
})

/** Who in the street is to answer the finding. */
async function whoIsAsked(): Promise<{ account: string; task: string }> {
  for (let left = 20; left > 0; left -= 1) {
    for (const account of ['lx_shenpi', 'lx_shenhe', 'lx_shouli']) {
      const { items } = await (await house.as(account)).get<{ items: { userTaskKey: string; processDefinitionId: string }[] }>('/user-tasks?list=todo&limit=100')
      const found = items.find((each) => each.processDefinitionId === 'audit-finding')
      if (found) return { account, task: found.userTaskKey }
    }
    await new Promise((done) => setTimeout(done, 500))
  }
  throw new Error('nobody of the street is asked')
}

// the last one: it harms the database
test('one row is altered', async ({ page }) => {
  await enter(page, house, AUDITOR, '/audit')
  await dossier(page)
  behindTheBack(house, `UPDATE event SET data = replace(data, '{', '{"amount":1,') WHERE instance_id = ${key} AND seq = 7`)
  await page.getByTestId('verify').click()
  await page.getByTestId('verification').getByText('✘').waitFor()
  await page.locator('tr.bad').waitFor()
  await shoot(page, 'dossier-altered')
})
