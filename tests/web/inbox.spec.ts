/** The inbox by keyboard, alive, narrowed, remembered. */
import { acceptance, House } from './house'
import { hearsNow, signIn } from './pages'
import { expect, test } from './test'

const house = House.join()
const mark = String(Date.now() % 100_000)
/** The tasks of this file alone: others of this house fill the lists, too. */
const MINE = `/inbox?text=${mark}`
const name = (what: string): string => `莲新街道示例一社区${what}${mark}`

async function kept(): Promise<{ name: string; value: unknown }[]> {
  return (await (await house.as('010-shouli')).get<{ items: { name: string; value: unknown }[] }>('/me/preferences')).items
}

test.beforeAll(async () => {
  await house.fileAndHear({ orgName: name('书画社') })
  await house.fileAndHear({ orgName: name('舞龙队') })
})

test('new tasks show up without reloading, and the count with them', async ({ page }) => {
  await signIn(page, house, '010-shouli', MINE)
  await expect(page.getByRole('row').filter({ hasText: name('书画社') })).toBeVisible()
  const count = page.locator('.tabs a').first().locator('.count')
  await expect(count).toHaveText(/^\d+$/)
  const before = Number(await count.textContent())
  let reloads = 0
  page.on('framenavigated', () => (reloads += 1))
  await house.fileAndHear({ orgName: name('足球队') })
  await expect(page.getByRole('row').filter({ hasText: name('足球队') })).toBeVisible()
  await expect(count).toHaveText(String(before + 1))
  expect(reloads).toBe(0)
})

test('asking again costs nothing while nothing changed', async ({ page }) => {
  await signIn(page, house, '010-shenpi')
  const answers: number[] = []
  page.on('response', (answer) => {
    if (new URL(answer.url()).pathname === '/v2/user-tasks') answers.push(answer.status())
  })
  await expect.poll(() => answers.length).toBeGreaterThanOrEqual(1)
  await hearsNow(page)
  await expect.poll(() => answers.length).toBeGreaterThanOrEqual(2)
  expect(answers.slice(1).every((status) => status === 304)).toBe(true)
})

test('by keyboard alone: down, claim, release, search, open, back', async ({ page }) => {
  await signIn(page, house, '010-shouli', MINE)
  const rows = page.locator('tbody tr')
  await expect(rows.first()).toBeVisible()
  await page.keyboard.press('j')
  await expect(rows.nth(1)).toBeFocused()
  await page.keyboard.press('k')
  await expect(rows.first()).toBeFocused()

  await page.keyboard.press('c')
  await expect(page.getByText('已签收').first()).toBeVisible()
  await expect(rows.first().locator('.holder')).toHaveText('我')
  await page.keyboard.press('u')
  await expect(rows.first().getByRole('button', { name: '签收' })).toBeVisible()

  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()

  await page.keyboard.press('/')
  await expect(page.getByPlaceholder('搜索名称、编号或环节')).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/tasks\//)
  await page.goBack()
  await expect(rows.nth(1)).toHaveClass(/chosen/)
  await page.keyboard.press('3')
  await expect(page).toHaveURL(/\/inbox\/started/)
})

test('two people want one task: the second is told who has it', async ({ page }) => {
  await signIn(page, house, '010-shouli', MINE)
  const row = page.getByRole('row').filter({ hasText: name('舞龙队') })
  await expect(row).toBeVisible()
  // a colleague of the post is faster; the page has not heard of it yet
  await page.route('**/v2/user-tasks?**', (route) => route.abort())
  const street = await house.as('010-shouli')
  const { items } = await street.get<{ items: { userTaskKey: string; summary: { value: string }[] }[] }>('/user-tasks?limit=1000')
  const found = items.find((each) => each.summary[0]?.value === name('舞龙队'))
  await street.complete(String(found?.userTaskKey.split('-')[0]), 'acceptance-review', {
    conclusion: 'NOT_ACCEPTED',
    items: acceptance().items,
    reason: '不属于本街道的社会组织，请向其他街道提出',
  })
  await row.getByRole('button', { name: '签收' }).click()
  await expect(page.locator('.el-message--warning')).toBeVisible()
})

test('filters are part of the address, a saved view brings them back; views and columns are there on another computer', async ({ page, elsewhere }) => {
  await signIn(page, house, '010-shouli')
  await page.getByText('待签收', { exact: true }).click()
  await expect(page).toHaveURL(/scope=offered/)
  await page.getByRole('button', { name: '视图' }).click()
  await page.getByPlaceholder('当前筛选存为视图').fill('没人要的')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('button', { name: '全部待办（默认）' }).click()
  await expect(page).not.toHaveURL(/scope=offered/)
  await page.getByRole('button', { name: '没人要的', exact: true }).click()
  await expect(page).toHaveURL(/scope=offered/)

  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '列', exact: true }).click()
  await page.locator('.el-checkbox').filter({ hasText: '到达时间' }).click()
  await expect(page.getByRole('columnheader', { name: '到达时间' })).toBeHidden()
  await expect.poll(async () => (await kept()).map((each) => each.name)).toEqual(expect.arrayContaining(['inbox.columns', 'inbox.views']))

  const other = await elsewhere()
  await signIn(other, house, '010-shouli')
  await expect(other.getByRole('columnheader', { name: '当前环节' })).toBeVisible()
  await expect(other.getByRole('columnheader', { name: '到达时间' })).toBeHidden()
  await other.getByRole('button', { name: '列', exact: true }).click()
  await other.locator('.el-checkbox').filter({ hasText: '到达时间' }).click()
  await expect(other.getByRole('columnheader', { name: '到达时间' })).toBeVisible()
  await other.getByRole('button', { name: '视图' }).click()
  await other.getByRole('button', { name: '删除视图 没人要的' }).click()
  const there = async (): Promise<unknown> => {
    const found = new Map((await kept()).map((each) => [each.name, each.value]))
    return [found.get('inbox.views'), found.get('inbox.columns')]
  }
  await expect.poll(there).toEqual([[], expect.arrayContaining(['arrived'])])
  // what was kept there is here when the page is opened again
  await page.reload()
  await expect(page.getByRole('columnheader', { name: '到达时间' })).toBeVisible()
})

test('in English every word is English, and the choice is the account’s', async ({ page, elsewhere }) => {
  await signIn(page, house, '003-shenpi')
  await page.getByRole('button', { name: '审批岗' }).click()
  await page.getByRole('menuitem', { name: 'English' }).click()
  await expect(page.getByText('Nothing to do')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('link', { name: 'Started by me' })).toBeVisible()
  const words = (await page.locator('#main').innerText()).replaceAll(/\s+/g, ' ')
  expect(words.match(/[\u4e00-\u9fff]+/g)).toBeNull()

  const mine = async (): Promise<unknown> =>
    (await (await house.as('003-shenpi')).get<{ items: { name: string; value: unknown }[] }>('/me/preferences')).items.map((each) => [each.name, each.value])
  await expect.poll(mine).toEqual([['language', 'en']])

  const other = await elsewhere()
  await signIn(other, house, '003-shenpi')
  await expect(other.getByRole('link', { name: 'Started by me' })).toBeVisible()
  await other.goto(`${house.url}/profile`)
  await other.locator('#main').getByText('中文', { exact: true }).click()
  await expect(other.getByRole('heading', { name: '我的常用语' })).toBeVisible()
  // one's own phrases are kept there, and offered where opinions are written
  await other.getByLabel('新的常用语').fill('情况属实，拟同意。')
  await other.getByRole('button', { name: '添加' }).click()
  await expect(other.getByRole('list', { name: '我的常用语' })).toContainText('情况属实，拟同意。')
  await expect.poll(mine).toEqual([['language', 'zh-CN'], ['phrases', ['情况属实，拟同意。']]])
})

test('little is asked for before the rows are there, and nothing of the editors', async ({ page }) => {
  await signIn(page, house, '010-shouli')
  await page.locator('tbody tr').first().waitFor()
  // the page before asks nothing any more
  await page.goto('about:blank')
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(`${house.url}/inbox`, { waitUntil: 'commit' })
  await page.locator('tbody tr').first().waitFor()
  const interfaceAsked = asked.filter((path) => path.startsWith('/v2/'))
  expect(new Set(interfaceAsked).size, interfaceAsked.join('\n')).toBe(interfaceAsked.length)
  expect(interfaceAsked.length, interfaceAsked.join('\n')).toBeLessThanOrEqual(6)
  expect(asked.filter((path) => /bpmn|dmn|form-js|echarts/i.test(path))).toEqual([])
})
