import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { api, cookie, ok } from './client'
import { askAgain, forgetAnswers, lastAnswer } from './conditional'
import { Problem } from './problem'
import { isReachable } from './reach'
import { isExpired, sessionRenewed, watchSession } from './session-gate'
import { confirmed, declined, toSign } from './signing-gate'

type Answer = () => Response
let requests: Request[] = []

function answering(...answers: Answer[]): void {
  requests = []
  vi.stubGlobal('fetch', async (request: Request) => {
    requests.push(request)
    const next = answers.shift()
    if (!next) throw new TypeError('network')
    return next()
  })
}

const json = (body: unknown, init: ResponseInit = {}): Answer => () =>
  new Response(JSON.stringify(body), { status: 200, headers: { 'Content-Type': 'application/json' }, ...init })
const refused = (status: number, code: string): Answer => json({ status, code, title: 'no', detail: '不行' }, { status })

beforeEach(() => {
  forgetAnswers()
  watchSession(false)
})
afterEach(() => vi.unstubAllGlobals())

test('what did not change is asked for with its tag, and kept', async () => {
  answering(json({ n: 1 }, { headers: { ETag: '"7"' } }), () => new Response(null, { status: 304 }))
  expect(await askAgain('/v2/user-tasks', { limit: 20, text: '' })).toEqual({ data: { n: 1 }, changed: true })
  expect(await askAgain('/v2/user-tasks', { limit: 20 })).toEqual({ data: { n: 1 }, changed: false })
  expect(requests[1]?.headers.get('If-None-Match')).toBe('"7"')
  expect(lastAnswer('/v2/user-tasks', { limit: 20 })).toEqual({ n: 1 })
  forgetAnswers()
  expect(lastAnswer('/v2/user-tasks', { limit: 20 })).toBeUndefined()
})

test('a refusal is thrown with its words', async () => {
  answering(refused(409, 'task-already-completed'))
  const problem = await ok(api.GET('/v2/sessions')).catch((found: unknown) => found)
  expect(problem).toBeInstanceOf(Problem)
  expect(problem).toMatchObject({ status: 409, code: 'task-already-completed', detail: '不行' })
})

test('nobody answering is a problem of its own, and the page is told', async () => {
  answering()
  const problem = (await ok(api.GET('/v2/sessions')).catch((found: unknown) => found)) as Problem
  expect(problem.isUnreachable).toBe(true)
  expect(isReachable.value).toBe(false)
  answering(json({ items: [] }))
  await ok(api.GET('/v2/sessions'))
  expect(isReachable.value).toBe(true)
})

test('a call that met the end of the session goes on after signing in again, with what it carried', async () => {
  watchSession(true)
  answering(refused(401, 'unauthenticated'), json({ taskId: '1-2', savedAt: 'now', variables: {} }))
  const going = ok(
    api.PUT('/v2/user-tasks/{userTaskKey}/draft', {
      params: { path: { userTaskKey: '1-2' } },
      body: { variables: { opinion: '同意' } },
    }),
  )
  await vi.waitFor(() => expect(isExpired.value).toBe(true))
  expect(requests).toHaveLength(1)
  sessionRenewed()
  await going
  expect(isExpired.value).toBe(false)
  expect(await requests[1]?.json()).toEqual({ variables: { opinion: '同意' } })
})

test('before anybody signed in, an ended session asks nobody', async () => {
  answering(refused(401, 'unauthenticated'))
  await expect(ok(api.GET('/v2/sessions'))).rejects.toMatchObject({ status: 401 })
  expect(isExpired.value).toBe(false)
})

test('cookies are found by their whole name', () => {
  expect(cookie('gongzhi-csrf', 'x-gongzhi-csrf=no; gongzhi-csrf=a%3Db')).toBe('a=b')
  expect(cookie('gongzhi-csrf', 'gongzhi=1')).toBe('')
})

const completing = (): Promise<unknown> =>
  ok(
    api.POST('/v2/user-tasks/{userTaskKey}/completion', {
      params: { path: { userTaskKey: '1-2' }, header: { 'Idempotency-Key': 'once' } },
      body: { variables: { opinion: '同意' } },
    }),
  )

test('what has to be signed waits for it, and goes on under the same key with what it carried', async () => {
  watchSession(true)
  answering(refused(403, 'confirmation-required'), json({ userTaskKey: '1-2' }))
  const going = completing()
  await vi.waitFor(() => expect(toSign.value?.detail).toBe('不行'))
  expect(requests).toHaveLength(1)
  confirmed()
  await going
  expect(toSign.value).toBeNull()
  expect(requests.map((each) => each.headers.get('Idempotency-Key'))).toEqual(['once', 'once'])
  expect(await requests[1]?.json()).toEqual({ variables: { opinion: '同意' } })
})

test('who does not sign gets the refusal, and any other refusal asks for no signature', async () => {
  answering(refused(403, 'confirmation-required'), refused(403, 'missing-role'))
  const going = completing().catch((found: unknown) => found)
  await vi.waitFor(() => expect(toSign.value).not.toBeNull())
  declined()
  expect(await going).toMatchObject({ code: 'confirmation-required' })
  await expect(completing()).rejects.toMatchObject({ code: 'missing-role' })
  expect(requests).toHaveLength(2)
})

test('a wrong password is no end of the session', async () => {
  watchSession(true)
  answering(refused(401, 'sign-in-failed'))
  const asked = ok(api.POST('/v2/authentication/confirmation', { body: { password: 'wrong' } }))
  await expect(asked).rejects.toMatchObject({ code: 'sign-in-failed' })
  expect(isExpired.value).toBe(false)
})
