/**
 * The typed client of the interface: `await ok(api.GET('/v2/user-tasks', { params: { query } }))`.
 *
 * Every refusal is thrown as a {@link Problem}. A session that ended does not lose the call: whoever signs in
 * again in the dialog lets it go on.
 */
import createClient, { type Middleware } from 'openapi-fetch'
import { language } from '@/i18n'
import { Problem, problemOf } from './problem'
import { online, offline } from './reach'
import type { paths } from './schema'
import { signedInAgain } from './session-gate'

const SAFE = new Set(['GET', 'HEAD'])
/** Open without a session: being refused there says something about the password, not about the session. */
const BEFORE_SIGN_IN = '/v2/session'

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

/** `fetch` with our headers, waiting for a new sign-in where the session ended. */
export async function sending(request: Request): Promise<Response> {
  const copy = request.clone()
  for (const [name, value] of Object.entries(standing(request.method))) request.headers.set(name, value)
  const answer = await send(request)
  if (answer.status !== 401 || new URL(request.url).pathname === BEFORE_SIGN_IN) return answer
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
