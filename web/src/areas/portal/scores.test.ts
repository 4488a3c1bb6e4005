import { expect, test } from 'vitest'
import { pointsOf } from './scores'

const sheet = (member: string, bidKey: string, total: string): { member: string; memberName: string; bidKey: string; total: string } => ({ member, memberName: `示例${member}`, bidKey, total })

test('one line a member in the order of the bids, and the mean of several', () => {
  const sheets = [sheet('甲', '1', '80.10'), sheet('甲', '2', '70.00'), sheet('乙', '1', '80.20')]
  expect(pointsOf(['1', '2'], sheets)).toEqual([
    { member: '甲', name: '示例甲', isMean: false, points: ['80.10', '70.00'] },
    { member: '乙', name: '示例乙', isMean: false, points: ['80.20', null] },
    { member: '', name: '', isMean: true, points: ['80.15', '70.00'] },
  ])
})

test('a single member has no mean', () => {
  expect(pointsOf(['1'], [sheet('甲', '1', '80.10')])).toHaveLength(1)
})
