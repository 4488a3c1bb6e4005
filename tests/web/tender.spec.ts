/**
 * A tender from its documents to its award by its roles, in browsers: whatever somebody decides is clicked; the same
 * click by the next of several goes over the interface by that account. Keys, bids and shares are made in browsers,
 * so that what the page seals is what the house opens.
 */
import type { Page } from '@playwright/test'
import { hasNoBarriers } from './barriers'
import { hasSaid } from './heard'
import { PASSWORD } from './house'
import { choose } from './pages'
import { PHONE } from './shots'
import { TenderHouse, type Bidder } from './tender-house'
import { enter, field, hasNoBarriersBesideDocuments, isNotWider, passphraseOf, send } from './tender-desk'
import { handIn, People, pickIn } from './tender-people'
import { expect, test } from './test'

test.describe.configure({ mode: 'serial' })

let house: TenderHouse
let people: People
const hashes = new Map<string, string>()
/** The committee, its chair first. */
let members: string[] = []

test.beforeAll(async ({ browser }) => {
  house = await TenderHouse.open()
  people = new People(browser, house)
})
test.afterEach(() => people.rest())
test.afterAll(async () => {
  await people?.leave()
  await house?.close()
})

const AGREE = { opinion: 'AGREE', opinionText: null, conflictDeclared: false }
const bidders = (): Bidder[] => house.tender.bidders
/** A and B of the table: who comes second and who wins; C is too cheap to be believed. */
const bidder = (number: number): Bidder => bidders()[number] as Bidder

test('the purchaser drafts and approves the documents, three people make their keys, the agency announces', async ({ page }) => {
  const { tender } = house
  const points = tender.documents.scoring as { weight: number }[]
  const wrong = points.map((row, place) => (place === 1 ? { ...row, weight: 9 } : row))
  await house.draft(tender.purchaser.handler, 'draft-documents', { ...tender.documents, scoring: wrong })
  const drafting = await people.atTask(tender.purchaser.handler, 'draft-documents')
  // begun elsewhere, gone on here; the points are added up as one types
  const scoring = drafting.getByRole('group', { name: /^十一、评分标准/ })
  await expect(scoring.getByText('合计 99 / 100')).toBeVisible()
  await drafting.getByLabel('分值').nth(1).fill('10')
  await expect(scoring.getByText('合计 100 / 100')).toBeVisible()
  await hasNoBarriers(drafting)
  await handIn(drafting)
  await house.complete(tender.purchaser.review, 'review-documents', AGREE)
  const approving = await people.atTask(tender.purchaser.approval, 'approve-documents')
  await choose(approving, '意见', '同意')
  await choose(approving, '利害关系申报', '无')
  await handIn(approving)

  for (const account of tender.holders) await makeKey(account)

  await house.draft(tender.manager, 'publish-notice', tender.notice)
  const announcing = await people.atTask(tender.manager, 'publish-notice')
  await expect(field(announcing, '开标地点')).toHaveValue(String(tender.notice.openingPlace))
  await saysWhatItDoesNotKeep(announcing)
  await handIn(announcing)

  // anybody reads the notice; the way to bid leads through signing in
  await expect
    .poll(async () => (await (await fetch(`${house.url}/public/notices?kind=TENDER_NOTICE`)).json()).items.length)
    .toBe(1)
  await page.goto(`${house.url}/notices?kind=purchase`)
  await page.getByRole('link', { name: /锦江区市民中心/ }).first().click()
  await expect(page.getByRole('link', { name: '进入投标' })).toBeVisible()
  await expect(page.getByText(/公示期还剩 \d+ 天/)).toBeVisible()
  await hasNoBarriers(page)
})

/** What is no day, and a day without its time, is said where it is typed. */
async function saysWhatItDoesNotKeep(page: Page): Promise<void> {
  const closing = page.locator('.fjs-form-field-datetime').first()
  const [day, time] = [closing.locator('input').first(), closing.locator('input').last()]
  const before = [await day.inputValue(), await time.inputValue()] as const
  await day.fill('下周二')
  await time.focus()
  await expect(page.getByText('“下周二”不是可识别的日期')).toBeVisible()
  await day.fill(before[0])
  await time.fill('')
  await field(page, '开标地点').focus()
  await expect(page.getByText('日期和时间都填写后才会保存')).toBeVisible()
  await time.fill(before[1])
  await field(page, '开标地点').focus()
  await expect(page.locator('.gz-unread')).toHaveCount(0)
  await expect(day).toHaveValue(before[0])
  await expect(time).toHaveValue(before[1])
}

/** A notice is published by a job: it is there a moment later. */
async function published(kind: string): Promise<void> {
  await expect.poll(async () => (await (await fetch(`${house.url}/public/notices?kind=${kind}`)).json()).items.length).toBe(1)
}

async function makeKey(account: string): Promise<void> {
  const task = await people.atTask(account, 'hold-key')
  await task.getByRole('link', { name: '开标密钥', exact: true }).first().click()
  const page = task
  await page.getByLabel(/^口令（至少12位/).fill(passphraseOf(account))
  await page.getByLabel('再输一次口令').fill('不一样的口令-2010')
  await expect(page.getByText('两次输入的口令不一样')).toBeVisible()
  await expect(page.getByRole('button', { name: '生成密钥' })).toBeDisabled()
  await page.getByLabel('再输一次口令').fill(passphraseOf(account))
  await page.getByRole('button', { name: '生成密钥' }).click()
  await expect(page.getByText(/^指纹 [0-9a-f]{16}$/)).toBeVisible()
  await page.getByLabel('开标密钥的口令').fill(passphraseOf(account))
  await page.getByRole('button', { name: '核对口令' }).click()
  await expect(page.getByText('口令正确')).toBeVisible()
  await hasNoBarriers(page)
  const again = await people.atTask(account, 'hold-key')
  await again.getByLabel(/^本人已登记开标密钥/).check()
  await handIn(again)
}

test('bidders take the documents, seal their bids, take them back and replace them; a lost network loses nothing', async () => {
  for (const bid of bidders()) {
    const desk = await people.at(bid.account, '/tenders')
    await desk.getByRole('link', { name: '进入' }).click()
    await expect(desk.getByText('没有获取招标文件的不能投标')).toBeVisible()
    await desk.getByRole('button', { name: '获取招标文件' }).click()
    await expect(desk.locator('iframe')).toBeVisible()
    if (bid === bidder(0)) await tryEverything(desk, bid)
    await enter(desk, bid, bid.price)
    hashes.set(bid.organizationId, await send(desk, bid === bidder(0) ? '加密并替换已递交的投标' : '在本机加密并递交', bid))
  }
  const desk = await people.at(bidder(0).account, `/tenders/${house.tender.project}`)
  await expect(desk.getByText(hashes.get(bidder(0).organizationId) as string)).toBeVisible()
})

async function tryEverything(desk: Page, bid: Bidder): Promise<void> {
  await enter(desk, bid, '12.345')
  await desk.getByRole('button', { name: '在本机加密并递交' }).click()
  await expect(desk.getByText('请填写大于 0、最多两位小数的报价')).toBeVisible()
  // the network is lost while it seals: said, nothing lost, sent again
  await enter(desk, bid, bid.price)
  await desk.context().setOffline(true)
  await desk.getByRole('button', { name: '在本机加密并递交' }).click()
  await expect(desk.getByText(/尚未提交/)).toBeVisible()
  await expect(desk.locator('#bid-price')).toHaveValue(bid.price)
  await desk.context().setOffline(false)
  await send(desk, '在本机加密并递交', bid)
  // a second tab knows of the bid, and taking it back there is seen here
  const second = await desk.context().newPage()
  await second.goto(desk.url())
  await second.getByRole('button', { name: '撤回投标' }).click()
  await second.getByRole('button', { name: '确定' }).click()
  await expect(second.getByRole('heading', { name: '撤回回执' })).toBeVisible()
  await second.close()
  await desk.reload()
  await expect(desk.getByRole('heading', { name: '投标回执' })).toHaveCount(0)
  await enter(desk, bid, bid.price)
  await send(desk, '在本机加密并递交', bid)
  await hasNoBarriersBesideDocuments(desk)
  await isNotWider(desk)
  await hasNoBarriers(desk)
  await desk.setViewportSize({ width: 1366, height: 768 })
}

test('experts are drawn; a bid that is sealed in time and sent too late is refused under a signature; two open the others', async () => {
  const { tender } = house
  await house.later('2010-07-27 09:59')
  const drawing = await people.atTask(tender.manager, 'draw-experts')
  await field(drawing, '专家人数').fill('5')
  await field(drawing, '采购人代表人数').fill('2')
  await handIn(drawing)

  await sendTooLate()

  for (const account of tender.holders.slice(0, 2)) {
    const holder = await people.atTask(account, 'deliver-key-share')
    await holder.getByRole('link', { name: '开标：交付密钥份额' }).click()
    await expect(holder.getByText('待解开 4 份')).toBeVisible()
    await holder.getByLabel('开标密钥的口令').fill('不是这个口令-2010')
    await holder.getByRole('button', { name: '解开并交付' }).click()
    await expect(holder.getByText('口令不对')).toBeVisible()
    await holder.getByLabel('开标密钥的口令').fill(passphraseOf(account))
    await hasNoBarriers(holder)
    house.forgetConfirmations()
    await holder.getByRole('button', { name: '解开并交付' }).click()
    const asked = holder.getByRole('dialog', { name: '确认身份' })
    await expect(asked.getByText(/锦江区市民中心.*”开启密封文件：交付密钥份额/)).toBeVisible()
    await asked.getByLabel('登录密码').fill(PASSWORD)
    await asked.getByRole('button', { name: '确认', exact: true }).click()
    await expect(holder.getByText('已交付 4 份')).toBeVisible()
    const giving = await people.atTask(account, 'deliver-key-share')
    await giving.getByLabel(/^本人已交付全部份额/).check()
    await handIn(giving)
  }

  await house.draft(tender.staff, 'record-opening', tender.opening)
  const opening = await people.atTask(tender.staff, 'record-opening')
  const opened = opening.getByRole('group', { name: '投标情况' })
  await expect(opened.getByRole('row')).toHaveCount(5)
  await expect(opened.getByRole('row', { name: new RegExp(bidder(1).name) })).toContainText('4,050,000')
  await hasNoBarriers(opening)
  await handIn(opening)

  // what the house opened is what was typed, under the hashes of the receipts
  const { items } = await (await house.as(tender.staff)).get<{ items: { organizationKey: string; price: number; sealedHash: string; state: string }[] }>(
    `/tenders/${tender.project}/bids`,
  )
  expect(items.map((each) => [each.organizationKey, Number(each.price), each.sealedHash, each.state]).sort()).toEqual(
    bidders().map((each) => [each.organizationId, Number(each.price), hashes.get(each.organizationId), 'OPENED']).sort(),
  )
})

/** The deadline passes between sealing and sending. */
async function sendTooLate(): Promise<void> {
  const desk = await people.at(bidder(3).account, `/tenders/${house.tender.project}`)
  await enter(desk, bidder(3), '1.00')
  await desk.route(
    '**/desk',
    async (route) => {
      await house.later('2010-07-27 10:01')
      await route.continue()
    },
    { times: 1 },
  )
  await desk.getByRole('button', { name: '加密并替换已递交的投标' }).click()
  await expect(desk.getByRole('heading', { name: '逾期拒收回执' })).toBeVisible()
  await expect(desk.getByText(/^逾期：投标截止时间为/)).toBeVisible()
  await expect(desk.getByText('签名已在本机核验')).toBeVisible()
  await hasNoBarriersBesideDocuments(desk)
}

test('the purchaser checks the qualification, line by line, and is told what is missing', async () => {
  const { tender } = house
  const key = (await house.task(tender.purchaser.handler, 'qualification-review')).userTaskKey
  const { variables } = await (await house.as(tender.purchaser.handler)).get<{ variables: { qualification_rows: Record<string, unknown>[] } }>(`/user-tasks/${key}`)
  const checks = variables.qualification_rows.map((row, place) => ({ ...row, result: place === 0 ? null : 'PASS' }))
  await house.draft(tender.purchaser.handler, 'qualification-review', { checks, creditQueriedAt: '2010-07-27 10:40' })
  const page = await people.atTask(tender.purchaser.handler, 'qualification-review')
  const table = page.getByRole('group', { name: '逐家逐项审查' })
  await expect(table.getByText('还有 1 项没有填')).toHaveCount(1)
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: `${bidder(0).name} 依法登记` })).toBeVisible()
  await hasNoBarriers(page)
  await pickIn(page, `${bidder(0).name} 依法登记`, '合格')
  await expect(table.getByText(/还有 \d+ 项没有填/)).toHaveCount(0)
  await handIn(page)
})

test('each member declares alone, a chair is elected, bids are read, asked about and judged', async () => {
  const { tender } = house
  members = await drawn()
  const [chair] = members as [string, ...string[]]
  const declaring = await people.atTask(chair, 'declare-interests')
  await expect(declaring.getByRole('group', { name: '参加本项目的供应商' }).getByRole('row')).toHaveCount(5)
  await choose(declaring, '利害关系', '无')
  await declaring.getByLabel(/^声明/).first().fill('与各投标人无利害关系')
  await handIn(declaring)
  for (const member of members.slice(1)) await house.complete(member, 'declare-interests', { conflictDeclared: false, statement: '与各投标人无利害关系' })

  const electing = await people.atTask(chair, 'elect-chair')
  await electing.locator('.fjs-form-field-select .fjs-input-group').click()
  await electing.locator('.fjs-dropdownlist-item').filter({ hasNotText: '采购人代表' }).first().click()
  const elected = (await electing.locator('.fjs-form-field-select').innerText()).match(/评估专家(\d+)/)?.[1]
  await handIn(electing)
  const head = `zj${elected}`
  members = [head, ...members.filter((member) => member !== head)]

  // the chair reads the bid and asks; the bidder answers on a phone; the committee reads it
  const reading = await people.atTask(head, 'conformity-review')
  await expect(reading.getByRole('heading', { name: `符合性审查：${bidder(0).name}` })).toBeVisible()
  await reading.getByRole('link', { name: '投标文件、澄清和评分表' }).click()
  await expect(reading.getByText(`服务方案（示例）${bidder(0).name}`)).toBeVisible()
  await reading.getByLabel(`向${bidder(0).name}提问`).fill('请说明服务场次与报价表不一致之处（示例）')
  await reading.getByRole('button', { name: '发出' }).click()
  await expect(reading.getByText('请说明服务场次与报价表不一致之处（示例）')).toBeVisible()
  await hasNoBarriers(reading)
  const answering = await people.at(bidder(0).account, `/tenders/${tender.project}`)
  await answering.setViewportSize(PHONE)
  await answering.getByLabel('书面答复').fill('以投标函所列场次为准（示例）')
  await answering.getByRole('button', { name: '提交答复' }).click()
  await expect(answering.getByText(/ 答复$/)).toBeVisible()
  await hasNoBarriersBesideDocuments(answering)
  await reading.reload()
  await expect(reading.getByText('以投标函所列场次为准（示例）')).toBeVisible()

  const judging = await people.atTask(head, 'conformity-review')
  await choose(judging, '符合招标文件的实质性要求', '是')
  await handIn(judging)
  for (let left = 1; left < bidders().length; left += 1) await house.complete(head, 'conformity-review', { conforms: true })

  // the price that is too low to be believed at once
  const asking = await people.atTask(head, 'ask-explanation')
  const suspects = asking.getByRole('group', { name: '启动异常低价审查的投标' })
  await expect(suspects.getByRole('row', { name: new RegExp(bidder(2).name) })).toContainText('1,900,000')
  await asking.getByRole('textbox', { name: /^要求说明和提供的证明材料/ }).fill('请说明报价构成并提供成本证明材料（示例）')
  await asking.getByLabel(/^说明时限/).first().fill('30')
  await handIn(asking)
  const explaining = await people.at(bidder(2).account, `/tenders/${tender.project}`)
  await explaining.getByLabel('书面答复').fill('以志愿服务降低成本（示例）')
  await explaining.getByRole('button', { name: '提交答复' }).click()
  await hasSaid(explaining, '答复已提交')
  await house.later('2010-07-27 10:40')

  const voting = await people.atTask(head, 'vote-on-price')
  await expect(voting.getByText('以志愿服务降低成本（示例）')).toBeVisible()
  await pickIn(voting, `${bidder(2).name} 表决`, '不能证明报价合理')
  await handIn(voting)
  for (const member of members.slice(1)) {
    const { userTaskKey } = await house.task(member, 'vote-on-price')
    const { variables } = await (await house.as(member)).get<{ variables: { vote_rows: Record<string, unknown>[] } }>(`/user-tasks/${userTaskKey}`)
    await house.complete(member, 'vote-on-price', { votes: variables.vote_rows.map((row) => ({ ...row, choice: 'NOT_CREDIBLE' })) })
  }
})

/** Who was drawn: those of the pool that are asked to declare, an expert first. */
async function drawn(): Promise<string[]> {
  const asked = async (): Promise<string[]> => {
    const found = await Promise.all(
      house.tender.judges.map(async (judge) => {
        const { items } = await (await house.as(judge)).get<{ items: { elementId: string }[] }>('/user-tasks?list=todo&limit=100')
        return items.some((each) => each.elementId === 'declare-interests') ? [judge] : []
      }),
    )
    return found.flat()
  }
  await expect.poll(async () => (await asked()).length).toBe(7)
  return (await asked()).sort((one, other) => Number(other.startsWith('zj')) - Number(one.startsWith('zj')))
}

interface Point {
  bidder: string
  factor: string
  most: number
  score: number | null
}

/** What a member gives, as the table of the demonstration has it. */
function filled(rows: Point[], member: number): Point[] {
  return rows.map((row) => ({ ...row, score: house.tender.sheets[member]?.[row.bidder]?.[row.factor] ?? null }))
}

async function rowsOf(account: string, element: string, name: string): Promise<Point[]> {
  const { userTaskKey } = await house.task(account, element)
  const { variables } = await (await house.as(account)).get<{ variables: Record<string, Point[]> }>(`/user-tasks/${userTaskKey}`)
  return variables[name] ?? []
}

test('members score alone, see sums as they type and no sheet but their own; all sign the report', async () => {
  const head = members[0] as string
  await house.draft(head, 'score-objective', { objectiveRows: filled(await rowsOf(head, 'score-objective', 'objective_rows'), 0) })
  const objective = await people.atTask(head, 'score-objective')
  await expect(objective.getByText(/还有 \d+ 项没有填/)).toHaveCount(0)
  await handIn(objective)

  const rows = await rowsOf(head, 'score', 'sheet_rows')
  const scoring = await people.atTask(head, 'score')
  const table = scoring.getByRole('group', { name: '评分' })
  await expect(table.getByText('还有 7 项没有填')).toHaveCount(3)
  await hasNoBarriers(scoring)
  for (const row of filled(rows, 0)) {
    const cell = scoring.getByLabel(`${row.bidder} ${row.factor} 得分`)
    if ((await cell.inputValue()) === '') await cell.fill(String(row.score))
  }
  // 81.2 less what this member gives less
  await expect(table.locator('tr.group').filter({ hasText: bidder(1).name })).toContainText('合计 80 / 90')
  await expect(table.getByText(/还有 \d+ 项没有填/)).toHaveCount(0)
  await isNotWider(scoring)
  await hasNoBarriers(scoring)
  await scoring.setViewportSize({ width: 1366, height: 768 })
  await handIn(scoring)

  const second = members[1] as string
  await house.complete(second, 'score', { scores: filled(rows, 1) })
  const alone = await people.at(second, `/tenders/${house.tender.project}/bids`)
  await expect(alone.getByRole('region', { name: '评分表' }).first().getByRole('row')).toHaveCount(2)
  for (const [place, member] of members.entries()) if (place > 1) await house.complete(member, 'score', { scores: filled(rows, place) })

  const signing = await people.atTask(head, 'sign-report')
  const ranking = signing.getByRole('group', { name: '评审结果' })
  await expect(ranking.getByRole('row').nth(1)).toContainText(bidder(1).name)
  await expect(ranking.getByRole('row').nth(1)).toContainText('91.03')
  await choose(signing, '对评标报告', '同意')
  await handIn(signing)
  for (const member of members.slice(1)) await house.complete(member, 'sign-report', { agrees: 'AGREE' })
})

test('the purchaser decides, the agency announces; each bidder has its letter, a loser its points and rank', async ({ page }) => {
  const { tender } = house
  const deciding = await people.atTask(tender.purchaser.approval, 'decide-winner')
  await expect(deciding.getByRole('group', { name: /^中标候选人/ }).getByRole('row').nth(1)).toContainText(bidder(1).name)
  const sheets = await people.at(tender.purchaser.approval, `/tenders/${tender.project}/bids`)
  await expect(sheets.getByRole('region', { name: '评分表' }).first()).toContainText('评委7')
  for (const member of members) await expect(sheets.locator('body')).not.toContainText(member)
  await hasNoBarriers(sheets)
  const decision = await people.atTask(tender.purchaser.approval, 'decide-winner')
  // the ranked list is offered, the first is chosen; another needs a reason
  await expect(decision.getByRole('radio', { name: new RegExp(`第1名.*${bidder(1).name}`) })).toBeChecked()
  await decision.getByRole('radio', { name: /第2名/ }).check()
  const reason = decision.getByRole('textbox', { name: /^不确定排序第一的理由/ })
  await expect(reason).toBeVisible()
  await decision.getByRole('radio', { name: /第1名/ }).check()
  await expect(reason).toHaveCount(0)
  await choose(decision, '利害关系申报', '无')
  await handIn(decision)
  const announcing = await people.atTask(tender.manager, 'publish-result')
  await announcing.getByLabel(/^结果公告、中标通知书/).check()
  await announcing.getByLabel(/^联系方式/).fill('示例采购代理机构（演示）')
  await handIn(announcing)

  await published('AWARD_RESULT')
  await page.goto(`${house.url}/notices?kind=AWARD_RESULT`)
  await page.getByRole('link', { name: /锦江区市民中心/ }).first().click()
  await expect(page.getByText(bidder(1).name).first()).toBeVisible()
  await expect(page.getByText('4,050,000.00 元')).toBeVisible()
  await hasNoBarriers(page)

  const winner = await people.at(bidder(1).account, `/tenders/${tender.project}`)
  await expect(winner.getByRole('button', { name: /^查看中标.*通知书/ })).toBeVisible()
  const loser = await people.at(bidder(0).account, `/tenders/${tender.project}`)
  await expect(loser.getByRole('region', { name: '本单位的投标' })).toContainText('未中标')
  const letter = loser.getByRole('link', { name: '下载未中标告知书 PDF' })
  const told = await (await loser.request.get(`${house.url}${(await letter.getAttribute('href'))!.replace(/pdf$/, 'html')}`)).text()
  expect(told).toContain('88.4')
  expect(told).toMatch(/排序|名次|顺序/)
  await isNotWider(loser)
})
