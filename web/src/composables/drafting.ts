/**
 * What somebody filled in and did not submit: in this browser at once, on the server a moment later.
 *
 * The browser's copy survives a crash and a lost network and is gone when the server has one, which is encrypted there:
 * nobody who sits down here later reads it.
 */
import { ref, shallowRef, type Ref } from 'vue'
import { Problem } from '@/api/problem'
import { forget, keep, kept } from '@/lib/kept'
import type { Draft, Keeper, Values } from '@/lib/keepers'
import { isSame } from '@/lib/same'

export interface Drafting {
  savedAt: Readonly<Ref<string>>
  /** kept here, and not (yet) on the server */
  isPending: Readonly<Ref<boolean>>
  /** why the server did not take it; saved elsewhere, or gone there, is for the person to decide */
  refusal: Readonly<Ref<Problem | null>>
  /** what was saved elsewhere, while one has to decide; null: nothing is there any more */
  theirs: Readonly<Ref<Draft | null>>
  /** what is filled in here and not on the server */
  mine: () => Values
  /** of what the server has, and was filled in here; 0: nothing */
  version: () => number
  restore: () => Promise<Draft | null>
  /** `formKey`: the version of the form that is filled in */
  change: (values: Values, formKey?: string) => void
  /** send what is not sent yet, at once */
  flush: () => Promise<void>
  /** what is filled in here, in place of what is on the server */
  keepMine: () => Promise<void>
  /** what is on the server, in place of what is filled in here */
  takeTheirs: () => Promise<Draft | null>
  discard: () => Promise<void>
  /** after submitting: the server dropped its own by itself */
  done: () => void
}

const WAIT = 1_200
const CONFLICT = 409

export function useDrafting(keeper: Keeper): Drafting {
  const savedAt = ref('')
  const isPending = ref(false)
  const refusal = shallowRef<Problem | null>(null)
  const theirs = shallowRef<Draft | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending: Promise<void> | undefined
  let latest: Draft | null = null
  let version = 0
  let isOver = false

  async function restore(): Promise<Draft | null> {
    const unsent = kept<Draft | null>(keeper.name, null)
    let there: Draft | null
    try {
      there = await keeper.load()
    } catch (problem) {
      if (unsent === null || !(problem instanceof Problem) || !problem.isUnreachable) throw problem
      there = null
    }
    if (there) savedAt.value = there.at
    version = there?.version ?? 0
    if (unsent === null) return there
    if (there && isSame(unsent.values, there.values)) {
      // it arrived, and the page was gone before it was told
      forget(keeper.name)
      return there
    }
    // what it was typed over is another by now: sending it says so
    version = unsent.version ?? 0
    latest = unsent
    isPending.value = true
    soon(keeper.isCounted ? 0 : WAIT)
    return unsent
  }

  function change(values: Values, formKey?: string): void {
    if (isOver) return
    latest = { values, at: new Date().toISOString(), version, ...(formKey ? { formKey } : {}) }
    isPending.value = true
    keep(keeper.name, latest)
    // who has to decide which one counts decides first
    if (!isUndecided()) soon(WAIT)
  }

  function soon(wait: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), wait)
  }

  async function flush(): Promise<void> {
    clearTimeout(timer)
    while (sending) await sending
    if (latest === null || isOver || isUndecided()) return
    sending = send(latest).finally(() => (sending = undefined))
    await sending
  }

  async function send(draft: Draft): Promise<void> {
    try {
      taken(draft, await keeper.save({ ...draft, version }))
      refusal.value = null
    } catch (problem) {
      // it is kept here; somebody else has the task, or nobody answers: the page says so by itself
      if (!(problem instanceof Problem)) throw problem
      if (problem.isUnreachable) {
        if (!isOver) soon(5 * WAIT)
      } else if (!isElsewhere(problem) || !(await arrived(draft))) refusal.value = problem
    }
  }

  function isElsewhere(problem: Problem | null): boolean {
    return keeper.isCounted && problem?.status === CONFLICT
  }

  /** It was saved, submitted or thrown away elsewhere: which one counts is for the person to say. */
  function isUndecided(): boolean {
    return isElsewhere(refusal.value)
  }

  /** Whether what was refused as saved elsewhere is what is there: it arrived, and its answer was lost. */
  async function arrived(draft: Draft): Promise<boolean> {
    const there = await keeper.load().catch(() => null)
    theirs.value = there
    if (there === null || !isSame(there.values, draft.values)) return false
    taken(draft, there)
    return true
  }

  function taken(draft: Draft, saved: { at: string; version: number }): void {
    version = saved.version
    savedAt.value = saved.at
    if (latest === draft) {
      isPending.value = false
      latest = null
      forget(keeper.name)
    } else if (latest && !isOver) {
      // typed meanwhile, over what was just saved
      latest = { ...latest, version }
      keep(keeper.name, latest)
    }
  }

  async function keepMine(): Promise<void> {
    version = (await keeper.load())?.version ?? 0
    refusal.value = null
    await flush()
  }

  async function takeTheirs(): Promise<Draft | null> {
    const there = await keeper.load()
    drop()
    refusal.value = null
    version = there?.version ?? 0
    savedAt.value = there?.at ?? ''
    return there
  }

  async function discard(): Promise<void> {
    clearTimeout(timer)
    while (sending) await sending
    drop()
    savedAt.value = ''
    refusal.value = null
    await keeper.remove()
    version = 0
  }

  function done(): void {
    isOver = true
    drop()
  }

  function drop(): void {
    latest = null
    clearTimeout(timer)
    isPending.value = false
    forget(keeper.name)
  }

  return { savedAt, isPending, refusal, theirs, mine: () => latest?.values ?? {}, version: () => version, restore, change, flush, keepMine, takeTheirs, discard, done }
}
