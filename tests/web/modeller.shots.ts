/** Pictures of the modeller: a diagram, a form, a decision table, what deploying changes, two versions. */
import { test, type Page } from '@playwright/test'
import type { House } from './house'
import { enter, speak, staged } from './staged'
import { shoot } from './shots'

const DESIGNER = 'sj_liucheng'
let house: House
test.beforeAll(async () => {
  house = await staged('morning')
})
test.afterAll(() => house?.close())

async function open(page: Page, processDefinitionId: string): Promise<void> {
  const { items } = await (await house.as(DESIGNER)).post<{ items: { processDefinitionKey: string }[] }>('/process-definitions/search', {
    filter: { processDefinitionId, isLatestVersion: true },
  })
  await page.goto(`${house.url}/modeller/${items[0]!.processDefinitionKey}`)
  await page.locator('.canvas .djs-element').first().waitFor()
}

const step = (page: Page, id: string) => page.locator(`.canvas [data-element-id="${id}"]`).first()

test('processes in force, a new one', async ({ page }) => {
  await enter(page, house, DESIGNER, '/definitions')
  await page.locator('tbody tr').first().waitFor()
  await shoot(page, 'definitions')
  await page.getByRole('button', { name: '新建流程' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').fill('社区活动场地借用')
  await dialog.getByLabel('编号').fill('so-filing')
  await dialog.getByRole('button', { name: '开始设计' }).click()
  await dialog.getByRole('alert').waitFor()
  await shoot(page, 'modeller-new')
})

test('a diagram, its form, its decision', async ({ page }) => {
  await enter(page, house, DESIGNER, '/definitions')
  await open(page, 'so-filing')
  await step(page, 'acceptance-review').click()
  await page.locator('.office').getByLabel('办理期限').waitFor()
  await shoot(page, 'modeller')
  await speak(page, 'en')
  await step(page, 'acceptance-review').click()
  await shoot(page, 'modeller-en')
  await speak(page, 'zh-CN')
  await page.getByRole('tab', { name: 'so-filing-acceptance.form' }).click()
  await page.locator('.fjs-form-editor .fjs-element').first().waitFor()
  await shoot(page, 'modeller-form')
  await open(page, 'so-track-decision')
  await page.getByRole('tab', { name: 'so-track-decision.dmn' }).click()
  await page.locator('.tjs-table').waitFor()
  await shoot(page, 'modeller-decision')
})

test('what is wrong, what deploying changes, what is given up', async ({ page }) => {
  await enter(page, house, DESIGNER, '/definitions')
  await open(page, 'so-filing')
  const office = page.locator('.office')
  const write = async (label: string, text: string): Promise<void> => {
    await office.getByLabel(label, { exact: true }).fill(text)
    await office.getByLabel(label, { exact: true }).blur()
  }
  await step(page, 'review').click()
  const due = await office.getByLabel('办理期限').inputValue()
  await write('办理期限', '=duration(')
  await page.getByTestId('errors').waitFor()
  await shoot(page, 'modeller-problems')
  await write('办理期限', due)
  await page.getByTestId('errors').waitFor({ state: 'hidden' })
  await write('名称', '业务科室审核')
  await page.getByTestId('saved').getByText('草稿已保存').waitFor()
  await page.getByTestId('deploy').click()
  await page.getByTestId('running').first().waitFor()
  await shoot(page, 'modeller-deploy')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '放弃修改' }).click()
  await page.getByRole('dialog').waitFor()
  await shoot(page, 'modeller-discard')
})

test('two versions of a diagram, a form, a table', async ({ page }) => {
  await enter(page, house, DESIGNER, '/definitions/so-filing/versions?of=bpmn:so-filing')
  await page.getByText('业务审核').first().waitFor()
  await shoot(page, 'versions')
  await page.goto(`${house.url}/definitions/so-filing/versions?of=form:so-filing-acceptance`)
  await page.getByText('逐项核对原件').first().waitFor()
  await shoot(page, 'versions-form')
  // the only thing of the process that has two versions is its table
  await page.goto(`${house.url}/definitions/so-funding/versions`)
  await page.getByText('一次性').first().waitFor()
  await shoot(page, 'versions-table')
})
