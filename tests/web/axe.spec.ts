/** What a machine can tell about access (WCAG 2.2 AA): nothing serious or critical on any page. Each area adds its own. */
import { hasNoBarriers } from './barriers'
import { House } from './house'
import { signIn } from './pages'
import { test } from './test'

const house = House.join()
let task = ''
let filed = ''
test.beforeAll(async () => {
  filed = await house.fileAndHear({ orgName: `莲新街道示例一社区无障碍小组${Date.now() % 100_000}` })
  const { items } = await (await house.as('010-shouli')).get<{ items: { userTaskKey: string; processInstanceKey: string }[] }>(
    '/user-tasks?limit=1000',
  )
  task = items.find((each) => each.processInstanceKey === filed)?.userTaskKey ?? ''
})

test('signing in', async ({ page }) => {
  await page.goto(`${house.url}/sign-in`)
  await page.getByLabel('账号').waitFor()
  await hasNoBarriers(page)
})

for (const [name, path, ready] of [
  ['the inbox', () => '/inbox', '.matter a'],
  ['what is done', () => '/inbox/done', '.inbox'],
  ['what one started', () => '/inbox/started', '.inbox'],
  ['a task', () => `/tasks/${task}`, '.fjs-form-field'],
  ['a case', () => `/cases/${filed}`, '.case h1'],
  ['the profile', () => '/profile', 'dl'],
  ['no such page', () => '/nothing', '.empty'],
] as const) {
  test(`${name}, on a desk and on a phone`, async ({ page }) => {
    await signIn(page, house, '010-shouli', path())
    await page.locator(ready).first().waitFor()
    await page.waitForLoadState('networkidle')
    await hasNoBarriers(page)
    await page.setViewportSize({ width: 390, height: 844 })
    await hasNoBarriers(page)
  })
}

test('a task that is filled in', async ({ page }) => {
  await signIn(page, house, '010-shouli', `/tasks/${task}`)
  await page.getByRole('button', { name: '签收并办理' }).click()
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.getByRole('alert').first().waitFor()
  await hasNoBarriers(page)
})
