/** A filing from the application to the decision, each step by whoever holds the post, in the page. */
import type { Page } from '@playwright/test'
import { House } from './house'
import { choose, hearsNow, openTask, pick, signIn, submitted } from './pages'
import { expect, test } from './test'

const NAME = `莲新街道示例一社区合唱队${Date.now() % 100_000}`
const MATERIALS = ['备案申请表', '发起人材料', '会员花名册', '章程', '场所使用证明', '承诺书']

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

const house = House.join()
/** Its tasks alone: other tests of this house fill the lists, too. */
const MINE = `/inbox?text=${encodeURIComponent(NAME)}`

test('the community hears, the street asks for a correction, gets it, accepts; two more decide', async ({ elsewhere }) => {
  const key = await house.file({ orgName: NAME })
  const open = async (name: string): Promise<Page> => {
    const page = await elsewhere()
    await signIn(page, house, name, MINE)
    return page
  }

  // the community
  const community = await open('010-shequ')
  await openTask(community, NAME)
  await community.getByRole('button', { name: '签收并办理' }).click()
  await expect(community.locator('.fjs-form-field-radio').first()).toBeVisible()
  for (const group of await community.locator('.fjs-form-field-radio').all()) await group.locator('input').first().check()
  await community.getByText('常用语').first().click()
  await community.getByRole('button', { name: '同意。' }).click()
  await expect(community.locator('textarea')).toHaveValue('同意。')
  await submitted(community)

  // the street asks for a correction
  const street = await open('010-shouli')
  await openTask(street, NAME)
  await street.getByRole('button', { name: '签收并办理' }).click()
  // the list stands there already, only how it is has to be said: what lacks by itself, the others by one button
  await expect(street.locator('.gz-table th[scope=row]')).toHaveText(MATERIALS, { useInnerText: true })
  await pick(street, '情况', MATERIALS.indexOf('会员花名册'), '缺失')
  await street.getByRole('button', { name: '其余 5 项填“齐全”' }).click()
  await expect(street.locator('.gz-table .fjs-select-display:visible')).toHaveText(['齐全', '齐全', '缺失', '齐全', '齐全', '齐全'])
  await choose(street, '结论', '补正')
  await submitted(street)

  // the applicant corrects
  await street.goto(house.url + MINE)
  const applicant = await open('shenqing')
  await expect(applicant.getByRole('row').filter({ hasText: '补正' })).toBeVisible()
  await openTask(applicant, NAME)
  await applicant.getByLabel('会员花名册').check()
  await applicant.getByLabel('补正文件').setInputFiles({ name: '花名册.pdf', mimeType: 'application/pdf', buffer: PDF })
  await expect(applicant.getByText('已校验')).toBeVisible()
  await submitted(applicant)

  // the street sees it without reloading, is told what is new since, and accepts
  await hearsNow(street)
  await expect(street.getByRole('row').filter({ hasText: NAME })).toBeVisible()
  await openTask(street, NAME)
  await expect(street.getByText('您上次办理后有 1 项新进展')).toBeVisible()
  await expect(street.getByRole('button', { name: '花名册.pdf' })).toBeVisible()
  await street.getByRole('button', { name: '签收并办理' }).click()
  // what was found the last time stands there
  await pick(street, '情况', MATERIALS.indexOf('会员花名册'), '齐全')
  await choose(street, '结论', '受理')
  await submitted(street)

  // the reviewer and the approver
  const officers = [await open('010-shenhe'), await open('010-shenpi')]
  for (const officer of officers) await agree(officer)
  await expect
    .poll(async () => (await (await house.as('shenqing')).get(`/process-instances/${key}`)).status)
    .toBe('completed')

  // the applicant sees the whole of it
  await applicant.goto(`${house.url}/cases/${key}`)
  await expect(applicant.getByText('已办结').first()).toBeVisible()
  await expect(applicant.locator('.gz-done').first()).toBeAttached()

  // the street says how the opinion was handed over, which the applicant reads
  await street.goto(`${house.url}/cases/${key}`)
  await street.getByRole('button', { name: '登记送达 社区社会组织同意备案意见书' }).click()
  const delivery = street.getByRole('dialog', { name: '登记送达' })
  const today = new Date().toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' })
  await delivery.locator('.el-select').click()
  await street.getByRole('option', { name: '直接送达', exact: true }).click()
  await delivery.getByLabel('送达日期').fill(today)
  await delivery.getByLabel('送达日期').press('Enter')
  await delivery.getByLabel('签收人').fill('示例申请人')
  await delivery.getByLabel('回证编号').fill('HZ-001')
  await delivery.getByRole('button', { name: '登记', exact: true }).click()
  const told = `已于 ${today} 送达（直接送达）`
  await expect(street.getByText(told)).toBeVisible()
  await applicant.reload()
  await expect(applicant.getByText(told)).toBeVisible()
  await expect(applicant.getByRole('button', { name: /送达/ })).toHaveCount(0)

  // and renews it from its own page, without typing a number
  await applicant.goto(`${house.url}/my-cases/${key}`)
  await applicant.getByRole('link', { name: '换发备案证' }).click()
  await expect(applicant.locator('.fjs-form-field-select').getByText(NAME)).toBeVisible()
  await applicant.getByRole('textbox', { name: /^有效期内开展活动/ }).fill('每周排练一次，参加社区演出（示例）')
  await applicant.getByLabel(/没有未办理变更/).check()
  await applicant.getByRole('button', { name: '提交申请' }).click()
  await expect(applicant.getByRole('heading', { level: 1, name: NAME })).toBeVisible()
  await street.goto(house.url + MINE)
  await openTask(street, NAME)
  await street.getByRole('button', { name: '签收并办理' }).click()
  await choose(street, '结论', '受理')
  await submitted(street)
  for (const officer of officers) await agree(officer)
  await hearsNow(applicant)
  await expect(applicant.getByText('已换发')).toBeVisible()
  await expect(applicant.getByText('备案换发意见书')).toBeVisible()
})

async function agree(officer: Page): Promise<void> {
  await officer.goto(house.url + MINE)
  await expect(officer.getByRole('row').filter({ hasText: NAME })).toBeVisible()
  await openTask(officer, NAME)
  await officer.getByRole('button', { name: '签收并办理' }).click()
  await choose(officer, '意见', '同意')
  await choose(officer, '利害关系申报', '无')
  await submitted(officer)
}
