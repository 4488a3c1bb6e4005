/**
 * Calls that met the end of the session wait here until somebody signed in again.
 *
 * One dialog for all of them: the first one opens it, signing in lets all go on, and leaving for the sign-in page
 * refuses all.
 */
import { ref } from 'vue'
import { Problem } from './problem'

export const isExpired = ref(false)

interface Waiting {
  go: () => void
  refuse: (problem: Problem) => void
}

let waiting: Waiting[] = []
let isWatched = false

/** The page has somebody to sign in again; before that (the first look at the session) nobody can be asked. */
export function watchSession(watched: boolean): void {
  isWatched = watched
  if (!watched) settle((each) => each.refuse(unauthenticated()))
}

export function signedInAgain(): Promise<void> {
  if (!isWatched) return Promise.reject(unauthenticated())
  isExpired.value = true
  return new Promise((go, refuse) => waiting.push({ go, refuse }))
}

export function sessionRenewed(): void {
  settle((each) => each.go())
}

function settle(act: (each: Waiting) => void): void {
  const all = waiting
  waiting = []
  isExpired.value = false
  all.forEach(act)
}

function unauthenticated(): Problem {
  return new Problem({ status: 401, code: 'unauthenticated', title: '' })
}
