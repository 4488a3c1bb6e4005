import { describe, expect, it } from 'vitest'
import { Problem } from '@/api/problem'
import { useBatch } from './batch'

const refused = (): Problem => new Problem({ status: 409, code: 'ended', title: 'it has ended' })
const unanswered = (): Problem => new Problem({ status: 0, code: 'unreachable', title: 'nobody answered' })

describe('the same command for many things', () => {
  it('goes on after a refusal, and tells which and why', async () => {
    const done: string[] = []
    const { run, progress } = useBatch(async (_key, thing) => {
      if (thing === 'b') throw refused()
      done.push(thing)
    })
    expect(await run(['a', 'b', 'c'])).toEqual([{ thing: 'b', why: 'it has ended' }])
    expect(done).toEqual(['a', 'c'])
    expect(progress.value).toEqual({ answered: 3, all: 3 })
  })

  it('stops where nobody answers, and sends the rest again under the keys it had', async () => {
    const sent: string[] = []
    let isDown = true
    const { run } = useBatch(async (key, thing) => {
      sent.push(`${thing} ${key}`)
      if (thing === 'b' && isDown) throw unanswered()
    })
    await expect(run(['a', 'b', 'c'])).rejects.toThrow()
    isDown = false
    expect(await run(['b', 'c'])).toEqual([])
    expect(sent.map((each) => each[0])).toEqual(['a', 'b', 'b', 'c'])
    expect(sent[1]).toBe(sent[2])
    expect(new Set(sent).size).toBe(3)
  })

  it('does not begin a second time while it runs', async () => {
    let release = (): void => undefined
    const { run } = useBatch(() => new Promise<void>((answer) => (release = answer)))
    const first = run(['a'])
    expect(await run(['a'])).toBeUndefined()
    release()
    expect(await first).toEqual([])
  })
})
