import { test } from '@playwright/test'
import { acceptance, application, House } from './house'
import { choose, openTask, signIn } from './pages'
import { PHONE, shoot } from './shots'

const house = House.join()
const KINDS = '便民维修服务队 夕阳红合唱队 邻里互助会 绿色家园环保队 四点半课堂小组 太极拳健身队 书画爱好者协会 反诈宣传志愿队 楼栋议事会 非遗剪纸社 老年摄影小组 亲子阅读会 垃圾分类督导队 应急救援互助队 社区广场舞队 手工编织小组'.split(' ')
const full = (kind: string): string => `莲新街道示例一社区${kind}`

test.beforeAll(async () => {
  test.setTimeout(180_000)
  const charter = application().charter as object
  for (const kind of KINDS) await house.fileAndHear({ orgName: full(kind), charter: { ...charter, name: full(kind) } })
  // one comes back after a correction, one goes on to the reviewer
  const street = await house.as('010-shouli')
  const items = acceptance().items as { state: string; note?: string }[]
  const { items: tasks } = await street.get<{ items: { processInstanceKey: string; summary: { value: string }[] }[] }>('/user-tasks?limit=1000')
  const caseOf = (kind: string): string => String(tasks.find((each) => each.summary[0]?.value === full(kind))?.processInstanceKey)
  await street.complete(caseOf('夕阳红合唱队'), 'acceptance-review', {
    conclusion: 'CORRECTION',
    items: items.map((item, index) => (index === 2 ? { ...item, state: 'MISSING', note: '缺两人签名' } : item)),
  })
  await street.complete(caseOf('邻里互助会'), 'acceptance-review', acceptance())
  await new Promise((done) => setTimeout(done, 4000))
  await (await house.as('shenqing')).complete(caseOf('夕阳红合唱队'), 'correct-materials', {
    resubmittedItems: ['MEMBERS'],
    correctionNote: '两位会员已补签（示例）',
  })
})

test('signing in', async ({ page }) => {
  await page.goto(`${house.url}/sign-in`)
  await shoot(page, 'sign-in')
})

test('the inbox', async ({ page }) => {
  await signIn(page, house, '010-shouli')
  await page.locator('tbody tr').first().click()
  await page.locator('aside li').first().waitFor()
  await shoot(page, 'inbox')
  await page.keyboard.press('?')
  await shoot(page, 'inbox-keys')
  await page.keyboard.press('Escape')
  await page.setViewportSize(PHONE)
  await shoot(page, 'inbox-phone')
})

test('what one has done, and started', async ({ page }) => {
  await signIn(page, house, '010-shouli', '/inbox/done')
  await shoot(page, 'inbox-done')
  const applicant = await (await page.context().browser()!.newContext({ viewport: { width: 1366, height: 768 } })).newPage()
  await signIn(applicant, house, 'shenqing', '/inbox/started')
  await applicant.locator('tbody tr').first().waitFor()
  await shoot(applicant, 'inbox-started')
})

test('a task, its deadline, its diagram', async ({ page }) => {
  await signIn(page, house, '010-shouli')
  await openTask(page, full('夕阳红合唱队'))
  await page.getByRole('button', { name: '签收并办理' }).click()
  await page.locator('.gz-active').first().waitFor()
  await page.locator('.el-message').waitFor({ state: 'hidden' })
  await shoot(page, 'task')
  await page.locator('button.bar').hover()
  await page.getByText('起算日').waitFor()
  await shoot(page, 'task-deadline')
  await page.mouse.move(0, 0)
  await page.getByRole('button', { name: '放大', exact: true }).first().click()
  await page.locator('.el-dialog .gz-active').first().waitFor()
  await shoot(page, 'task-diagram')
  await page.keyboard.press('Escape')
  await page.setViewportSize(PHONE)
  await shoot(page, 'task-phone')
})

test('a review with stock phrases, and what is wrong at its fields', async ({ page }) => {
  await signIn(page, house, '010-shenhe')
  await openTask(page, full('邻里互助会'))
  await page.getByRole('button', { name: '签收并办理' }).click()
  await choose(page, '意见', '同意')
  await page.getByText('常用语').click()
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.locator('.fjs-has-errors').first().waitFor()
  await page.locator('.el-message').waitFor({ state: 'hidden' })
  await shoot(page, 'task-review')
})

test('a case, the profile, a page that is not there', async ({ page }) => {
  await signIn(page, house, 'shenqing', '/inbox/started')
  await page.locator('tbody a').first().click()
  await page.locator('.gz-done').first().waitFor()
  await shoot(page, 'case')
  await page.goto(`${house.url}/profile`)
  await shoot(page, 'profile')
  await page.goto(`${house.url}/nothing`)
  await shoot(page, 'not-found')
})
