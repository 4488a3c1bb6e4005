/** The portal of applicants: from the self-check to the document in hand, and what anybody sees without an account. */
import type { Locator, Page } from '@playwright/test'
import { hasNoBarriers } from './barriers'
import { acceptance, application, House } from './house'
import { choose, hearsNow, pick, signIn } from './pages'
import { expect, test } from './test'

const house = House.join()
const serial = Date.now() % 100_000
const AGREE = { opinion: 'AGREE', opinionText: null, conflictDeclared: false }

type Json = Record<string, unknown>

function field(page: Page | Locator, label: string): Locator {
  return page.locator('.fjs-form-field').filter({ has: page.locator('label', { hasText: new RegExp(`^${label}`) }) })
}

async function fill(scope: Page | Locator, label: string, text: string, row = 0): Promise<void> {
  await field(scope, label).locator('input, textarea').nth(row).fill(text)
}

/** Fills a field in, and waits until the server has this. */
async function fillAndKeep(page: Page, label: string, text: string): Promise<void> {
  await fill(page, label, text)
  const me = await house.as('shenqing')
  await expect.poll(async () => JSON.stringify(await me.get('/me/start-drafts/so-filing').catch(() => null))).toContain(text)
}

const LEAST_MEMBERS = 10

/** The application as an applicant types it. */
async function fillApplication(page: Page, name: string): Promise<void> {
  const given = application() as { members: { name: string; community: string }[]; charter: Record<string, string> }
  await fill(page, '拟备案名称', name)
  await pick(page, '类别', 0, '生活服务类')
  await pick(page, '街道', 0, '莲新街道')
  await fill(page, '所在社区', '莲新街道示例一社区')
  await choose(page, '活动范围', '本社区')
  await fill(page, '地址', '莲新街道示例一社区活动室')
  await pick(page, '来源', 0, '社区提供')
  const names = page.locator('.fjs-form-field-textfield').filter({ has: page.locator('label', { hasText: /^姓名/ }) }).locator('input')
  const numbers = page.locator('.fjs-form-field-textfield').filter({ has: page.locator('label', { hasText: /^证件号码/ }) }).locator('input')
  const phones = page.locator('.fjs-form-field-textfield').filter({ has: page.locator('label', { hasText: /^手机号/ }) }).locator('input')
  // the person in charge is the first of the two initiators
  for (const [row, last] of [['示例甲', 'a'], ['示例甲', 'a'], ['示例乙', 'b']].entries()) {
    await names.nth(row).fill(last[0] as string)
    await numbers.nth(row).fill(last[1] === 'a' ? '510104190001010018' : '510104190001010026')
    await phones.nth(row).fill(last[1] === 'a' ? '13800000001' : '13800000002')
  }
  await page.getByText('展开全部（').click()
  const communities = page.locator('.fjs-form-field-textfield').filter({ has: page.locator('label', { hasText: /^居住社区/ }) }).locator('input')
  // as many as the law asks for stand there
  await expect(communities).toHaveCount(LEAST_MEMBERS)
  for (let row = 0; row < LEAST_MEMBERS; row += 1) {
    await names.nth(3 + row).fill(given.members[row]?.name ?? `示例${row}`)
    await communities.nth(row).fill('莲新街道示例一社区')
  }
  const charter = page.locator('.fjs-form-field-textarea textarea')
  const clauses = await charter.count()
  expect(clauses).toBeGreaterThan(5)
  for (let row = 0; row < clauses; row += 1) await charter.nth(row).fill('示例文本：会员平等参加活动，遵守章程')
  await page.getByText('会费', { exact: true }).click()
  await page.getByLabel(/^党员人数/).fill('1')
  await fill(page, '指导单位', '莲新街道示例一社区居民委员会')
  await page.getByLabel(/^承诺/).check()
}

async function officers(key: string, name: string, element: string, variables: Json): Promise<void> {
  await expect
    .poll(async () => {
      const { items } = await (await house.as(name)).get<{ items: Json[] }>('/user-tasks?list=todo&limit=1000')
      return items.some((each) => each.processInstanceKey === key && each.elementId === element)
    })
    .toBe(true)
  await (await house.as(name)).complete(key, element, variables)
}

function caseOf(page: Page): string {
  return new URL(page.url()).pathname.split('/').at(-1) as string
}

test('an applicant files by hand, corrects what is marked, has the document; the public sees it without an account', async ({ page, elsewhere }) => {
  const name = `莲新街道示例一社区便民小组${serial}`
  await (await house.as('shenqing')).asked('DELETE', '/me/start-drafts/so-filing')
  const office = await elsewhere()
  await signIn(office, house, 'shenqing', '/services')
  const card = office.getByRole('region', { name: '社区社会组织备案' })
  await expect(card).toContainText('5 个工作日')
  await expect(card).toContainText('已核原文')
  await card.getByRole('link', { name: '开始申请' }).click()
  await fillApplication(office, name)

  // typed right after a box was ticked, and kept; another computer goes on, and nothing of it lies in the first one
  await fillAndKeep(office, '所在社区', '莲新街道示例四社区')
  await expect(office.getByText('草稿已保存')).toBeVisible()
  expect(await office.evaluate(() => JSON.stringify(localStorage))).not.toContain('510104190001010018')
  await signIn(page, house, 'shenqing', '/my-cases')
  const drafts = page.getByRole('region', { name: '草稿' })
  await expect(drafts).not.toContainText('1380000000')
  await hasNoBarriers(page)
  await drafts.getByRole('link', { name: `继续填写：${name}` }).click()
  await expect(field(page, '拟备案名称').locator('input')).toHaveValue(name)
  await fillAndKeep(page, '所在社区', '莲新街道示例二社区')
  await fill(office, '所在社区', '莲新街道示例三社区')
  const saved = office.getByRole('alert').filter({ hasText: '已在另一窗口或另一台电脑上更新' })
  await saved.getByRole('button', { name: '看那一份' }).click()
  await expect(field(office, '所在社区').locator('input')).toHaveValue('莲新街道示例二社区')
  await hasNoBarriers(office)
  await saved.getByRole('button', { name: '看这里填写的' }).click()
  await expect(field(office, '所在社区').locator('input')).toHaveValue('莲新街道示例三社区')
  await saved.getByRole('button', { name: '改用那一份' }).click()
  await expect(field(office, '所在社区').locator('input')).toHaveValue('莲新街道示例二社区')
  await page.getByRole('button', { name: '提交申请' }).click()
  await expect(page).toHaveURL(/\/my-cases\/\d+$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  const key = caseOf(page)
  await fill(office, '所在社区', '莲新街道示例三社区')
  await expect(office.getByRole('alert').filter({ hasText: '提交或删除' })).toBeVisible()
  await office.close()
  await expect(page.locator('[aria-current=step]')).toContainText('受理')

  // the community hears; the street marks one thing
  await officers(key, '010-shequ', 'community-opinion', { residentsInitiated: true, residentsAgree: true, placeConfirmed: true, opinionText: '同意' })
  const checked = acceptance() as { items: { material: string; state: string; note?: string }[] }
  const items = checked.items.map((item) => (item.material === 'MEMBERS' ? { ...item, state: 'MALFORMED', note: '请补联系电话' } : item))
  await officers(key, '010-shouli', 'acceptance-review', { items, conclusion: 'CORRECTION' })

  // the page shows it by itself, and exactly that
  await hearsNow(page)
  const correction = page.getByRole('region', { name: '请补正以下材料' })
  await expect(correction).toBeVisible()
  await expect(correction.getByRole('row')).toHaveCount(2)
  await expect(correction.getByRole('row').last()).toContainText('会员花名册')
  await expect(correction.getByRole('row').last()).toContainText('请补联系电话')
  await expect(correction.getByRole('checkbox')).toHaveCount(1)
  await expect(correction.getByRole('checkbox')).toBeChecked()
  await hasNoBarriers(page)
  await correction.locator('textarea').fill('已补全联系电话')
  await correction.getByRole('button', { name: '提交补正' }).click()
  await expect(correction).toBeHidden()

  await officers(key, '010-shouli', 'acceptance-review', acceptance())
  await officers(key, '010-shenhe', 'review', AGREE)
  await officers(key, '010-shenpi', 'approve', AGREE)
  await hearsNow(page)
  await expect(page.getByText('准予备案', { exact: true })).toBeVisible()

  // the document, as a sheet and as a file that is kept
  const link = page.getByRole('link', { name: '下载社区社会组织备案证 PDF' })
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  expect(download.suggestedFilename()).toMatch(/\.pdf$/)
  const sheet = await page.request.get(`${house.url}${(await link.getAttribute('href'))!.replace(/pdf$/, 'html')}`)
  expect(await sheet.text()).toContain(name)
  await page.getByRole('button', { name: '查看社区社会组织备案证' }).click()
  const shown = page.getByRole('dialog')
  await expect(shown.locator('canvas').first()).toBeVisible()
  await expect(shown.locator('.text-layer').filter({ hasText: name }).first()).toBeAttached()
  await page.keyboard.press('Escape')
  await expect(shown).toBeHidden()

  // anybody
  const anybody = await elsewhere()
  await anybody.goto(`${house.url}/organizations`)
  await anybody.getByLabel('搜索组织名称').fill(name)
  await anybody.getByRole('link', { name }).click()
  await expect(anybody.getByRole('heading', { level: 1 })).toHaveText(name)
  await expect(anybody.getByText(/^BA\d+/)).toBeVisible()
  await hasNoBarriers(anybody)
})

test('the self-check tells what is missing for each track, and carries the answers into the application', async ({ page }) => {
  await signIn(page, house, 'shenqing', '/services/track')
  await (await house.as('shenqing')).asked('DELETE', '/me/start-drafts/so-filing')
  const name = `莲新街道示例一社区棋牌小组${serial}`
  const answer = async (members: string): Promise<void> => {
    await fill(page, '拟用名称', name)
    await pick(page, '申请主体', 0, '居民自发')
    for (const question of ['是否从事营利性活动', '是否经本单位批准', '业务是否需要许可证']) await choose(page, question, '否')
    await choose(page, '活动范围', '一个社区')
    await choose(page, '打算成立什么组织', '社区社会组织（备案）')
    await pick(page, '业务类别', 0, '城乡社区服务类')
    await page.getByLabel(/^发起人数/).fill('2')
    await page.getByLabel(/^会员（成员）人数/).fill(members)
    for (const has of ['有章程', '有活动场所', '名称符合规定', '有相应的组织机构']) await page.getByLabel(new RegExp(`^${has}`)).check()
    await page.getByRole('button', { name: '看结果' }).click()
  }
  await answer('8')
  await expect(page.getByText('会员不足10人')).toBeVisible()
  await expect(page.getByRole('button', { name: '去申请备案' })).toHaveCount(0)
  await hasNoBarriers(page)
  await page.getByRole('link', { name: '重新自评' }).click()
  await answer('12')
  await expect(page.getByRole('heading', { name: '可以申请备案' })).toBeVisible()
  await page.getByRole('button', { name: '去申请备案' }).click()
  await expect(page).toHaveURL(/so-filing\/apply/)
  await expect(field(page, '拟备案名称').locator('input')).toHaveValue(name)
  await hasNoBarriers(page)
})

test('an application is taken back with a reason', async ({ page }) => {
  const name = `莲新街道示例一社区读书小组${serial}`
  const key = await house.file({ orgName: name })
  await signIn(page, house, 'shenqing', `/my-cases/${key}`)
  await page.getByRole('button', { name: '撤回申请' }).click()
  const dialog = page.getByRole('dialog', { name: '撤回申请' })
  await expect(dialog.getByRole('button', { name: '撤回申请' })).toBeDisabled()
  await dialog.getByLabel(/^理由/).fill('名称要改')
  await dialog.getByRole('button', { name: '撤回申请' }).click()
  await expect(page.getByText('已撤回', { exact: true }).first()).toBeVisible()
  const { status } = await (await house.as('shenqing')).get(`/process-instances/${key}`)
  expect(status).toBe('completed')
})

for (const path of ['/', '/notices', '/notices?kind=list', '/organizations']) {
  test(`${path} is for anybody, on a desk and on a phone`, async ({ page }) => {
    await page.goto(`${house.url}${path}`)
    await page.locator('h1').first().waitFor()
    await page.waitForLoadState('networkidle')
    await hasNoBarriers(page)
    await page.setViewportSize({ width: 390, height: 844 })
    await hasNoBarriers(page)
    const isWider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    expect(isWider).toBe(false)
  })
}

for (const path of ['/services', '/services/track', '/services/so-filing/apply', '/my-cases', '/tenders']) {
  test(`${path} has no barriers, on a desk and on a phone`, async ({ page }) => {
    await signIn(page, house, 'shenqing', path)
    await page.locator('h1').first().waitFor()
    await page.waitForLoadState('networkidle')
    await hasNoBarriers(page)
    await page.setViewportSize({ width: 390, height: 844 })
    await hasNoBarriers(page)
  })
}

test('what somebody may not begin says who begins it, and no form is filled in for nothing', async ({ page }) => {
  await signIn(page, house, 'shenqing', '/services/case-clock-stop/apply')
  await expect(page.getByText('不由您发起')).toBeVisible()
  await expect(page.getByText('由前一环节办结后自动开始')).toBeVisible()
  await expect(page.getByRole('button', { name: '提交' })).toBeHidden()
})
