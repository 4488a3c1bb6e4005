import { expect, test } from 'vitest'
import { Problem } from '@/api/problem'
import { useCommand } from './command'

const unreachable = new Problem({ status: 0, code: 'unreachable', title: '' })

test('a second click while the first one runs does nothing', async () => {
  let finish = (): void => undefined
  let times = 0
  const { run, isBusy } = useCommand(() => {
    times += 1
    return new Promise<string>((done) => (finish = () => done('done')))
  })
  const first = run()
  expect(isBusy.value).toBe(true)
  expect(await run()).toBeUndefined()
  finish()
  expect(await first).toBe('done')
  expect(times).toBe(1)
})

test('what got no answer is sent again under the same key, and something else under another', async () => {
  const keys: string[] = []
  let fails = true
  const { run } = useCommand(async (key, _text: string) => {
    keys.push(key)
    if (fails) throw unreachable
  })
  await expect(run('a')).rejects.toBe(unreachable)
  await expect(run('a')).rejects.toBe(unreachable)
  await expect(run('b')).rejects.toBe(unreachable)
  fails = false
  await run('b')
  await run('b')
  expect(keys[0]).toBe(keys[1])
  expect(keys[2]).not.toBe(keys[0])
  expect(keys[3]).toBe(keys[2])
  expect(keys[4]).not.toBe(keys[3])
})
