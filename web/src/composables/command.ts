/**
 * One command at a time, under one idempotency key until it got an answer: a double click, or sending again after
 * the network failed, acts once.
 */
import { ref, type Ref } from 'vue'
import { commandKey } from '@/api/client'
import { Problem } from '@/api/problem'

export interface Command<Given extends unknown[], Result> {
  isBusy: Readonly<Ref<boolean>>
  /** undefined: it is running already */
  run: (...given: Given) => Promise<Result | undefined>
}

export function useCommand<Given extends unknown[], Result>(
  act: (key: string, ...given: Given) => Promise<Result>,
): Command<Given, Result> {
  const isBusy = ref(false)
  let key = ''
  let sent = ''

  async function run(...given: Given): Promise<Result | undefined> {
    if (isBusy.value) return undefined
    isBusy.value = true
    const content = JSON.stringify(given)
    if (content !== sent) key = ''
    key ||= commandKey()
    sent = content
    try {
      const result = await act(key, ...given)
      key = ''
      return result
    } catch (problem) {
      // unanswered: whether it was done is unknown, so the same thing is sent under the same key again
      if (!(problem instanceof Problem) || !problem.isUnreachable) key = ''
      throw problem
    } finally {
      isBusy.value = false
    }
  }

  return { isBusy, run }
}
