/** What the events of registers wrote, in words: the events themselves name columns, the registers keep the values. */
import { api, ok } from '@/api/client'
import { Problem } from '@/api/problem'
import type { components } from '@/api/schema'
import { grouping, inLanguage } from '../dashboard/figures'
import { shownValue } from '../dashboard/words'
import type { HistoryEvent } from './course'

type Register = components['schemas']['Register']
type Past = components['schemas']['RegisterPast']

/** One write: of which register, and what it wrote, old and new. */
export interface Written {
  title: string
  changes: { label: string; old: string; new: string }[]
}

/** By the number of the event. */
export type WrittenBySeq = ReadonlyMap<number, Written>

/** Columns that say where the line itself is kept; others that the register does not show are sealed or its own affair. */
const SILENT = new Set(['id', 'instance_id'])

/** What an event says of the entry that it wrote; none for those of other kinds. */
export function entryOf({ type, data }: Pick<HistoryEvent, 'type' | 'data'>): { register: string; entryKey: string; version: number } | null {
  const { register, id, version } = data as { register?: unknown; id?: unknown; version?: unknown }
  if (!type.startsWith('register-') || typeof register !== 'string' || typeof id !== 'string') return null
  return { register, entryKey: id, version: typeof version === 'number' ? version : 1 }
}

/** The write of an event; null where whoever asks does not read that register. */
export function writtenBy(event: HistoryEvent, registers: readonly Register[], pasts: ReadonlyMap<string, Past>, language: string, words: { yes: string; no: string }): Written | null {
  const entry = entryOf(event)
  const register = registers.find((each) => each.name === entry?.register)
  if (!entry || !register) return null
  const version = pasts.get(`${entry.register}/${entry.entryKey}`)?.versions.find((each) => each.version === entry.version)
  const columns = new Map(register.columns.map((each) => [each.name, each]))
  const named = Object.entries(version?.changes ?? {}).filter(([name]) => columns.has(name) && !SILENT.has(name))
  const changes = named.map(([name, pair]) => {
    const [old, now] = (pair as unknown[]).map((value) => shownValue(columns.get(name), value, language, words))
    return { label: inLanguage(columns.get(name)?.label, language), old: old ?? '', new: now ?? '' }
  })
  return { title: inLanguage(register.title, language), changes: changes.filter((each) => each.old || each.new) }
}

/** A line of the budget ledger, which is no register: the event itself says what it moved. */
export function movementBy({ data }: Pick<HistoryEvent, 'data'>): { kind: string; amount: string; reference: string } | null {
  const { register, kind, amount, reference } = data as Record<string, unknown>
  if (register !== 'budget_movement' || typeof kind !== 'string' || typeof amount !== 'string') return null
  return { kind, amount: grouping(amount), reference: typeof reference === 'string' ? reference : '' }
}

/** The histories of all entries that these events wrote, each asked for once; of registers that are none of one's business, none. */
export async function pastsOf(events: readonly HistoryEvent[], registers: readonly Register[]): Promise<Map<string, Past>> {
  const known = new Set(registers.map((each) => each.name))
  const found = new Map<string, Past>()
  for (const event of events) {
    const entry = entryOf(event)
    if (!entry || !known.has(entry.register) || found.has(`${entry.register}/${entry.entryKey}`)) continue
    try {
      const { register, entryKey } = entry
      found.set(`${register}/${entryKey}`, await ok(api.GET('/v2/registers/{register}/entries/{entryKey}/history', { params: { path: { register, entryKey } } })))
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.isUnreachable || problem.status >= 500) throw problem
    }
  }
  return found
}
