import { expect, test } from 'vitest'
import { prefilled, readTrack } from './track'

const variables = {
  orgName: '示例社',
  scopeArea: 'COMMUNITY',
  licenceNeeded: false,
  memberCount: 8,
  track: { row: 8, result: 'INCUBATE', may_file: false, basis: '系统默认', gaps: ['会员不足10人'] },
  gaps: { filing: ['会员不足10人'], association: ['没有固定的住所'], institution: [] },
}

test('each track is told with what is missing for it', () => {
  const track = readTrack(variables)
  expect(track).toMatchObject({ result: 'INCUBATE', isOpen: false, mayFile: false, row: 8 })
  expect(track?.ways.map((way) => way.gaps.length)).toEqual([1, 1, 0])
})

test('before the decision there is no result', () => {
  expect(readTrack({ orgName: '示例社' })).toBeNull()
})

test('the application begins with what was answered already, and with nothing else', () => {
  expect(prefilled(variables)).toEqual({ orgName: '示例社', scopeArea: 'COMMUNITY', licenceNeeded: false })
  expect(prefilled({ orgName: '', scopeArea: 'CROSS_STREET' })).toEqual({})
})
