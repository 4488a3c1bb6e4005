/** Pictures of the three administrators' pages: what runs, what stands still, people, units, days, rules. */
import type { Page } from '@playwright/test'
import type { House } from './house'
import { shoot } from './shots'
import { enter, staged } from './staged'
import { SUPPLIES, supplies } from './supplies'
import { test } from './test'

const RUNS = 'sys_admin'
const KEEPS = 'sec_admin'
let house: House
let broken = ''
test.beforeAll(async () => {
  house = await staged('morning')
  broken = await standsStill()
})
test.afterAll(() => house?.close())

/** A case that waits at its task, one that waits for the leader, one that stands still at the gateway. */
async function standsStill(): Promise<string> {
  const looker = await house.as('lx_shouli')
  await (await house.as('sj_liucheng')).deploy({ 'office-supplies.bpmn': supplies('lx_shouli', 'lx_shenpi') })
  const begin = async (amount: unknown): Promise<string> =>
    (await looker.post<{ processInstanceKey: string }>('/process-instances', { processDefinitionId: SUPPLIES, variables: { item: '打印纸', amount } })).processInstanceKey
  await begin(5)
  await looker.complete(await begin(40), 'look', {})
  const key = await begin('二十')
  await looker.complete(key, 'look', {})
  return key
}

async function definitionOf(processDefinitionId: string, version: number): Promise<string> {
  const { items } = await (await house.as('sj_liucheng')).post<{ items: { processDefinitionKey: string; version: number }[] }>('/process-definitions/search', {
    filter: { processDefinitionId },
  })
  return items.find((each) => each.version === version)!.processDefinitionKey
}

test('what runs, and many at once', async ({ page }) => {
  await enter(page, house, RUNS, '/admin')
  await page.getByTestId('openIncidents').waitFor()
  await page.locator('tbody tr').first().waitFor()
  await shoot(page, 'operations')
  await page.goto(`${house.url}/admin/running/${await definitionOf('so-filing', 1)}`)
  await page.locator('.gz-badge').first().waitFor()
  await shoot(page, 'running')
  await page.getByRole('row', { name: '发起人' }).locator('.el-checkbox').click()
  await page.getByRole('button', { name: '挂起' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('系统检修（示例）')
  await shoot(page, 'running-batch')
})

test('a case that stands still is put right by two', async ({ page, elsewhere }) => {
  await enter(page, house, RUNS, `/admin/instances/${broken}`)
  await page.locator('.gz-active').first().waitFor()
  await shoot(page, 'instance')
  await page.getByRole('button', { name: '改正变量后重试' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('变量（JSON）').fill('{"amount": 20}')
  await dialog.getByLabel('原因（记入历史）').fill('数量录成了汉字，领用单为20包（示例）')
  await shoot(page, 'instance-correction')
  await dialog.getByRole('button', { name: '提出更正' }).click()
  await dialog.waitFor({ state: 'hidden' })
  const guard = await enter(await elsewhere(), house, KEEPS, '/admin/corrections')
  await guard.locator('ins').first().waitFor()
  await shoot(guard, 'corrections')
  await guard.getByRole('button', { name: '驳回' }).click()
  await guard.getByRole('dialog').getByRole('textbox').fill('请附领用单（示例）')
  await shoot(guard, 'corrections-reject')
  await guard.context().close()
})

test('people', async ({ page, elsewhere }) => {
  await enter(page, house, RUNS, '/admin/people')
  await page.locator('tbody tr').first().waitFor()
  await shoot(page, 'people')
  await page.getByRole('button', { name: '新增人员' }).click()
  await page.getByRole('dialog').getByLabel('账号').fill('lx_linfang')
  await page.getByRole('dialog').getByLabel('姓名').fill('林芳（演示）')
  await shoot(page, 'people-add')
  const guard = await enter(await elsewhere(), house, KEEPS, '/admin/people/lx_shenhe')
  const posts = guard.getByRole('region', { name: '岗位' })
  await posts.getByRole('button', { name: '免去' }).first().waitFor()
  await shoot(guard, 'person')
  await posts.getByRole('button', { name: '免去' }).first().click()
  await guard.getByRole('dialog').waitFor()
  await shoot(guard, 'person-remove')
  await guard.context().close()
})

test('units and posts', async ({ page }) => {
  await enter(page, house, RUNS, '/admin/units')
  await page.getByText('莲新街道（演示）', { exact: true }).click()
  await page.getByRole('region', { name: '岗位' }).getByRole('row').nth(2).waitFor()
  await shoot(page, 'units')
  await page.getByRole('button', { name: '新增岗位' }).click()
  await fillFields(page, ['street-review-deputy', '街道社会事务办副职'])
  await shoot(page, 'units-add')
})

async function fillFields(page: Page, texts: string[]): Promise<void> {
  for (const [place, text] of texts.entries()) await page.getByRole('dialog').getByRole('textbox').nth(place).fill(text)
}

test('working days and rules of law', async ({ page }) => {
  await enter(page, house, RUNS, '/admin/calendars')
  await page.locator('tbody tr').first().waitFor()
  await shoot(page, 'calendars')
  await page.goto(`${house.url}/admin/rules`)
  await page.locator('tbody tr').first().waitFor()
  await shoot(page, 'rules')
  await page.getByLabel('按名称、编号或依据查找').fill('so-filing.review')
  await page.getByRole('button', { name: /^提案修改 so-filing\.review/ }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('值', { exact: true }).fill('3')
  await dialog.getByLabel('生效日').fill('2010-09-01')
  await page.keyboard.press('Tab')
  await dialog.getByLabel('修改理由').fill('审核岗人手不足，区局同意延长一日（示例）')
  await shoot(page, 'rules-propose')
})
