import { expect, test } from 'vitest'
import { lastTouch, type Timeline } from './task'

const step = (id: string, completionDate: string): object => ({ completedBy: { id, name: id }, completionDate })

test('what came after one’s own last step is new', () => {
  const timeline = {
    steps: [step('li', '2026-07-01T01:00:00Z'), step('wang', '2026-07-03T01:00:00Z'), step('li', '2026-07-02T01:00:00Z')],
  } as Timeline
  expect(lastTouch(timeline, 'li')).toBe('2026-07-02T01:00:00Z')
  expect(lastTouch(timeline, 'zhao')).toBeNull()
})
