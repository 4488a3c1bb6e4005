/**
 * The same command for many things: one after the other, each under an idempotency key of its own. What is refused
 * does not stop the rest; what was not answered may be sent again without acting twice.
 */
import { computed, ref, type ComputedRef, type Ref } from 'vue'
import { commandKey } from '@/api/client'
import { Problem } from '@/api/problem'

export interface Refusal {
  /** key of the thing that was refused */
  thing: string
  why: string
}

export interface Batch<Given extends unknown[]> {
  isBusy: Readonly<Ref<boolean>>
  /** how many were answered so far, of how many */
  progress: ComputedRef<{ answered: number; all: number }>
  /** Refusals in the order of the things; undefined: it is running already. What is no refusal is thrown. */
  run: (things: string[], ...given: Given) => Promise<Refusal[] | undefined>
}

export function useBatch<Given extends unknown[]>(
  act: (key: string, thing: string, ...given: Given) => Promise<unknown>,
): Batch<Given> {
  const isBusy = ref(false)
  const answered = ref(0)
  const all = ref(0)
  // kept until answered: after a lost connection the rest is sent under the keys it had
  let keys = new Map<string, string>()

  async function run(things: string[], ...given: Given): Promise<Refusal[] | undefined> {
    if (isBusy.value) return undefined
    isBusy.value = true
    answered.value = 0
    all.value = things.length
    const refusals: Refusal[] = []
    try {
      for (const thing of things) {
        const key = keys.get(thing) ?? commandKey()
        keys.set(thing, key)
        try {
          await act(key, thing, ...given)
        } catch (problem) {
          if (!(problem instanceof Problem) || problem.isUnreachable) throw problem
          refusals.push({ thing, why: problem.message })
        }
        keys.delete(thing)
        answered.value += 1
      }
      keys = new Map()
      return refusals
    } finally {
      isBusy.value = false
    }
  }

  return { isBusy, progress: computed(() => ({ answered: answered.value, all: all.value })), run }
}
