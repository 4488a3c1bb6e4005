/** Pictures of an applicant's pages: services, the self-check, an application, cases. */
import { test, type Page } from '@playwright/test'
import type { House } from './house'
import { choose, pick } from './pages'
import { enter, staged } from './staged'
import { DESK, PHONE, shoot } from './shots'

/** Has a group filed in spring and one in July, and is asked for a correction of a third. */
const APPLICANT = 'jm_0016'

let house: House
test.beforeAll(async () => {
  house = await staged('morning')
})
test.afterAll(() => house?.close())

test('services, self-check and application', async ({ page }) => {
  await enter(page, house, APPLICANT, '/services')
  await page.locator('h2').first().waitFor()
  await shoot(page, 'services')
  await page.setViewportSize(PHONE)
  await shoot(page, 'services-phone')
  await page.setViewportSize(DESK)
  await page.goto(`${house.url}/services/track`)
  await page.locator('.fjs-form-field').first().waitFor()
  await shoot(page, 'self-check')
  await answer(page)
  await page.getByText('会员不足10人').waitFor()
  await shoot(page, 'self-check-result')
  await page.goto(`${house.url}/services/so-filing/apply`)
  await page.locator('.fjs-form-field').first().waitFor()
  await page.locator('.fjs-form-field-textfield input').first().fill('莲新街道示例一社区编织小组')
  await page.getByText('草稿已保存').waitFor()
  await shoot(page, 'apply')
  await page.setViewportSize(PHONE)
  await shoot(page, 'apply-phone')
})

/** A group too small to be filed: what it lacks for each track is told. */
async function answer(page: Page): Promise<void> {
  await page.locator('.fjs-form-field').filter({ hasText: /^拟用名称/ }).locator('input').first().fill('莲新街道示例一社区棋牌小组')
  await pick(page, '申请主体', 0, '居民自发')
  for (const question of ['是否从事营利性活动', '是否经本单位批准', '业务是否需要许可证']) await choose(page, question, '否')
  await choose(page, '活动范围', '一个社区')
  await choose(page, '打算成立什么组织', '社区社会组织（备案）')
  await pick(page, '业务类别', 0, '城乡社区服务类')
  await page.getByLabel(/^发起人数/).fill('2')
  await page.getByLabel(/^会员（成员）人数/).fill('8')
  for (const has of ['有章程', '有活动场所', '名称符合规定', '有相应的组织机构']) await page.getByLabel(new RegExp(`^${has}`)).check()
  await page.getByRole('button', { name: '看结果' }).click()
}

test('cases of mine', async ({ page }) => {
  await enter(page, house, APPLICANT, '/my-cases')
  await page.getByText('非遗剪纸社').first().waitFor()
  await page.getByRole('region', { name: '草稿' }).waitFor()
  await shoot(page, 'my-cases')
  await page.setViewportSize(PHONE)
  await shoot(page, 'my-cases-phone')
  await page.setViewportSize(DESK)
  await page.getByRole('link', { name: /桥牌爱好者小组/ }).first().click()
  await page.getByText('备案证').first().waitFor()
  await shoot(page, 'my-case')
  await page.setViewportSize(PHONE)
  await shoot(page, 'my-case-phone')
})

test('a correction, and an application that is taken back', async ({ page }) => {
  await enter(page, house, APPLICANT, '/my-cases')
  await page.getByRole('link', { name: /非遗剪纸社/ }).first().click()
  await page.getByRole('region', { name: '请补正以下材料' }).waitFor()
  await shoot(page, 'correction')
  await page.setViewportSize(PHONE)
  await shoot(page, 'correction-phone')
  await page.setViewportSize(DESK)
  await page.getByRole('button', { name: /撤回/ }).first().click()
  await page.getByRole('dialog').getByRole('textbox').first().fill('活动场所另有安排，暂不备案（示例）')
  await shoot(page, 'my-case-withdraw')
})
