/** Double clicks, the back button, two tabs, a lost network, an ended session: nothing is lost, nothing done twice. */
import type { Page } from '@playwright/test'
import { hasSaid } from './heard'
import { House, PASSWORD } from './house'
import { openTask, signIn, submit, submitted } from './pages'
import { expect, test } from './test'

const house = House.join()
let number = 0

/** An application that waits for the community, opened and claimed. */
async function opinion(page: Page): Promise<{ name: string; key: string }> {
  number += 1
  const name = `莲新街道示例一社区第${Date.now() % 100_000}${number}合唱队`
  const key = await house.file({ orgName: name })
  await signIn(page, house, '010-shequ')
  await openTask(page, name)
  await page.getByRole('button', { name: '签收并办理' }).click()
  await expect(page.locator('textarea')).toBeEditable()
  return { name, key }
}

async function fill(page: Page, text: string): Promise<void> {
  await expect(page.locator('.fjs-form-field-radio').first()).toBeVisible()
  for (const group of await page.locator('.fjs-form-field-radio').all()) await group.locator('input').first().check()
  await page.locator('textarea').fill(text)
}

async function completions(key: string): Promise<{ actor: string; data: { variables: { opinionText: string } } }[]> {
  const { items } = await (await house.as('010-shequ')).get<{ items: { type: string; actor: string; data: never }[] }>(
    `/history/${key}?limit=1000`,
  )
  return items.filter((each) => each.type === 'user-task-completed')
}

test('a double click submits once', async ({ page }) => {
  const { key } = await opinion(page)
  await fill(page, '同意')
  await submitted(page, () => page.getByRole('button', { name: '提交', exact: true }).dblclick())
  expect(await completions(key)).toHaveLength(1)
})

test('what was written is there again after going back, and after a crash', async ({ page, context }) => {
  await opinion(page)
  const address = page.url()
  await fill(page, '写到一半的意见')
  await page.getByRole('link', { name: '待办' }).first().click()
  await expect(page).toHaveURL(/\/inbox/)
  await page.goBack()
  await expect(page.locator('textarea')).toHaveValue('写到一半的意见')

  // the server hears nothing of it any more
  await page.route('**/draft', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()))
  await page.locator('textarea').fill('崩溃之前的意见')
  // kept in the browser at once: the page goes away without a word
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('崩溃之前的意见')
  await page.close({ runBeforeUnload: false })
  const again = await context.newPage()
  await again.goto(address)
  await expect(again.locator('textarea')).toHaveValue('崩溃之前的意见')
  await expect(again.getByText('已恢复')).toBeVisible()
})

test('another computer shows what was saved on the server', async ({ page, elsewhere }) => {
  await opinion(page)
  await fill(page, '在办公室写的意见')
  await expect(page.getByText('草稿已保存')).toBeVisible()
  const other = await elsewhere()
  await signIn(other, house, '010-shequ', new URL(page.url()).pathname)
  await expect(other.locator('textarea')).toHaveValue('在办公室写的意见')
})

test('of two tabs the second is told what happened, and keeps its text', async ({ page, context }) => {
  const { key } = await opinion(page)
  await fill(page, '第一个标签页的意见')
  const second = await context.newPage()
  await second.goto(page.url())
  await fill(second, '第二个标签页的意见')
  await submitted(page)
  await submit(second)
  await expect(second.getByRole('alert').filter({ hasText: '填写的内容还在下面' })).toBeVisible()
  await expect(second.locator('textarea')).toHaveValue('第二个标签页的意见')
  expect(await completions(key)).toHaveLength(1)
})

test('a lost network loses nothing: it is said, and submitting again acts once', async ({ page, context }) => {
  const { key } = await opinion(page)
  await fill(page, '断网时的意见')
  await expect(page.getByText('草稿已保存')).toBeVisible()
  await context.setOffline(true)
  await submit(page)
  await expect(page.getByText('尚未提交')).toBeVisible()
  await expect(page.locator('textarea')).toHaveValue('断网时的意见')
  await context.setOffline(false)
  await submitted(page)
  const done = await completions(key)
  expect(done.map((each) => each.data.variables.opinionText)).toEqual(['断网时的意见'])
})

test('an answer that never came is asked for again under the same key: done once', async ({ page }) => {
  const { key } = await opinion(page)
  await fill(page, '没有收到回答的意见')
  let times = 0
  // this page does not hear that it is done
  await page.route('**/v2/user-tasks/**', (route) => (times === 1 && route.request().method() === 'GET' ? route.abort() : route.fallback()))
  await page.route('**/completion', async (route) => {
    times += 1
    if (times > 1) return route.continue()
    // the server did it, the answer is lost on the way
    await route.fetch()
    await route.abort('connectionreset')
  })
  await submit(page)
  await expect(page.getByText('尚未提交')).toBeVisible()
  await submitted(page)
  expect(times).toBe(2)
  expect(await completions(key)).toHaveLength(1)
})

test('what was submitted is said to be, also where the network goes right after it', async ({ page }) => {
  const { key } = await opinion(page)
  await fill(page, '提交以后断网的意见')
  let isDone = false
  await page.route('**/completion', async (route) => {
    const response = await route.fetch()
    isDone = true
    await route.fulfill({ response })
  })
  await page.route('**/v2/user-tasks**', (route) => (isDone && route.request().method() === 'GET' ? route.abort() : route.fallback()))
  await submitted(page)
  await hasSaid(page, '已提交')
  await expect(page).toHaveURL(/\/inbox/)
  expect(await completions(key)).toHaveLength(1)
})

test('an ended session asks for the password over the page, and the submission goes on', async ({ page, context }) => {
  const { key } = await opinion(page)
  await fill(page, '会话过期时的意见')
  await expect(page.getByText('草稿已保存')).toBeVisible()
  await context.clearCookies()
  await submit(page)
  const dialog = page.getByRole('dialog', { name: '登录已过期' })
  await dialog.getByLabel('密码').fill('wrong-password')
  await dialog.getByRole('button', { name: '继续' }).click()
  await expect(dialog.getByRole('alert')).toBeVisible()
  await dialog.getByLabel('密码').fill(PASSWORD)
  await submitted(page, () => dialog.getByRole('button', { name: '继续' }).click())
  expect(await completions(key)).toHaveLength(1)
})

test('what the server refuses stands at its field', async ({ page }) => {
  await opinion(page)
  await fill(page, '短')
  // as a page of an older form would send it
  await page.route('**/completion', async (route) => {
    const body = route.request().postDataJSON() as { variables: Record<string, unknown> }
    await route.continue({ postData: JSON.stringify({ variables: { ...body.variables, opinionText: '长'.repeat(501) } }) })
  })
  await submit(page)
  await expect(page.getByRole('alert').filter({ hasText: '1 处需要修改' })).toBeVisible()
  await expect(page.locator('.fjs-form-field-textarea.fjs-has-errors')).toContainText('500')
})
