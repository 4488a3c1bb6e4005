/**
 * What somebody filled in and did not submit: in this browser at once, on the server a moment later.
 *
 * The browser's copy survives a crash and a lost network and is gone when the server has one, which is encrypted there:
 * nobody who sits down here later reads it.
 */
import { ref, type Ref } from 'vue'
import { api, ok } from '@/api/client'
import { Problem } from '@/api/problem'
import { forget, keep, kept } from '@/lib/kept'

export type Values = Record<string, unknown>

export interface Draft {
  values: Values
  /** ISO instant, by the clock of whoever keeps it */
  at: string
}

export interface Drafting {
  savedAt: Readonly<Ref<string>>
  /** kept here, and not (yet) on the server */
  isPending: Readonly<Ref<boolean>>
  restore: () => Promise<Draft | null>
  change: (values: Values) => void
  /** send what is not sent yet, at once */
  flush: () => Promise<void>
  discard: () => Promise<void>
  /** after submitting: the server dropped its own by itself */
  done: () => void
}

const WAIT = 1_200

export function useDraft(taskKey: string): Drafting {
  const name = `draft.${taskKey}`
  const path = { userTaskKey: taskKey }
  const savedAt = ref('')
  const isPending = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let latest: Values | null = null
  let isOver = false

  async function restore(): Promise<Draft | null> {
    const unsent = kept<Draft | null>(name, null)
    const found = unsent ?? (await onServer())
    if (found) savedAt.value = found.at
    if (unsent) {
      latest = unsent.values
      isPending.value = true
      timer = setTimeout(() => void flush(), WAIT)
    }
    return found
  }

  async function onServer(): Promise<Draft | null> {
    try {
      const draft = await ok(api.GET('/v2/user-tasks/{userTaskKey}/draft', { params: { path } }))
      return { values: draft.variables, at: draft.savedAt }
    } catch (problem) {
      if (problem instanceof Problem && problem.status < 500) return null
      throw problem
    }
  }

  function change(values: Values): void {
    if (isOver) return
    latest = values
    isPending.value = true
    keep(name, { values, at: new Date().toISOString() } satisfies Draft)
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), WAIT)
  }

  async function flush(): Promise<void> {
    clearTimeout(timer)
    const values = latest
    if (values === null || isOver) return
    try {
      const draft = await ok(api.PUT('/v2/user-tasks/{userTaskKey}/draft', { params: { path }, body: { variables: values } }))
      savedAt.value = draft.savedAt
      if (latest === values) {
        isPending.value = false
        latest = null
        forget(name)
      }
    } catch (problem) {
      // it is kept here; somebody else has the task, or nobody answers: the page says so by itself
      if (!(problem instanceof Problem)) throw problem
      if (problem.isUnreachable && !isOver) timer = setTimeout(() => void flush(), 5 * WAIT)
    }
  }

  async function discard(): Promise<void> {
    done()
    isOver = false
    savedAt.value = ''
    await api.DELETE('/v2/user-tasks/{userTaskKey}/draft', { params: { path } })
  }

  function done(): void {
    isOver = true
    latest = null
    clearTimeout(timer)
    isPending.value = false
    forget(name)
  }

  return { savedAt, isPending, restore, change, flush, discard, done }
}
