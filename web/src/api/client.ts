/**
 * The typed client of the interface: `await ok(api.GET('/v2/user-tasks', { params: { query } }))`.
 *
 * Every refusal is thrown as a {@link Problem}. A session that ended, or an act that has to be signed, does not lose
 * the call: whoever shows in the dialog who they are lets it go on, as it was sent.
 */
import createClient, { type Middleware } from 'openapi-fetch'
import { language } from '@/i18n'
import { isDeserted } from '@/lib/idle'
import { Problem, problemOf } from './problem'
import { online, offline } from './reach'
import type { paths } from './schema'
import { signedInAgain } from './session-gate'
import { CONFIRMATION_REQUIRED, signed } from './signing-gate'

const SAFE = new Set(['GET', 'HEAD'])
/** Open without a session: being refused there says something about the password, not about the session. */
const BEFORE_SIGN_IN = '/v2/session'
/** Says something about the password that was sent, not about the session. */
const WRONG_PASSWORD = 'sign-in-failed'

export function cookie(name: string, text: string = document.cookie): string {
  for (const part of text.split('; ')) {
    if (part.startsWith(`${name}=`)) return decodeURIComponent(part.slice(name.length + 1))
  }
  return ''
}

/** What every request of ours says: who proves it, in which language the answer should be. */
export function standing(method: string): Record<string, string> {
  const headers: Record<string, string> = { 'Accept-Language': language.value }
  if (!SAFE.has(method)) headers['X-CSRF-Token'] = cookie('gongzhi-csrf')
  if (isDeserted()) headers['X-Deserted'] = '1'
  return headers
}

async function send(request: Request): Promise<Response> {
  let answer: Response
  try {
    answer = await fetch(request)
  } catch (reason) {
    if (request.signal.aborted) throw reason
    offline()
    throw new Problem({ status: 0, code: 'unreachable', title: '' })
  }
  online()
  return answer
}

/** `fetch` with our headers, waiting where the session ended for a new sign-in, and where one has to sign for that. */
export async function sending(request: Request): Promise<Response> {
  const copy = request.clone()
  for (const [name, value] of Object.entries(standing(request.method))) request.headers.set(name, value)
  const answer = await send(request)
  if (answer.status === 403) {
    const problem = await problemOf(answer.clone())
    if (problem.code !== CONFIRMATION_REQUIRED) return answer
    await signed(problem)
    return sending(copy)
  }
  if (answer.status !== 401 || new URL(request.url).pathname === BEFORE_SIGN_IN) return answer
  if ((await problemOf(answer.clone())).code === WRONG_PASSWORD) return answer
  await signedInAgain()
  return sending(copy)
}

const refusals: Middleware = {
  async onResponse({ response }) {
    if (!response.ok && response.status !== 304) throw await problemOf(response)
  },
}

export const api = createClient<paths>({ baseUrl: location.origin, fetch: sending })
api.use(refusals)

/** The data of an answer that has some. */
export async function ok<T>(asked: Promise<{ data?: T }>): Promise<T> {
  return (await asked).data as T
}

/** A new idempotency key: keep it with what is sent, so that sending the same thing twice acts once. */
export function commandKey(): string {
  return crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(16)).join('')
}
