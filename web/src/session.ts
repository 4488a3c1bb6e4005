/** Who is signed in here; pages ask {@link session}, the router sends strangers to the sign-in page. */
import { computed, shallowRef } from 'vue'
import { api, ok } from '@/api/client'
import { forgetAnswers } from '@/api/conditional'
import { Problem } from '@/api/problem'
import type { components } from '@/api/schema'
import { sessionRenewed, watchSession } from '@/api/session-gate'
import { forgetTyped } from '@/lib/kept'

export type Session = components['schemas']['Session']

const current = shallowRef<Session | null>(null)
export const session = computed(() => current.value)

/** Ask who is signed in; null for nobody. */
export async function lookAtSession(): Promise<Session | null> {
  try {
    take(await ok(api.GET('/v2/session')))
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.status !== 401) throw problem
    take(null)
  }
  return current.value
}

export async function signIn(username: string, password: string): Promise<Session> {
  const found = await ok(api.POST('/v2/session', { body: { username, password } }))
  resume(found)
  return found
}

/** What waits goes on as the same person; another begins with a page of their own. */
function resume(found: Session): void {
  const isAnother = current.value !== null && current.value.userId !== found.userId
  if (isAnother) forgetAnswers()
  take(found)
  if (isAnother) location.assign('/')
  else sessionRenewed()
}

/** Who signed in elsewhere in this browser goes on here; false while nobody has. */
export async function signedInElsewhere(): Promise<boolean> {
  let found: Session
  try {
    found = await ok(api.GET('/v2/session'))
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.status !== 401) throw problem
    return false
  }
  resume(found)
  return true
}

export async function signOut(): Promise<void> {
  try {
    await api.DELETE('/v2/session')
  } catch (problem) {
    // where nobody answered one is still signed in: whoever sits down next must not believe otherwise
    if (!(problem instanceof Problem) || problem.status !== 401) throw problem
  }
  forgetTyped()
  take(null)
  forgetAnswers()
  sessionStorage.clear()
}

export function hasRole(...roles: string[]): boolean {
  return roles.length === 0 || roles.some((role) => current.value?.roles.includes(role))
}

function take(found: Session | null): void {
  current.value = found
  watchSession(found !== null)
}
