/**
 * What somebody filled in and did not submit: in this browser at once, on the server a moment later.
 *
 * The browser's copy survives a crash and a lost network, the server's another computer; the newer one is restored.
 */
import { ref, type Ref } from 'vue'
import { api, ok } from '@/api/client'
import { Problem } from '@/api/problem'
import { forget, keep, kept } from '@/lib/kept'

export type Values = Record<string, unknown>

export interface LocalDraft {
  values: Values
  /** ISO instant of this browser's clock */
  at: string
  /** whether the server has it, too */
  isSent: boolean
}

export interface Restored {
  values: Values
  at: string
}

/** The newer one; a copy the server does not have yet is newer than whatever it has. */
export function newer(local: LocalDraft | null, server: Restored | null): Restored | null {
  if (local && (!server || !local.isSent)) return { values: local.values, at: local.at }
  return server
}

export interface Drafting {
  savedAt: Readonly<Ref<string>>
  /** kept here, and not (yet) on the server */
  isPending: Readonly<Ref<boolean>>
  restore: () => Promise<Restored | null>
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

  async function restore(): Promise<Restored | null> {
    const found = newer(kept<LocalDraft | null>(name, null), await onServer())
    if (found) savedAt.value = found.at
    return found
  }

  async function onServer(): Promise<Restored | null> {
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
    keep(name, { values, at: new Date().toISOString(), isSent: false } satisfies LocalDraft)
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
        keep(name, { values, at: draft.savedAt, isSent: true } satisfies LocalDraft)
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
