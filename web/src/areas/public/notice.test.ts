import { expect, test } from 'vitest'
import { daysLeft, linesOf, objectionableOf, projectOf, rowsOf, type Notice } from './notice'

function notice(content: Record<string, unknown>, kind = 'TENDER_NOTICE'): Notice {
  return {
    noticeKey: '1',
    kind,
    label: '招标公告',
    subject: '示例',
    content,
    publishedOn: '2010-07-05',
    periodEnd: null,
    isOpen: false,
    updatedAt: '2010-07-05T00:00:00Z',
  }
}

test('the last day of a period is a day of it', () => {
  expect(daysLeft('2010-07-08', '2010-07-05')).toBe(3)
  expect(daysLeft('2010-07-08', '2010-07-08')).toBe(0)
  expect(daysLeft('2010-07-08', '2010-07-09')).toBe(-1)
})

test('what is empty, and what leads elsewhere, is no line', () => {
  const lines = linesOf(notice({ purchaser: '区民政局', contact: '', phone: null, project_id: '7', count: 0 }))
  expect(lines.map((line) => line.name)).toEqual(['purchaser', 'count'])
})

test('rows are texts', () => {
  expect(rowsOf(notice({ rows: [['甲', 1, null]] }))).toEqual([['甲', '1', '']])
  expect(rowsOf(notice({ rows: '无' }))).toEqual([])
})

test('only the notice of a tender leads to a bid desk', () => {
  expect(projectOf(notice({ project_id: '7' }))).toBe('7')
  expect(projectOf(notice({ project_id: '7' }, 'CONSULTATION_NOTICE'))).toBe('7')
  expect(projectOf(notice({ project_id: '7' }, 'AWARD_RESULT'))).toBeNull()
})

test('one objects to the purchase of a notice, or to one of the grants it lists by number', () => {
  expect(objectionableOf(notice({ project_no: 'GM2026-001' }, 'COMPARISON_RESULT'))).toEqual({ kind: 'COMPARISON_RESULT', reference: 'GM2026-001' })
  const grants = [['ZZ2026-01-001', '甲', '邻里守望', '1,000.00']]
  expect(objectionableOf(notice({ batch_no: 'ZZ2026-01', rows: grants }, 'GRANT_PUBLICITY'))).toEqual({
    kind: 'GRANT_PUBLICITY',
    reference: 'ZZ2026-01',
    grants: [{ number: 'ZZ2026-01-001', name: 'ZZ2026-01-001 甲 邻里守望' }],
  })
})

test('nobody objects online to other notices, nor to older ones of grants, which tell no numbers', () => {
  expect(objectionableOf(notice({ project_no: 'GM2026-001' }))).toBeNull()
  expect(objectionableOf(notice({ batch_no: 'ZZ2026-01', rows: [['甲', '邻里守望', '1,000.00']] }, 'GRANT_PUBLICITY'))).toBeNull()
})
