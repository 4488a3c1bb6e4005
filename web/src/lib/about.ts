/** What a case is about, in the words of the lists: the first field of its summary, else of its application. */
import type { components } from '@/api/schema'

type Timeline = components['schemas']['Timeline']

export function aboutOf(timeline: Pick<Timeline, 'summary' | 'filled'> | null): string {
  const told = timeline?.summary.find((field) => typeof field.value === 'string' && field.value !== '')
  const first = told ?? timeline?.filled.find((field) => typeof field.value === 'string')
  return String(first?.value ?? '')
}
