/** Whether the person may read the figures of the house: the session says so. */
import { session } from '@/session'

export function readsFigures(): boolean {
  return session.value?.readsFigures ?? false
}
