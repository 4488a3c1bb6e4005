/** What a case is about, in the words of the lists: the first field of its summary, else of its application. */
import type { components } from '@/api/schema'

type Timeline = components['schemas']['Timeline']

/** `ZZ2010-01-001`, `SJ-FX2010-0001`: says which one it is, not what. */
const NUMBER = /^(?=.*\d)[A-Z]+[A-Z0-9]*(?:-[A-Z0-9]+)*$/

/** The first text that is more than a number, else the first there is. */
export function nameAmong(texts: readonly string[]): string | undefined {
  return texts.find((text) => !NUMBER.test(text)) ?? texts[0]
}

export function aboutOf(timeline: Pick<Timeline, 'summary' | 'filled'> | null): string {
  const told = timeline?.summary.flatMap(({ value }) => (typeof value === 'string' && value !== '' ? [value] : [])) ?? []
  const first = timeline?.filled.find((field) => typeof field.value === 'string')?.value
  return nameAmong(told) ?? String(first ?? '')
}
