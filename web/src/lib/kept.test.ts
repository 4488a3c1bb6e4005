import { expect, test } from 'vitest'
import { forgetTyped, keep, kept, TYPED } from './kept'

test('what was typed and not sent is gone after signing out, choices stay', () => {
  keep(`${TYPED}answer.1`, '以投标函所列场次为准')
  keep('inbox.at', '912340340070182745')
  forgetTyped()
  expect(kept(`${TYPED}answer.1`, '')).toBe('')
  expect(kept('inbox.at', '')).toBe('912340340070182745')
  expect(JSON.stringify(localStorage)).not.toContain('投标函')
})
