/**
 * What a person chose for the page: kept by the server under their account, so that it is there on another computer,
 * and in this browser, so that it is there at once and without a network.
 *
 * A change is a function of what is there: when another tab was faster, it is made again on what that one kept.
 */
import { shallowRef, watch, type Ref } from 'vue'
import { api, ok } from '@/api/client'
import { Problem } from '@/api/problem'
import { forget, keep, kept } from '@/lib/kept'
import { say } from '@/lib/say'
import { session } from '@/session'

interface Kept {
  value: unknown
  version: number
}

/** The browser's copy. */
interface Copy extends Kept {
  /** whether the server has it, too */
  isSent: boolean
}

export interface Preference<T> {
  current: Readonly<Ref<T>>
  change: (make: (now: T) => T) => void
}

interface Living {
  /** somebody signed in */
  begin: () => void
  /** what the server has, null for nothing */
  answered: (found: Kept | null) => void
  /** send what is not sent yet */
  flush: () => void
}

const WAIT = 400
const living = new Map<string, Living>()
/** What the server had when it was asked; null before its answer. */
let answer: ReadonlyMap<string, Kept> | null = null

/**
 * A choice under a name. `read` makes a value of whatever was kept, and the usual one of `undefined`; `merge` joins a
 * list of this browser to that of the server where both have one.
 */
export function preference<T>(name: string, read: (raw: unknown) => T, merge?: (there: T, here: T) => T): Preference<T> {
  const current = shallowRef(read(undefined)) as Ref<T>
  let version = 0
  let pending: ((now: T) => T)[] = []
  let isOpen = false
  /** from before preferences were kept by the server: never newer than what is there */
  let isOld = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let isSending = false

  function begin(): void {
    clearTimeout(timer)
    pending = []
    const copy = session.value ? kept<Copy | null>(place(name), null) : null
    const old = session.value && !copy ? kept<unknown>(name, undefined) : undefined
    isOld = old !== undefined
    isOpen = isOld || copy?.isSent === false
    version = copy?.version ?? 0
    current.value = read(copy ? copy.value : old)
  }

  function answered(found: Kept | null): void {
    if (found) take(found)
    else if (isOpen || version > 0) isOpen = true
    if (!found) version = 0
    remember()
    if (isOpen) later(0)
  }

  /** What the server has, with what was changed here and not sent made on it. */
  function take(found: Kept): void {
    const there = read(found.value)
    version = found.version
    if (pending.length > 0) current.value = pending.reduce((now, make) => make(now), there)
    else if (isOpen && merge) current.value = merge(there, current.value)
    else if (!isOpen || isOld) current.value = there
    isOld = false
    isOpen = JSON.stringify(current.value) !== JSON.stringify(there)
  }

  function change(make: (now: T) => T): void {
    current.value = make(current.value)
    pending.push(make)
    isOpen = true
    remember()
    if (answer) later(WAIT)
  }

  function remember(): void {
    if (session.value && (isOpen || version > 0)) keep(place(name), { value: current.value, version, isSent: !isOpen } satisfies Copy)
  }

  function later(wait: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void send(), wait)
  }

  async function send(times = 3): Promise<void> {
    if (isSending || !session.value) return
    const owner = session.value.userId
    const [value, made] = [current.value, pending.length]
    isSending = true
    try {
      const params = { path: { preference: name } }
      const found = await ok(api.PUT('/v2/me/preferences/{preference}', { params, body: { value: value as never, version } }))
      if (session.value?.userId !== owner) return
      version = found.version
      pending = pending.slice(made)
      isOpen = pending.length > 0
      remember()
      forget(name)
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem
      if (problem.status === 409 && times > 0) await again()
      // unreachable: it is kept here, and sent when the network is back
      else if (!problem.isUnreachable && problem.status < 500) say(problem.detail, 'warning')
      return
    } finally {
      isSending = false
    }
    if (isOpen) later(WAIT)
  }

  /** Another tab was faster. */
  async function again(): Promise<void> {
    take(await ok(api.GET('/v2/me/preferences/{preference}', { params: { path: { preference: name } } })))
    remember()
    if (isOpen) later(0)
  }

  living.set(name, { begin, answered, flush: () => (isOpen && answer ? later(0) : undefined) })
  begin()
  if (answer) answered(answer.get(name) ?? null)
  return { current, change }
}

/** Ask the server for all of them at once, now and whenever somebody else signs in. */
export function keepPreferences(): void {
  watch(() => session.value?.userId, load, { immediate: true })
  window.addEventListener('online', () => {
    if (answer) living.forEach((each) => each.flush())
    else void load(session.value?.userId)
  })
}

async function load(owner: string | undefined): Promise<void> {
  answer = null
  living.forEach((each) => each.begin())
  if (!owner || session.value?.mustChangePassword) return
  try {
    const { items } = await ok(api.GET('/v2/me/preferences'))
    if (session.value?.userId !== owner) return
    answer = new Map(items.map((each) => [each.name, each]))
    for (const [name, each] of living) each.answered(answer.get(name) ?? null)
  } catch (problem) {
    // the browser's copies do until the next start
    if (!(problem instanceof Problem)) throw problem
  }
}

function place(name: string): string {
  return `preference.${name}`
}
