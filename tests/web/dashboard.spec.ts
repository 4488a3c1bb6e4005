/** The figures of the demonstration are those of the article (DOMAIN.md E.7), each with its list, its source, its query. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { hasNoBarriers } from './barriers'
import type { House } from './house'
import { signIn } from './pages'
import { PLAYING, replayed } from './replayed'
import { expect, test } from './test'

const LEADER = 'qu_lingdao'
let house: House

test.beforeAll(async () => {
  test.setTimeout(PLAYING)
  house = (await replayed()).house
})
test.afterAll(() => house?.close())

const tile = (page: Page, key: string) => page.locator(`[data-key="kpi.${key}"]`)

/** E.7, as the tiles show it: value and unit, then the parts. */
const EXPECTED: readonly [key: string, value: string, parts?: readonly string[]][] = [
  ['pilot_streets', '7 个'],
  ['registered_total', '230 家'],
  ['registered_new', '20 家'],
  ['filed_total', '149 家'],
  ['filed_pilot', '143 家'],
  ['filed_nonpilot', '6 家'],
  ['total_active', '379 家', ['登记 230', '备案 149']],
  ['filing_applications', '168 件'],
  ['filing_correction_rate', '24.8 %', ['补正 37', '备案 149']],
  ['purchase_count', '45 项'],
  ['purchase_amount', '1,663.00 万元'],
  ['purchase_by_category', '5 类', ['社会管理 12/512.00', '社会事务 11/438.00', '卫生教育 9/356.00', '文化体育 8/187.00', '就业保障 5/170.00']],
  ['party_covered', '58 家', ['莲新街道 5', '春熙路街道 38', '合江亭街道 15']],
  ['party_filed_coverage', '77.9 %', ['莲新街道 22.7 % (5/22)', '春熙路街道 100.0 % (40/40)', '合江亭街道 100.0 % (15/15)']],
  ['regulations_consulting', '3 个'],
  ['assess_kinds', '2 种'],
]

test('the leader finds every figure of the article, on the day of the article', async ({ page }) => {
  await signIn(page, house, LEADER)
  await page.getByRole('link', { name: '总览', exact: true }).click()
  await expect(page.getByText('演示数据，除汇总数外均为虚构')).toBeVisible()
  for (const [key, value, parts] of EXPECTED) {
    await expect.soft(tile(page, key).locator('.value'), key).toHaveText(value)
    for (const part of parts ?? []) {
      const [name, ...number] = part.split(' ')
      const row = tile(page, key).locator('dl > div').filter({ hasText: name ?? '' })
      await expect.soft(row.locator('dd'), `${key} ${name}`).toHaveText(number.join(' '))
    }
  }
})

test('a figure says by keyboard what it answers to, and which query made it', async ({ page }) => {
  await signIn(page, house, LEADER, '/dashboard')
  await page.getByRole('button', { name: '购买金额：来源与算法' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('16,630,000.00')
  await expect(dialog).toContainText('涉及金额1663万元')
  await expect(dialog).toContainText('sum(c.amount) FROM purchase_project_as_of')
  await hasNoBarriers(page)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('a figure leads to its records, and a record to its past and its case', async ({ page }) => {
  await signIn(page, house, LEADER, '/dashboard')
  await page.getByRole('link', { name: '购买金额：清单' }).click()
  await expect(page.getByTestId('count')).toHaveText('共 45 条；合计 合同金额 16,630,000.00')
  await page.goBack()
  await page.getByRole('link', { name: '购买项目分类（项/万元） 文化体育：清单' }).click()
  await expect(page.getByTestId('count')).toContainText('共 8 条')
  await expect(page.locator('.chips')).toContainText('合同台账·状态：除 已终止')
  await page.goBack()
  await page.getByRole('link', { name: '补正率：清单' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('社区社会组织备案台账')
  await expect(page.locator('.table tbody tr')).toHaveCount(37)
  await expect(page.locator('.table tbody tr').first()).toContainText('准予备案')
  await page.getByRole('button', { name: '查看' }).first().click()
  await expect(page.getByRole('dialog')).toContainText('链条完整')
  await expect(page.getByRole('dialog')).toContainText('收件号')
  await page.keyboard.press('Escape')
  const filters = page.getByRole('button', { name: /^去掉筛选/ })
  for (let left = 4; left > 0; left--) {
    await filters.first().click()
    await expect(filters).toHaveCount(left - 1)
  }
  await expect(page.getByTestId('count')).toContainText('共 168 条')
  await page.getByLabel('按名称或编号查找').fill('SJ2010-0001')
  await page.keyboard.press('Enter')
  await expect(page.locator('.table tbody tr')).toHaveCount(1)
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId('csv').click()])
  const text = readFileSync(await file.path(), 'utf8')
  expect(text).toContain('SJ2010-0001')
  expect(text).toContain(LEADER)
})

test('statistics are drawn and listed, and add up to the overview', async ({ page }) => {
  await signIn(page, house, LEADER, '/statistics/purchases-by-category')
  await expect(page.locator('tfoot')).toContainText('45')
  await expect(page.locator('tfoot')).toContainText('16,630,000.00')
  await expect(page.locator('.chart svg path').first()).toBeAttached()
  await page.getByRole('link', { name: '各街道备案情况' }).click()
  await expect(page.locator('tfoot')).toContainText('168')
  await expect(page.locator('tfoot')).toContainText('149')
  await page.getByRole('link', { name: '各流程任务按时率' }).click()
  await expect(page.locator('.table thead')).toContainText('按时率')
  await expect(page.locator('.table tbody')).toContainText('社区社会组织备案')
  await hasNoBarriers(page)
})

test('figures of an earlier day are those of that day', async ({ page }) => {
  await signIn(page, house, LEADER, '/dashboard?on=2010-03-31')
  await expect(tile(page, 'pilot_streets').locator('.value')).toHaveText('7 个')
  await expect(tile(page, 'filed_total').locator('.value')).not.toHaveText('149 家')
})

test('nothing serious stands in anybody\'s way, on a desk and on a phone', async ({ page }) => {
  await signIn(page, house, LEADER, '/dashboard')
  for (const [path, ready] of [['/dashboard', '.tile'], ['/registers/purchase_project', 'tbody tr'], ['/statistics/filings-by-street', 'tbody tr']] as const) {
    await page.setViewportSize({ width: 1366, height: 768 })
    await page.goto(house.url + path)
    await page.locator(ready).first().waitFor()
    await hasNoBarriers(page)
    await page.setViewportSize({ width: 390, height: 844 })
    await hasNoBarriers(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path).toBe(true)
  }
})

test('who may not read the figures is not offered them', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await signIn(page, house, 'lx_shouli')
  await expect(page.getByRole('link', { name: '待办' }).first()).toBeVisible()
  expect(asked.filter((path) => path.startsWith('/v2/statistics'))).toEqual([])
  await expect(page.getByRole('link', { name: '总览', exact: true })).toHaveCount(0)
  await page.goto(`${house.url}/dashboard`)
  await expect(page.getByText('您无权查看总览')).toBeVisible()
})
