import { expect, test } from 'vitest'
import { effectScope } from 'vue'
import { latest, useLatest } from './latest'

/** A question whose answer comes when the test says so. */
function asked<T>(): { question: (signal: AbortSignal) => Promise<T>; answer: (value: T) => void; fail: (reason: unknown) => void; isAborted: () => boolean } {
  let answer!: (value: T) => void
  let fail!: (reason: unknown) => void
  let heard: AbortSignal | undefined
  const coming = new Promise<T>((resolve, reject) => ([answer, fail] = [resolve, reject]))
  return { question: (signal) => ((heard = signal), coming), answer, fail, isAborted: () => heard?.aborted ?? false }
}

test('an older answer that comes late is not shown, and its question was aborted', async () => {
  const { ask, isAsking } = latest()
  const [old, young] = [asked<string>(), asked<string>()]
  const shown: string[] = []
  const first = ask(old.question, (answer) => shown.push(answer))
  const second = ask(young.question, (answer) => shown.push(answer))
  expect(old.isAborted()).toBe(true)
  expect(young.isAborted()).toBe(false)
  young.answer('young')
  await second
  expect(isAsking.value).toBe(false)
  old.answer('old')
  await first
  expect(shown).toEqual(['young'])
})

test('an older answer that comes first is not shown, either, and the newest is waited for', async () => {
  const { ask, isAsking } = latest()
  const [old, young] = [asked<string>(), asked<string>()]
  const shown: string[] = []
  const first = ask(old.question, (answer) => shown.push(answer)).then(() => shown.push('first is over'))
  void ask(young.question, (answer) => shown.push(answer))
  old.answer('old')
  await Promise.resolve()
  expect(isAsking.value).toBe(true)
  young.answer('young')
  await first
  expect(shown).toEqual(['young', 'first is over'])
})

test('the failure of an older question is silent, that of the newest is told to who asked it', async () => {
  const { ask, isAsking } = latest()
  const [old, young] = [asked<string>(), asked<string>()]
  const first = ask(old.question, () => undefined)
  const second = ask(young.question, () => undefined)
  old.fail(new DOMException('aborted', 'AbortError'))
  young.fail(new Error('refused'))
  await expect(second).rejects.toThrow('refused')
  await expect(first).resolves.toBeUndefined()
  expect(isAsking.value).toBe(false)
})

test('nothing is shown in a component that is gone', async () => {
  const scope = effectScope()
  const { ask } = scope.run(useLatest)!
  const only = asked<string>()
  const shown: string[] = []
  const asking = ask(only.question, (answer) => shown.push(answer))
  scope.stop()
  expect(only.isAborted()).toBe(true)
  only.answer('late')
  await asking
  expect(shown).toEqual([])
})
