/** An auditor reads a case that is over, walks through its history, proves it whole, and sees when it no longer is. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { hasNoBarriers } from './barriers'
import type { House } from './house'
import { signIn } from './pages'
import { PLAYING, replayed, type Replayed } from './replayed'
import { expect, test } from './test'

const AUDITOR = 'sj_audit'
let world: Replayed
let house: House
let key = ''

test.beforeAll(async () => {
  test.setTimeout(PLAYING)
  world = await replayed()
  house = world.house
  const body = { filter: { processDefinitionId: 'so-filing', status: 'completed' }, page: { limit: 1 } }
  const { items } = await (await house.as(AUDITOR)).post<{ items: { processInstanceKey: string }[] }>('/process-instances/search', body)
  key = items[0]?.processInstanceKey ?? ''
})
test.afterAll(() => house?.close())

async function dossier(page: Page): Promise<void> {
  await signIn(page, house, AUDITOR, `/cases/${key}/dossier`)
  // the last thing that is asked for, after the whole history
  await expect(page.getByTestId('verification')).toBeVisible()
  await expect(page.locator('.gz-done').first()).toBeAttached()
}

const now = (page: Page) => page.locator('.now')

test('cases are found by number, person and time, and opened by keyboard', async ({ page }) => {
  const auditor = await house.as(AUDITOR)
  const { businessKey, startedAt } = await auditor.get<{ businessKey: string; startedAt: string }>(`/process-instances/${key}`)
  await signIn(page, house, AUDITOR, '/audit')
  await page.getByLabel('编号').fill(businessKey)
  await page.getByLabel('编号').press('Enter')
  await expect(page.locator('.el-table__row')).toHaveCount(1)
  await expect(page.locator('.el-table__row')).toContainText(businessKey)
  await page.getByLabel('办理人账号').fill('nobody-of-this-house')
  await page.getByRole('button', { name: '查询' }).click()
  await expect(page.getByText('没有符合条件的案件')).toBeVisible()
  await page.getByLabel('办理人账号').fill('')
  await page.getByRole('button', { name: '查询' }).click()
  await expect(page.locator('.el-table__row')).toContainText(startedAt.slice(0, 4))
  await page.locator('.el-table__row').getByRole('link').focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/cases/${key}/dossier`))
  await page.goBack()
  await expect(page.getByLabel('编号')).toHaveValue(businessKey)
  await expect(page.locator('.el-table__row')).toHaveCount(1)
  await page.getByRole('navigation').getByRole('link', { name: '监督' }).first().click()
  await expect(page.getByLabel('编号')).toHaveValue('')
  await expect(page.locator('.el-table__row').nth(1)).toBeVisible()
})

test('a search that is slow to answer is overtaken by the next one, and Enter is heard while it runs', async ({ page }) => {
  const { businessKey } = await (await house.as(AUDITOR)).get<{ businessKey: string }>(`/process-instances/${key}`)
  let answerFirst = (): void => undefined
  const overtaken = new Promise<void>((resolve) => (answerFirst = resolve))
  let isFirst = true
  const answered = new Promise<void>((resolve) => {
    void page.route('**/process-instances/search', async (route) => {
      if (!isFirst) return route.continue()
      isFirst = false
      const answer = await route.fetch()
      await overtaken
      await route.fulfill({ response: answer }).catch(() => undefined)
      resolve()
    })
  })
  const rows = page.locator('.el-table__row')
  await signIn(page, house, AUDITOR, '/audit')
  await page.getByLabel('编号').fill(businessKey)
  await page.getByLabel('编号').press('Enter')
  await expect(rows).toHaveCount(1)
  answerFirst()
  await answered
  await page.waitForLoadState('networkidle')
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText(businessKey)
})

test('the slider goes through the history by keyboard, and diagram and table follow', async ({ page }) => {
  await dossier(page)
  const last = Number((await now(page).innerText()).match(/^#(\d+)/)?.[1])
  expect(last).toBeGreaterThan(20)
  const slider = page.getByRole('slider')
  await slider.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(now(page)).toContainText(`#${last - 1} `)
  await page.keyboard.press('Home')
  await expect(now(page)).toContainText('#1 ')
  await expect(page.locator('.gz-done')).toHaveCount(0)
  await expect(page.locator('tr.chosen')).toContainText('1')
  await page.keyboard.press('End')
  await expect(page.locator('.gz-done').first()).toBeAttached()
})

test('the data of the first moment is not that of the last', async ({ page }) => {
  await dossier(page)
  await page.getByRole('tab', { name: '数据' }).click()
  await expect(page.locator('.body')).toContainText('orgName')
  await page.getByRole('slider').focus()
  await page.keyboard.press('Home')
  await expect(page.locator('.body')).not.toContainText('orgName')
})

test('documents are unaltered, registers and decisions are told', async ({ page }) => {
  await dossier(page)
  await page.getByRole('tab', { name: '文书' }).click()
  await expect(page.locator('.body li').first()).toContainText('与签发时一致')
  await page.getByRole('button', { name: /^查看 / }).first().click()
  await expect(page.getByRole('dialog').locator('canvas').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: '台账变动' }).click()
  await expect(page.locator('.body tbody tr').first()).toBeVisible()
  // the values come from the registers, after the lines of the history
  await expect(page.locator('.body tbody')).toContainText('社区社会组织备案台账')
  await expect(page.locator('.body tbody .written').first()).not.toBeEmpty()
  await page.getByRole('tab', { name: '决策' }).click()
  await expect(page.locator('.body')).toContainText(/命中第 \d+ 条规则/)
})

test('what is shown is saved as a table that says who saved it', async ({ page }) => {
  await dossier(page)
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId('csv').click()])
  const text = readFileSync(await file.path(), 'utf8')
  expect(text.startsWith('\ufeff')).toBe(true)
  expect(text).toContain(`导出人,区审计局审计员（演示）,${AUDITOR}`)
  expect(text).toContain('2010-06-01T')
  const lines = text.split('\r\n')
  const head = lines.findIndex((line) => line.startsWith('序号,'))
  const shown = Number((await page.getByText(/^显示 \d+/).innerText()).match(/显示 (\d+)/)?.[1])
  expect(lines.length - head - 2).toBe(shown)
})

test('a case is taken out as one zip, and its history says so', async ({ page }) => {
  await dossier(page)
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId('package').click()])
  expect(readFileSync(await file.path()).subarray(0, 2).toString()).toBe('PK')
  await expect(page.getByTestId('root')).toBeVisible()
  await expect(page.locator('.body')).toContainText('导出数据')
  await page.getByTestId('finding').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('被审计单位').click()
  await page.getByRole('option', { name: /莲新街道/ }).first().click()
  await dialog.getByLabel('发现', { exact: true }).fill('办理超期（示例）')
  await dialog.getByLabel('事实').fill('审核任务在期限届满后才办结（示例）。')
  await dialog.getByLabel('依据').fill('行政许可法第四十二条')
  await hasNoBarriers(page)
  await dialog.getByTestId('raise').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('办理超期（示例）')
})

test('the standing lists name what deserves a look, and lead to its case', async ({ page }) => {
  await signIn(page, house, AUDITOR, '/audit')
  await page.getByRole('link', { name: '监督清单' }).click()
  await page.getByRole('link', { name: '非公开招标占比' }).click()
  await expect(page.locator('.table tbody tr').first()).toContainText('%')
  await page.getByRole('link', { name: /^单一来源 1$/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('单一来源')
  await page.locator('.table tbody a').last().click()
  await expect(page).toHaveURL(/\/registers\/purchase_project/)
  await expect(page.getByTestId('count')).toContainText('共 1 条')
  await page.goBack()
  await expect(page).toHaveURL(/\/audit\/lists\//)
  await page.getByRole('link', { name: '超期办结' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('超期办结')
  await expect(page.locator('.table tbody tr').first()).toContainText('（演示）')
  await hasNoBarriers(page)
  await page.locator('.table tbody a').first().click()
  await expect(page).toHaveURL(/\/cases\/\d+\/dossier/)
  await page.goBack()
  await page.getByRole('link', { name: '个人信息查看' }).click()
  await expect(page.getByTestId('count')).toHaveText(/^共 [1-9]\d* 条$/)
})

test('nothing serious stands in anybody\'s way', async ({ page }) => {
  await dossier(page)
  await hasNoBarriers(page)
  await page.getByRole('tab', { name: '数据' }).click()
  await hasNoBarriers(page)
  await page.goto(`${house.url}/audit`)
  await page.locator('.el-table__row').first().waitFor()
  await hasNoBarriers(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await hasNoBarriers(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await page.goto(`${house.url}/cases/${key}/dossier`)
  await page.locator('.events tbody tr').first().waitFor()
  await hasNoBarriers(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
})

// the last one: it harms the database
test('a case is proved whole; after one line was edited in the database the page names it', async ({ page }) => {
  await dossier(page)
  await page.getByTestId('verify').click()
  await expect(page.getByTestId('verification')).toContainText('✔ 完整')
  await expect(page.locator('.events .chain').first()).toContainText('✔')

  world.tamper(`UPDATE event SET data = replace(data, '{', '{"amount":1,') WHERE instance_id = ${key} AND seq = 7`)
  await page.getByTestId('verify').click()
  await expect(page.getByTestId('verification')).toContainText('✘')
  await expect(now(page)).toContainText('#7 ')
  await expect(page.locator('tr.bad')).toContainText('7')

  await page.goto(`${house.url}/audit`)
  await page.getByTestId('verify-all').click()
  await expect(page.getByTestId('verification')).toContainText('发现 1 处不一致')
  await page.getByTestId('verification').getByRole('link').click()
  await expect(page).toHaveURL(new RegExp(`/cases/${key}/dossier`))
})
