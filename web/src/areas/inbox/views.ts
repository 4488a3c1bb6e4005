/** How a list is looked at: which part, filters, order, columns; and the views a person saved under a name. */
import { preference } from '@/lib/preferences'

/** `all`: whatever is open in the cases one may see, for superiors */
export type Scope = 'todo' | 'mine' | 'offered' | 'all'
export type Due = '' | 'late' | 'today' | 'week'
export type Sort = 'due' | 'created' | 'priority'

export interface View {
  scope: Scope
  text: string
  process: string
  due: Due
  sort: Sort
  descending: boolean
}

export interface SavedView extends View {
  name: string
}

export const COLUMNS = ['standing', 'matter', 'summary', 'unit', 'step', 'arrived', 'number', 'holder'] as const
export type Column = (typeof COLUMNS)[number]

export const FIRST_VIEW: View = { scope: 'todo', text: '', process: '', due: '', sort: 'due', descending: false }

/** A view as a part of the address, so that going back and sending a link keep it; what is usual is left out. */
export function queryOf(view: View): Record<string, string> {
  const parts = Object.entries(view).filter(([name, value]) => value !== FIRST_VIEW[name as keyof View])
  return Object.fromEntries(parts.map(([name, value]) => [name, String(value)]))
}

export function viewOf(query: Record<string, unknown>): View {
  const text = (name: string): string => (typeof query[name] === 'string' ? (query[name] as string) : '')
  const one = <T extends string>(name: string, allowed: readonly T[], otherwise: T): T =>
    allowed.includes(text(name) as T) ? (text(name) as T) : otherwise
  return {
    scope: one('scope', ['todo', 'mine', 'offered', 'all'], 'todo'),
    text: text('text'),
    process: text('process'),
    due: one('due', ['', 'late', 'today', 'week'], ''),
    sort: one('sort', ['due', 'created', 'priority'], 'due'),
    descending: text('descending') === 'true',
  }
}

/** Whether anything is narrowed: an empty list then has another way out. */
export function isNarrowed(view: View): boolean {
  return view.text !== '' || view.process !== '' || view.due !== '' || view.scope !== 'todo'
}

/** The instant before which a task of this filter is due; days are those of Shanghai, which has no summer time. */
export function dueBefore(due: Due, now: Date): string | undefined {
  const eight = 8 * 3_600_000
  const midnight = Math.floor((now.getTime() + eight) / 86_400_000) * 86_400_000 - eight
  const days = { '': undefined, late: undefined, today: 1, week: 7 }[due]
  if (due === 'late') return new Date(Math.floor(now.getTime() / 60_000) * 60_000).toISOString()
  // due at the very midnight that ends the day, which `before` would leave out
  return days === undefined ? undefined : new Date(midnight + days * 86_400_000 + 1000).toISOString()
}

function readViews(raw: unknown): SavedView[] {
  if (!Array.isArray(raw)) return []
  return raw
    .filter((each): each is Record<string, unknown> => typeof each === 'object' && each !== null && typeof (each as SavedView).name === 'string')
    .map((each) => ({ ...viewOf({ ...each, descending: String(each.descending) }), name: String(each.name) }))
}

export const savedViews = preference<SavedView[]>('inbox.views', readViews, (there, here) => {
  const names = new Set(there.map((each) => each.name))
  return [...there, ...here.filter((each) => !names.has(each.name))]
})

/** The same name again replaces the view. */
export function saveView(name: string, view: View): void {
  savedViews.change((views) => [...views.filter((each) => each.name !== name), { ...view, name }])
}

export function dropView(name: string): void {
  savedViews.change((views) => views.filter((each) => each.name !== name))
}

export const columns = preference<Column[]>('inbox.columns', (raw) =>
  Array.isArray(raw) ? COLUMNS.filter((each) => raw.includes(each)) : [...COLUMNS],
)

export function toggleColumn(column: Column): void {
  columns.change((now) => COLUMNS.filter((each) => (each === column ? !now.includes(each) : now.includes(each))))
}

export const hasPreview = preference<boolean>('inbox.preview', (raw) => raw !== false)
