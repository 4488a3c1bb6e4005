/** What is attached and issued is looked at over the page; personal data is shown for a reason, which is kept. */
import type { Page } from '@playwright/test'
import { hasNoBarriers } from './barriers'
import { acceptance, application, House } from './house'
import { openTask, signIn } from './pages'
import { pdf, PICTURE } from './papers'
import { expect, test } from './test'

const house = House.join()
const orgName = `莲新街道示例一社区读书会${Date.now() % 100_000}`
let filed = ''

test.beforeAll(async () => {
  const applicant = await house.as('shenqing')
  const plan = await applicant.upload('活动室平面图.png', PICTURE)
  const charter = await applicant.upload('章程.pdf', pdf('读书会章程', '附则自备案之日起施行'))
  filed = await house.fileAndHear({ orgName, placeProof: [plan], charterFile: [charter] })
})

async function dialog(page: Page, name: string): Promise<ReturnType<Page['getByRole']>> {
  const found = page.getByRole('dialog', { name })
  await expect(found).toBeVisible()
  return found
}

test('a picture and a PDF are shown, hashed and leafed through by keyboard; what was changed is told', async ({ page }) => {
  await signIn(page, house, '010-shouli')
  await openTask(page, orgName)
  await page.getByRole('button', { name: '展开全部', exact: true }).click()
  const opener = page.getByRole('button', { name: '查看 活动室平面图.png' })
  await opener.click()
  const picture = await dialog(page, '活动室平面图.png')
  await expect.poll(() => picture.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1)
  await expect(picture.getByText('✔ 与登记一致')).toBeVisible()

  await page.keyboard.press('ArrowRight')
  const charter = await dialog(page, '章程.pdf')
  await expect(charter.getByText('读书会章程')).toBeAttached()
  await expect(charter.locator('canvas').first()).toBeVisible()
  await expect(charter.getByText('✔ 与登记一致')).toBeVisible()
  await expect(charter.getByRole('group', { name: '第 2 页，共 2 页' })).toBeAttached()
  await hasNoBarriers(page, '.gz-preview')
  for (let time = 0; time < 12; time += 1) {
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('.gz-preview') !== null)).toBe(true)
  }
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(opener).toBeFocused()

  // somebody changes the file behind the house's back
  await page.route('**/v2/files/*', (route) => route.fulfill({ body: Buffer.from(pdf('另一份章程')) }))
  await page.getByRole('button', { name: '查看 章程.pdf' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '可能被改动过' })).toBeVisible()
})

test('a document that was issued is read where its case is', async ({ page }) => {
  await (await house.as('010-shouli')).complete(filed, 'acceptance-review', acceptance())
  await signIn(page, house, '010-shenhe', `/cases/${filed}`)
  await page.getByRole('button', { name: '查看 受理通知书' }).click()
  const paper = page.getByRole('dialog')
  await expect(paper.locator('.text-layer').filter({ hasText: orgName }).first()).toBeAttached()
})

test('personal data is shown to who handles the case, for a reason that its history keeps, and to nobody else', async ({ page }) => {
  await signIn(page, house, '010-shenhe', `/cases/${filed}`)
  const { idNo, phone } = application().personInCharge as { idNo: string; phone: string }
  await expect(page.getByText(phone)).toHaveCount(0)
  await page.getByRole('button', { name: '查看“手机号”明文' }).first().click()
  const asked = page.getByRole('dialog', { name: '查看个人信息' })
  const show = asked.getByRole('button', { name: '查看', exact: true })
  await asked.getByLabel('查看事由').fill('看')
  await expect(show).toBeDisabled()
  await asked.getByLabel('查看事由').fill('电话核对负责人信息')
  await hasNoBarriers(page)
  await show.click()
  await expect(page.getByText(phone, { exact: true })).toBeVisible()
  await expect(page.getByText(idNo)).toHaveCount(0)
  const { items } = await (await house.as('010-shenhe')).get<{ items: { type: string; actor: string; data: { reason?: string } }[] }>(
    `/history/${filed}?limit=1000`,
  )
  const looks = items.filter((each) => each.type === 'personal-data-read' && each.actor === '010-shenhe')
  expect(looks.map((each) => each.data.reason)).toEqual(['电话核对负责人信息'])
  await page.reload()
  await expect(page.getByRole('button', { name: /明文/ }).first()).toBeVisible()
  await expect(page.getByText(phone)).toHaveCount(0)

  await page.context().clearCookies()
  await signIn(page, house, 'shenqing', `/cases/${filed}`)
  await expect(page.getByText(orgName).first()).toBeVisible()
  await expect(page.getByRole('button', { name: /明文/ })).toHaveCount(0)
})
