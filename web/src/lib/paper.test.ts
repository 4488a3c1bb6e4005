import { expect, it } from 'vitest'
import { unfoldForPaper } from './paper'

it('prints what is folded, and leaves it as it was', () => {
  document.body.innerHTML = '<main><details></details><details open></details></main>'
  unfoldForPaper()
  const open = (): boolean[] => [...document.querySelectorAll('details')].map((each) => each.open)
  window.dispatchEvent(new Event('beforeprint'))
  expect(open()).toEqual([true, true])
  window.dispatchEvent(new Event('afterprint'))
  expect(open()).toEqual([false, true])
})
