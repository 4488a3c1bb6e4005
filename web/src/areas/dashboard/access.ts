/** Whether the person may read the figures of the house: the session says so. */
import { session } from '@/session'

export function readsFigures(): boolean {
  return session.value?.readsFigures ?? false
}

/** Whoever works for the house keeps registers; those who read figures come to them by the overview. */
export function keepsRegisters(): boolean {
  const held = (session.value?.candidateGroups ?? []).map((each) => each.split(':'))
  return !readsFigures() && held.some(([post, unit]) => unit !== undefined && !unit.startsWith('so-') && !post?.startsWith('expert-'))
}
