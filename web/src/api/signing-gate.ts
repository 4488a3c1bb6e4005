/**
 * Calls that were refused for want of a signature wait here until the person has shown who they are.
 *
 * One dialog for all that ask at the same time; declining gives each its refusal back, and nothing was done.
 */
import { shallowRef } from 'vue'
import type { Problem } from './problem'

export const CONFIRMATION_REQUIRED = 'confirmation-required'

/** What is to be signed: the refusal that asked for it; null: nothing. */
export const toSign = shallowRef<Problem | null>(null)

interface Waiting {
  go: () => void
  refuse: () => void
}

let waiting: Waiting[] = []

export function signed(problem: Problem): Promise<void> {
  toSign.value ??= problem
  return new Promise((go, refuse) => waiting.push({ go, refuse: () => refuse(problem) }))
}

export function confirmed(): void {
  settle((each) => each.go())
}

export function declined(): void {
  settle((each) => each.refuse())
}

function settle(act: (each: Waiting) => void): void {
  const all = waiting
  waiting = []
  toSign.value = null
  all.forEach(act)
}
