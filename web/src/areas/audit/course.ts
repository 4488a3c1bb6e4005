/** A case as it was at any moment, worked out from its history alone. */
import type { components } from '@/api/schema'

export type HistoryEvent = components['schemas']['HistoryEvent']

export interface Moment {
  /** elements with a token, and how many */
  active: Map<string, number>
  /** elements that were left, and how often */
  done: Map<string, number>
  flows: Set<string>
  /** by scope; `0` is the case itself */
  variables: Map<string, Record<string, unknown>>
  /** names that the event at this moment wrote */
  written: Set<string>
}

const ENDS = new Set(['activity-completed', 'activity-cancelled'])
const WRITES = new Set(['variables-changed', 'variables-modified'])

/** The case right after the event number `seq`; events in their order. */
export function momentAt(events: readonly HistoryEvent[], seq: number): Moment {
  const moment: Moment = { active: new Map(), done: new Map(), flows: new Set(), variables: new Map(), written: new Set() }
  const open = new Map<string, string>()
  for (const event of events) {
    if (event.seq > seq) break
    moment.written = new Set()
    step(moment, open, event)
  }
  for (const elementId of open.values()) moment.active.set(elementId, (moment.active.get(elementId) ?? 0) + 1)
  return moment
}

function step(moment: Moment, open: Map<string, string>, event: HistoryEvent): void {
  const { elementId, elementInstanceKey: key } = event
  if (event.type === 'activity-started' && elementId && key) open.set(key, elementId)
  else if (ENDS.has(event.type) && elementId) {
    if (key) open.delete(key)
    if (event.type === 'activity-completed') moment.done.set(elementId, (moment.done.get(elementId) ?? 0) + 1)
  } else if (event.type === 'sequence-flow-taken' && elementId) moment.flows.add(elementId)
  else if (event.type === 'instance-completed' || event.type === 'instance-cancelled') open.clear()
  else if (WRITES.has(event.type)) write(moment, event)
}

function write(moment: Moment, event: HistoryEvent): void {
  const values = (event.data.values ?? event.data.variables ?? {}) as Record<string, unknown>
  const scope = moment.variables.get(event.scopeKey) ?? {}
  moment.variables.set(event.scopeKey, { ...scope, ...values })
  moment.written = new Set(Object.keys(values))
}

/** What an event changed: name, old value (undefined: there was none), new value. */
export interface Change {
  name: string
  old?: unknown
  new: unknown
}

export function changesOf(event: HistoryEvent): Change[] {
  const { data } = event
  if (WRITES.has(event.type)) {
    const old = (data.old ?? {}) as Record<string, unknown>
    const values = (data.values ?? data.variables ?? {}) as Record<string, unknown>
    return Object.entries(values).map(([name, value]) => ({ name, old: old[name], new: value }))
  }
  return Object.entries(data).flatMap(([name, value]) => {
    const pair = value as { old?: unknown; new?: unknown } | null
    return pair && typeof pair === 'object' && 'old' in pair && 'new' in pair ? [{ name, old: pair.old, new: pair.new }] : []
  })
}

/** A value on one line, cut where it gets long. */
export function brief(value: unknown, most = 80): string {
  if (value === undefined || value === null) return '–'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > most ? `${text.slice(0, most - 1)}…` : text
}

/** Events that say nothing of their own between those that do: left out unless asked for. */
export function isDetail(event: HistoryEvent): boolean {
  return event.type === 'sequence-flow-taken' || event.type === 'activity-started' || (event.type === 'activity-completed' && !event.elementId)
}
